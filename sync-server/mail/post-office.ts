/** E-mail as the rest of the server sees it: letters are put there, and go out by themselves where there is a mail server. */
import type { Database } from 'better-sqlite3';
import type { Clock } from '#room/committer.ts';
import type { Logger } from '../log.ts';
import type { Rooms } from '../rooms.ts';
import { MailTable } from '../store/mails.ts';
import { Letters } from './letters.ts';
import { Postman } from './postman.ts';
import { type SmtpOptions, smtp } from './smtp.ts';

export interface PostOfficeOptions {
  db: Database;
  rooms: Rooms;
  clock: Clock;
  log: Logger;
  /** `undefined`: the office sends no e-mails. */
  smtp: SmtpOptions | undefined;
}

export class PostOffice {
  readonly letters: Letters;
  readonly #postman: Postman | undefined;
  readonly #line: ReturnType<typeof smtp> | undefined;

  constructor({ db, rooms, clock, log, smtp: options }: PostOfficeOptions) {
    const mails = new MailTable(db);
    this.letters = new Letters({ rooms, mails, isOn: options !== undefined });
    this.#line = options && smtp(options);
    this.#postman = this.#line && new Postman({ mails, send: this.#line.send, clock, log });
  }

  /** Something may have been put there, now or before the server was started. */
  wake(): void {
    this.#postman?.wake();
  }

  /** Ends after the letter it is just sending; all others go out next time. */
  async close(): Promise<void> {
    await this.#postman?.close();
    this.#line?.close();
  }
}
