/** Who may do what with which document, by the rights table of the domain and the meetings as they stand. */
import {
  type DocumentName,
  meetingOf,
  parseDocumentName,
  pollOf,
  preparedItemOf,
  type Right,
  rightOn,
  type Standing,
} from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { PreparationState } from '#domain/meeting/preparation.ts';
import type { PollStanding } from '#domain/poll/parts.ts';
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
    const meeting = meetingOf(name);
    return rightOn(
      name,
      person,
      meeting && this.#meetings.standing(person, meeting),
      this.#inPoll(person, name),
      this.#preparing(person, name),
    );
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
      const standingIn = (meeting: MeetingId) => {
        if (!standings.has(meeting)) standings.set(meeting, this.#meetings.standing(person, meeting));
        return standings.get(meeting);
      };
      return (document) => {
        const name = read(document);
        if (!name) return 'none';
        const meeting = meetingOf(name);
        return rightOn(
          name,
          person,
          meeting && standingIn(meeting),
          this.#inPoll(person, name),
          this.#preparing(person, name),
        );
      };
    };
  }

  #preparing(person: PersonId, name: DocumentName): PreparationState | undefined {
    const about = preparedItemOf(name);
    return about && this.#preparations.standing(person, about.meeting, about.item);
  }

  /** Few have more than one document of a poll open. */
  #inPoll(person: PersonId, name: DocumentName): PollStanding | undefined {
    const poll = pollOf(name);
    return poll && this.#polls.standing(person, poll);
  }
}
