/**
 * The code by which people in the room check in: six digits that only the room screen shows and that change every minute.
 * Made of a secret of the server's own, the meeting and the minute, so that nothing is to be stored or sent around.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import type { CheckInCode } from '#protocol/http.ts';
import type { OfficeTable } from './store/office.ts';

const WINDOW_MS = 60_000;
const DIGITS = 6;
/** In one minute, of one person: whoever reads the code off a screen is wrong once or twice, whoever guesses all the time. */
const MOST_WRONG = 10;

export class CheckInCodes {
  readonly #office: OfficeTable;
  #secret: Buffer | undefined;
  /** How often each person was wrong about each meeting, in this minute alone. */
  #wrong = { window: 0, times: new Map<string, number>() };

  constructor(office: OfficeTable) {
    this.#office = office;
  }

  current(meeting: MeetingId, now: Timestamp): CheckInCode {
    const window = windowOf(now);
    return { code: this.#codeOf(meeting, window), changesAt: (window + 1) * WINDOW_MS };
  }

  /**
   * Whoever types it as it changes is not sent back: the code before still counts. Whoever was wrong too often is wrong
   * for the rest of the minute, or six digits could be tried from afar.
   */
  isValid(meeting: MeetingId, person: PersonId, code: string, now: Timestamp): boolean {
    const window = windowOf(now);
    if (this.#wrong.window !== window) this.#wrong = { window, times: new Map() };
    const key = `${meeting} ${person}`;
    const times = this.#wrong.times.get(key) ?? 0;
    if (times >= MOST_WRONG) return false;
    const digits = code.replace(/\s/g, '');
    const isRight = [window, window - 1].some((each) => this.#codeOf(meeting, each) === digits);
    if (!isRight) this.#wrong.times.set(key, times + 1);
    return isRight;
  }

  #codeOf(meeting: MeetingId, window: number): string {
    const digest = createHmac('sha256', this.#key()).update(`${meeting}:${window}`).digest();
    return String(digest.readUInt32BE(0) % 10 ** DIGITS).padStart(DIGITS, '0');
  }

  #key(): Buffer {
    this.#secret ??= Buffer.from(this.#office.fact('check-in-secret') ?? this.#newSecret(), 'hex');
    return this.#secret;
  }

  #newSecret(): string {
    const secret = randomBytes(32).toString('hex');
    this.#office.setFact('check-in-secret', secret);
    return secret;
  }
}

function windowOf(now: Timestamp): number {
  return Math.floor(now / WINDOW_MS);
}
