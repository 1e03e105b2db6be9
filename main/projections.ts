/** Derives rows from a document that is being stored, inside of its transaction. Each table has one kind of document as its source. */
import type * as Y from 'yjs';
import { parseDocumentName } from '#domain/documents.ts';
import type { MeetingId } from '#domain/ids.ts';
import { readAnnexes } from '#domain/meeting/annexes.ts';
import { factsOf } from '#domain/meeting/facts.ts';
import { type Floor, readFloor } from '#domain/meeting/floor.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { readPreparations, readPrepared } from '#domain/meeting/preparation.ts';
import { readNoticed, readOpened } from '#domain/paper/opened.ts';
import {
  readDeskMeetings,
  readDeskPolls,
  readDeskPreparations,
  readDeskSubstitutionEnds,
  readDeskTasks,
} from '#domain/people/desk.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { readQuestion } from '#domain/poll/question.ts';
import { readPoll } from '#domain/poll/state.ts';
import type { PersonStore } from './person-store.ts';
import type { MeetingTable } from './store/meetings.ts';

export type ProjectionTables = Omit<PersonStore, 'db' | 'documents' | 'ballots' | 'setAside'>;

/** Makes the rows that come from this document equal to it. */
export function project(
  { meetings, polls, preparations, annexes, opened, desk, people, outbox }: ProjectionTables,
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
      desk.replaceSubstitutionEnds(readDeskSubstitutionEnds(doc).values());
      return outbox.dropShownCreations();
    case 'plan':
      return meetings.replacePlan(name.meeting, readPlan(doc));
    case 'guestPlan':
      // Organisers look at what they share with others, too.
      return isGuest(meetings, name.meeting) ? meetings.replacePlan(name.meeting, readPlan(doc)) : undefined;
    case 'guestFloor':
      return projectFloor({ meetings, desk }, name.meeting, readFloor(doc));
    case 'restricted':
      return meetings.replaceRestricted(name.meeting, name.group, readPlan(doc));
    case 'floor':
      return projectFloor({ meetings, desk }, name.meeting, readFloor(doc));
    case 'preparations':
      return preparations.replaceMeeting(name.meeting, readPreparations(doc).values());
    case 'preparation':
      return preparations.replacePapers(name, readPrepared(doc).papers);
    case 'minutesAnnexes':
      return annexes.replace(name.meeting, 'minutes', readAnnexes(doc));
    case 'noticeAnnexes':
      return annexes.replace(name.meeting, 'notice', readAnnexes(doc));
    case 'notes':
      opened.replace(name.meeting, 'opened', readOpened(doc));
      return opened.replace(name.meeting, 'noticed', readNoticed(doc));
    case 'question':
      return polls.replaceQuestion(name.poll, readQuestion(doc));
    case 'pollState':
      return polls.replaceState(name.poll, readPoll(doc));
  }
}

function isGuest(meetings: MeetingTable, meeting: MeetingId): boolean {
  return meetings.standingOf(meeting)?.role === 'guest';
}

function projectFloor(
  { meetings, desk }: Pick<ProjectionTables, 'meetings' | 'desk'>,
  meeting: MeetingId,
  floor: Floor,
): void {
  meetings.replaceSharers(meeting, [...floor.sharers.keys()]);
  desk.replaceFacts(meeting, factsOf(floor));
}
