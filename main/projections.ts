/** Derives rows from a document that is being stored, inside of its transaction. Each table has one kind of document as its source. */
import type * as Y from 'yjs';
import { parseDocumentName } from '#domain/documents.ts';
import type { MeetingId } from '#domain/ids.ts';
import { factsOf } from '#domain/meeting/facts.ts';
import { type Floor, readFloor } from '#domain/meeting/floor.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { readPreparations, readPrepared } from '#domain/meeting/preparation.ts';
import { readDeskMeetings, readDeskPolls, readDeskPreparations, readDeskTasks } from '#domain/people/desk.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { readQuestion } from '#domain/poll/question.ts';
import { readPoll } from '#domain/poll/state.ts';
import type { DeskTable } from './store/desk.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { OutboxTable } from './store/outbox.ts';
import type { PeopleTable } from './store/people.ts';
import type { PollTable } from './store/polls.ts';
import type { PreparationTable } from './store/preparations.ts';

export interface ProjectionTables {
  meetings: MeetingTable;
  polls: PollTable;
  preparations: PreparationTable;
  desk: DeskTable;
  people: PeopleTable;
  outbox: OutboxTable;
}

/** Makes the rows that come from this document equal to it. */
export function project(
  { meetings, polls, preparations, desk, people, outbox }: ProjectionTables,
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
      preparations.replaceDesk(readDeskPreparations(doc).values());
      desk.replaceTasks(readDeskTasks(doc).values());
      return outbox.dropShownCreations();
    case 'plan':
      return meetings.replacePlan(name.meeting, readPlan(doc));
    case 'restricted':
      return meetings.replaceRestricted(name.meeting, name.group, readPlan(doc));
    case 'floor':
      return projectFloor({ meetings, desk }, name.meeting, readFloor(doc));
    case 'preparations':
      return preparations.replaceMeeting(name.meeting, readPreparations(doc).keys());
    case 'preparation':
      return preparations.replacePapers(name, readPrepared(doc).papers);
    case 'question':
      return polls.replaceQuestion(name.poll, readQuestion(doc));
    case 'pollState':
      return polls.replaceState(name.poll, readPoll(doc));
  }
}

function projectFloor(
  { meetings, desk }: Pick<ProjectionTables, 'meetings' | 'desk'>,
  meeting: MeetingId,
  floor: Floor,
): void {
  meetings.replaceSharers(meeting, [...floor.sharers.keys()]);
  desk.replaceFacts(meeting, factsOf(floor));
}
