/** Who may do what with which document, by the rights table of the domain and the meetings as they stand. */
import { type DocumentName, meetingOf, parseDocumentName, type Right, rightOn } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { MeetingTable } from './store/meetings.ts';

export class Rights {
  readonly #meetings: MeetingTable;

  constructor(meetings: MeetingTable) {
    this.#meetings = meetings;
  }

  of(person: PersonId, name: DocumentName): Right {
    const meeting = meetingOf(name);
    return rightOn(name, person, meeting && this.#meetings.standing(person, meeting));
  }

  /**
   * The same for many documents of one person at this moment, each meeting looked up once.
   * A name that is none gives no right.
   */
  lookup(person: PersonId): (document: string) => Right {
    const standings = new Map<MeetingId, ReturnType<MeetingTable['standing']>>();
    return (document) => {
      const name = parseDocumentName(document);
      if (!name) return 'none';
      const meeting = meetingOf(name);
      if (!meeting) return rightOn(name, person, undefined);
      if (!standings.has(meeting)) standings.set(meeting, this.#meetings.standing(person, meeting));
      return rightOn(name, person, standings.get(meeting));
    };
  }
}
