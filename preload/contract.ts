/**
 * Every call and event between the renderer and the client's main process: the single source.
 * Both shells (Electron's MessagePort, the browser's WebSocket) carry this very contract; inputs are checked in main.
 *
 * Beside it run two byte paths: the *sync port*, on which the renderer is a peer of the rooms in main and which carries
 * the frames of `sync-server/protocol/frames.ts`, and *paper bytes*, plain ranged requests to {@link paperPath}.
 */
import { ballotCalls } from './contract/ballots.ts';
import { commandCalls } from './contract/commands.ts';
import { deskCalls } from './contract/desk.ts';
import { documentCalls, tableCalls } from './contract/documents.ts';
import { meetingCalls } from './contract/meetings.ts';
import { paperCalls } from './contract/papers.ts';
import { pollCalls } from './contract/polls.ts';
import { recognitionCalls } from './contract/recognition.ts';
import { searchCalls } from './contract/search.ts';
import { sessionCalls } from './contract/session.ts';
import { settingsCalls } from './contract/settings.ts';
import { sheetCalls, signingCalls } from './contract/sheets.ts';
import { statusCalls } from './contract/status.ts';
import { versionCalls } from './contract/versions.ts';

export * from './contract/ballots.ts';
export { CallErrorCode } from './contract/call.ts';
export * from './contract/commands.ts';
export * from './contract/desk.ts';
export * from './contract/documents.ts';
export * from './contract/files.ts';
export * from './contract/meetings.ts';
export * from './contract/pack.ts';
export * from './contract/papers.ts';
export * from './contract/people.ts';
export * from './contract/polls.ts';
export * from './contract/search.ts';
export * from './contract/session.ts';
export * from './contract/settings.ts';
export * from './contract/sheets.ts';
export * from './contract/status.ts';
export * from './contract/versions.ts';
export type { BytePort, ShellBridge } from './shell.ts';

export const contract = {
  session: sessionCalls,
  status: statusCalls,
  commands: commandCalls,
  meetings: meetingCalls,
  polls: pollCalls,
  signing: signingCalls,
  sheets: sheetCalls,
  search: searchCalls,
  recognition: recognitionCalls,
  desk: deskCalls,
  papers: paperCalls,
  versions: versionCalls,
  tables: tableCalls,
  documents: documentCalls,
  ballots: ballotCalls,
  settings: settingsCalls,
};
