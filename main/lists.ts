/** What screens list, out of the rows on this machine: nothing here opens a document or waits for the network. */
import type { DeskItem, Figures, MeetingRow, PaperNewsRow, PersonRow, PollRow } from '#contract';
import type { PersonId } from '#domain/ids.ts';
import { isToBeHeld } from '#domain/meeting/phase.ts';
import type { Clock } from '#room/committer.ts';
import { deskItems } from './desk-items.ts';
import { countNews, lateNews } from './paper-news.ts';
import type { Papers } from './papers/papers.ts';
import type { PersonStore } from './person-store.ts';

export interface ListsOptions {
  person: PersonId;
  store: Pick<PersonStore, 'meetings' | 'polls' | 'preparations' | 'desk' | 'people' | 'opened'>;
  papers: Pick<Papers, 'has'>;
  clock: Pick<Clock, 'now'>;
}

export class Lists {
  readonly #options: ListsOptions;

  constructor(options: ListsOptions) {
    this.#options = options;
  }

  meetings(query: string, when: 'upcoming' | 'past' | 'all'): MeetingRow[] {
    const { store, papers, clock } = this.#options;
    return store.meetings.list(query, when, clock.now()).map((row) => ({
      ...row,
      papersHere: store.meetings.addressesOf(row.id).filter((sha256) => papers.has(sha256)).length,
      news: isToBeHeld(row.phase) ? countNews(this.#options, row.id) : 0,
    }));
  }

  /** Late and replaced papers that the person is to be told of. */
  paperNews(): PaperNewsRow[] {
    const { store, clock } = this.#options;
    const facts = store.desk.facts();
    return store.meetings
      .list('', 'all', clock.now())
      .filter(({ phase }) => isToBeHeld(phase))
      .flatMap(({ id: meeting, title: meetingTitle }) =>
        lateNews(this.#options, {
          meeting,
          meetingTitle,
          convenedAt: facts.get(meeting)?.convenedAt ?? null,
        }),
      );
  }

  polls(query: string): PollRow[] {
    return this.#options.store.polls.list(query);
  }

  people(query: string): PersonRow[] {
    return this.#options.store.people.search(query);
  }

  /** What waits for the person. */
  desk(): DeskItem[] {
    const { person, store, clock } = this.#options;
    const { meetings, polls, preparations, desk } = store;
    return deskItems({
      person,
      now: clock.now(),
      meetings: this.meetings('', 'all'),
      minutesOf: (meeting) => meetings.standingOf(meeting)?.minutes ?? 'drafting',
      facts: desk.facts(),
      preparations: preparations.ofDesk(),
      preparedFor: (meeting) => preparations.ofMeeting(meeting),
      polls: polls.list(''),
      tasks: desk.tasks(),
      substitutionEnds: desk.substitutionEnds(),
    });
  }

  /** What statistics add up. */
  figures(): Figures {
    const facts = this.#options.store.desk.facts();
    const meetings = this.meetings('', 'all').flatMap((row) => {
      const known = facts.get(row.id);
      return known ? [{ row, facts: known }] : [];
    });
    return { meetings, polls: this.polls('') };
  }
}
