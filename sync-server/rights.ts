/** Who may do what with which document, by the rights table of the domain and the meetings as they stand. */
import { type DocumentName, parseDocumentName } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { type Parts, type Right, rightByParts, type Standing } from '#domain/rights.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { PollTable } from './store/polls.ts';
import type { PreparationTable } from './store/preparations.ts';

export class Rights {
  readonly #meetings: MeetingTable;
  readonly #polls: PollTable;
  readonly #preparations: PreparationTable;

  constructor(meetings: MeetingTable, polls: PollTable, preparations: PreparationTable) {
    this.#meetings = meetings;
    this.#polls = polls;
    this.#preparations = preparations;
  }

  of(person: PersonId, name: DocumentName): Right {
    return rightByParts(name, person, this.#partsOf(person));
  }

  /**
   * The same for many people and documents at this moment: each meeting is looked up once for each person, each name
   * read once. A name that is none gives no right.
   */
  now(): (person: PersonId) => (document: string) => Right {
    const names = new Map<string, DocumentName | undefined>();
    const read = (document: string) => {
      if (!names.has(document)) names.set(document, parseDocumentName(document));
      return names.get(document);
    };
    return (person) => {
      const standings = new Map<MeetingId, Standing | undefined>();
      const parts = {
        // Few have more than one document of a poll or a preparation open.
        ...this.#partsOf(person),
        inMeeting: (meeting: MeetingId) => {
          if (!standings.has(meeting)) standings.set(meeting, this.#meetings.standing(person, meeting));
          return standings.get(meeting);
        },
      };
      return (document) => {
        const name = read(document);
        return name ? rightByParts(name, person, parts) : 'none';
      };
    };
  }

  #partsOf(person: PersonId): Parts {
    return {
      inMeeting: (meeting) => this.#meetings.standing(person, meeting),
      inPoll: (poll) => this.#polls.standing(person, poll),
      inPreparation: (meeting, item) => this.#preparations.standing(person, meeting, item),
    };
  }
}
