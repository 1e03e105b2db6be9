/** What the person may do with a document on this machine, without asking the server: the same table, by the desk stored here. */
import { meetingOf, parseDocumentName, pollOf, type Right, rightOn } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { PollTable } from './store/polls.ts';

export function localRights(
  person: PersonId,
  { meetings, polls }: { meetings: MeetingTable; polls: PollTable },
): (document: string) => Right {
  return (document) => {
    const name = parseDocumentName(document);
    if (!name) return 'none';
    const meeting = meetingOf(name);
    const poll = pollOf(name);
    return rightOn(name, person, meeting && meetings.standingOf(meeting), poll && polls.standingOf(poll));
  };
}
