/** What the person may do with a document on this machine, without asking the server: the same table, by the desk stored here. */
import {
  meetingOf,
  parseDocumentName,
  pollOf,
  preparedItemOf,
  type Right,
  rightOn,
} from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { PollTable } from './store/polls.ts';
import type { PreparationTable } from './store/preparations.ts';

export function localRights(
  person: PersonId,
  {
    meetings,
    polls,
    preparations,
  }: { meetings: MeetingTable; polls: PollTable; preparations: PreparationTable },
): (document: string) => Right {
  return (document) => {
    const name = parseDocumentName(document);
    if (!name) return 'none';
    const meeting = meetingOf(name);
    const poll = pollOf(name);
    const about = preparedItemOf(name);
    return rightOn(
      name,
      person,
      meeting && meetings.standingOf(meeting),
      poll && polls.standingOf(poll),
      about && preparations.standingOf(about.meeting, about.item),
    );
  };
}
