/** What the person may do with a document on this machine, without asking the server: the same table, by the desk stored here. */
import { meetingOf, parseDocumentName, type Right, rightOn } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import type { MeetingTable } from './store/meetings.ts';

export function localRights(person: PersonId, meetings: MeetingTable): (document: string) => Right {
  return (document) => {
    const name = parseDocumentName(document);
    if (!name) return 'none';
    const meeting = meetingOf(name);
    return rightOn(name, person, meeting && meetings.standingOf(meeting));
  };
}
