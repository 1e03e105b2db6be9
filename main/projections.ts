/** Derives rows from a document that is being stored, inside of its transaction. Each table has one kind of document as its source. */
import type * as Y from 'yjs';
import { parseDocumentName } from '#domain/documents.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { readDeskMeetings, readDeskPolls } from '#domain/people/desk.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { readQuestion } from '#domain/poll/question.ts';
import { readPoll } from '#domain/poll/state.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { OutboxTable } from './store/outbox.ts';
import type { PeopleTable } from './store/people.ts';
import type { PollTable } from './store/polls.ts';

export interface ProjectionTables {
  meetings: MeetingTable;
  polls: PollTable;
  people: PeopleTable;
  outbox: OutboxTable;
}

/** Makes the rows that come from this document equal to it. */
export function project(
  { meetings, polls, people, outbox }: ProjectionTables,
  document: string,
  doc: Y.Doc,
): void {
  const name = parseDocumentName(document);
  switch (name?.kind) {
    case 'directory':
      return people.replace(readDirectory(doc));
    case 'desk':
      meetings.replaceDesk(readDeskMeetings(doc).values());
      polls.replaceDesk(readDeskPolls(doc).values());
      return outbox.dropShownCreations();
    case 'plan':
      return meetings.replacePlan(name.meeting, readPlan(doc));
    case 'floor':
      return meetings.replaceSharers(name.meeting, [...readFloor(doc).sharers.keys()]);
    case 'question':
      return polls.replaceQuestion(name.poll, readQuestion(doc));
    case 'pollState':
      return polls.replaceState(name.poll, readPoll(doc));
  }
}
