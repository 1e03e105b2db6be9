/**
 * The text of minutes in the index of papers, a page each under an address of its own kind. It is taken in again a while after
 * it was changed; whose minutes somebody may not read any more is forgotten.
 */
import type { MeetingId } from '#domain/ids.ts';
import type { Log } from '#main/log.ts';
import type { Clock } from '#room/committer.ts';
import { Soon } from '../soon.ts';
import type { MinutesAddress, TextIndex } from './text-index.ts';

/** Long enough for a sentence: each time the whole text is taken in. */
const AFTER_A_CHANGE_MS = 3_000;

export interface MinutesSource {
  /** Every meeting this person has a part in. */
  meetings(): MeetingId[];
  mayRead(meeting: MeetingId): boolean;
  title(meeting: MeetingId): string;
  /** As lines. */
  text(meeting: MeetingId): string;
}

export interface MinutesIndexOptions {
  index: TextIndex;
  minutes: MinutesSource;
  /** Stores, after what was changed before. May throw. */
  commit(write: () => void): void;
  clock: Clock;
  log: Log;
}

export class MinutesIndex {
  readonly #options: MinutesIndexOptions;
  readonly #changed = new Set<MeetingId>();
  readonly #soon: Soon;

  constructor(options: MinutesIndexOptions) {
    this.#options = options;
    this.#soon = new Soon(options, AFTER_A_CHANGE_MS, () => this.#catchUp());
  }

  /** Minutes that wait to be taken in. */
  get behind(): number {
    return this.#changed.size;
  }

  /** Somebody has written in these minutes. */
  changed(meeting: MeetingId): void {
    this.#changed.add(meeting);
    this.#soon.ask();
  }

  /** Minutes may be read now that could not be before, or the other way round. */
  wake(): void {
    this.#soon.ask();
  }

  close(): void {
    this.#soon.close();
  }

  #catchUp(): void {
    const { index, minutes, commit } = this.#options;
    const readable = new Set(minutes.meetings().filter((meeting) => minutes.mayRead(meeting)));
    const known = new Set(index.minutes().map(meetingAt));
    const gone = [...known].filter((meeting) => !readable.has(meeting));
    const due = [...readable].filter((meeting) => this.#changed.has(meeting) || !known.has(meeting));
    this.#changed.clear();
    if (gone.length + due.length === 0) return;
    commit(() => {
      for (const meeting of gone) index.remove(addressOf(meeting));
      for (const meeting of due) index.add(addressOf(meeting), [minutes.text(meeting)]);
    });
  }
}

export function addressOf(meeting: MeetingId): MinutesAddress {
  return `minutes/${meeting}`;
}

export function meetingAt(address: MinutesAddress): MeetingId {
  return address.slice('minutes/'.length) as MeetingId;
}
