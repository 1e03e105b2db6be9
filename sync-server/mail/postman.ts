/** Sends the e-mails that wait, one after another; one that can't be sent is tried again, later each time. */
import type { Clock } from '#room/committer.ts';
import type { Logger } from '../log.ts';
import type { MailMessage, MailTable } from '../store/mails.ts';

/** Hands one e-mail to a mail server. @throws when it was not taken */
export type Send = (address: string, message: MailMessage) => Promise<void>;

export interface PostmanOptions {
  mails: MailTable;
  send: Send;
  clock: Clock;
  log: Logger;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How long until the next try; after the last one it is given up: the meeting will be over. */
const waits = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, 12 * HOUR_MS, 24 * HOUR_MS];

export class Postman {
  readonly #options: PostmanOptions;
  #stopTimer: (() => void) | undefined;
  #round: Promise<void> | undefined;
  #ended = false;

  constructor(options: PostmanOptions) {
    this.#options = options;
  }

  /** Something may have been put there: looks once the running turn is over. */
  wake(): void {
    if (this.#ended || this.#round) return;
    this.#stopTimer?.();
    const { mails, clock } = this.#options;
    const nextAt = mails.nextAt();
    if (nextAt === undefined) return;
    this.#stopTimer = clock.after(Math.max(0, nextAt - clock.now()), () => {
      this.#round = this.#sendAll().finally(() => {
        this.#round = undefined;
        this.wake();
      });
    });
  }

  /** Ends after the letter it is just sending. */
  async close(): Promise<void> {
    this.#ended = true;
    this.#stopTimer?.();
    await this.#round;
  }

  async #sendAll(): Promise<void> {
    const { mails, send, clock, log } = this.#options;
    while (!this.#ended) {
      const mail = mails.due(clock.now());
      if (!mail) return;
      try {
        await send(mail.address, mail.message);
        mails.sent(mail.sequence, clock.now());
      } catch (error) {
        const wait = waits[mail.attempts];
        mails.failed(mail.sequence, reasonOf(error), wait === undefined ? null : clock.now() + wait);
        log.warn({ mail: mail.sequence, reason: reasonOf(error) }, 'an e-mail could not be sent');
      }
    }
  }
}

/** What the mail server said. Never the address of the server itself, which may hold its password. */
function reasonOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown';
}
