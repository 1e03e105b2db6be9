/** What the server knows of the text of a meeting's minutes and of what goes with it, and keeping it at legal moments. */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { Situation } from '#domain/commands.ts';
import { type MeetingId, Sha256, type Timestamp } from '#domain/ids.ts';
import { type AnnexesOf, annexesName, readAnnexes } from '#domain/meeting/annexes.ts';
import { isLegalMoment, type Minutes } from '#domain/meeting/minutes.ts';
import { frozenText, isBlank, readMinutesFrame, readMinutesText } from '#domain/meeting/minutes-text.ts';
import { filesOf } from '#domain/meeting/plan.ts';
import type { Rooms } from '../rooms.ts';
import type { FileTable } from '../store/files.ts';
import type { MinutesTable } from '../store/minutes.ts';

export function digestOfMinutes(rooms: Rooms, meeting: MeetingId): ReturnType<Situation['minutes']> {
  return rooms.read({ kind: 'minutes', meeting }, (doc) =>
    rooms.read({ kind: 'minutesAnnexes', meeting }, (annexes) => ({
      sha256: Sha256.parse(createHash('sha256').update(frozenText(doc, annexes)).digest('hex')),
      isBlank: isBlank(readMinutesText(doc)),
      frame: readMinutesFrame(doc),
    })),
  );
}

/** What is to be written within the transaction, if the minutes come to a legal moment. */
export function keepingVersion(
  { rooms, minutesVersions }: { rooms: Rooms; minutesVersions: MinutesTable },
  meeting: MeetingId,
  { state }: Minutes,
  at: Timestamp,
): () => void {
  if (!isLegalMoment(state)) return () => {};
  const { sha256 } = digestOfMinutes(rooms, meeting);
  const document = rooms.read({ kind: 'minutes', meeting }, (doc) => Y.encodeStateAsUpdate(doc));
  return () => minutesVersions.keep(meeting, { state, at, sha256, document });
}

/** What goes with a document is fixed with it; a file that only its bringer has would stay there. */
export function awaitedAnnexes(
  { rooms, files }: { rooms: Rooms; files: FileTable },
  meeting: MeetingId,
  of: AnnexesOf,
): string[] {
  return rooms
    .read(annexesName(of, meeting), readAnnexes)
    .filter((paper) => filesOf(paper).some(({ sha256 }) => files.size(meeting, sha256) === undefined))
    .map(({ title }) => title.slice(0, 200))
    .slice(0, 50);
}
