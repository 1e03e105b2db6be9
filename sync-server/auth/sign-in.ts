/** Signing in: throttled by account and by address, and the same for a wrong name as for a wrong password. */
import type { PersonId, Timestamp } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';
import type { OfficeTable } from '../store/office.ts';
import type { SessionTable } from '../store/sessions.ts';
import { Overloaded, type Passwords } from './passwords.ts';
import { Throttle, type ThrottleRule } from './throttle.ts';

export type SignInResult =
  | { outcome: 'signed-in'; token: string; person: PersonId; name: string; expiresAt: Timestamp }
  | { outcome: 'wrong-password' }
  | { outcome: 'too-many-attempts'; retryAfterSeconds: number };

export type PasswordResult =
  | { outcome: 'changed' }
  | { outcome: 'wrong-password' }
  | { outcome: 'too-many-attempts'; retryAfterSeconds: number };

const MINUTE_MS = 60_000;
const perAccount: ThrottleRule = {
  free: 5,
  firstWaitMs: 2_000,
  longestWaitMs: 15 * MINUTE_MS,
  forgetMs: 60 * MINUTE_MS,
};
/** A whole office may share one address: much is allowed, but not to try a list of names. */
const perAddress: ThrottleRule = {
  free: 60,
  firstWaitMs: 2_000,
  longestWaitMs: 15 * MINUTE_MS,
  forgetMs: 30 * MINUTE_MS,
};

export interface SignInOptions {
  office: OfficeTable;
  sessions: SessionTable;
  passwords: Passwords;
  clock: Pick<Clock, 'now'>;
  /** Other rules than the usual. */
  perAccount?: ThrottleRule;
  perAddress?: ThrottleRule;
}

export class SignInDesk {
  readonly #options: SignInOptions;
  readonly #accounts: Throttle;
  readonly #addresses: Throttle;

  constructor(options: SignInOptions) {
    this.#options = options;
    this.#accounts = new Throttle(options.perAccount ?? perAccount, options.clock);
    this.#addresses = new Throttle(options.perAddress ?? perAddress, options.clock);
  }

  async signIn(username: string, password: string, address: string): Promise<SignInResult> {
    const key = username.normalize('NFC').toLowerCase();
    const waitMs = Math.max(this.#accounts.wait(key), this.#addresses.wait(address));
    if (waitMs > 0) return tooMany(waitMs);
    // Counts as failed until it is known not to be: guesses sent side by side gain nothing.
    this.#accounts.failed(key);
    const account = this.#options.office.account(username);
    try {
      const isRight = await this.#options.passwords.matches(account?.password, password);
      // So it is with many names tried from one address: once too many were wrong, the others beside them are not told.
      const addressWaitMs = this.#addresses.wait(address);
      if (addressWaitMs > 0) return tooMany(addressWaitMs);
      if (!isRight || !account) {
        this.#addresses.failed(address);
        return { outcome: 'wrong-password' };
      }
    } catch (error) {
      if (!(error instanceof Overloaded)) throw error;
      this.#accounts.forget(key);
      return tooMany(5_000);
    }
    this.#accounts.forget(key);
    await this.#renewHash(account.person, account.password, password);
    const { token, expiresAt } = this.#options.sessions.start(account.person, this.#options.clock.now());
    return { outcome: 'signed-in', token, person: account.person, name: account.name, expiresAt };
  }

  /** Only who knows the old password sets a new one; wrong ones count as failures to sign in do. */
  async changePassword(person: PersonId, current: string, next: string): Promise<PasswordResult> {
    const { office, passwords } = this.#options;
    const key = `person ${person}`;
    const waitMs = this.#accounts.wait(key);
    if (waitMs > 0) return tooMany(waitMs);
    this.#accounts.failed(key);
    try {
      if (!(await passwords.matches(office.passwordOf(person), current)))
        return { outcome: 'wrong-password' };
      this.#accounts.forget(key);
      office.setPassword(person, await passwords.hash(next));
      return { outcome: 'changed' };
    } catch (error) {
      if (!(error instanceof Overloaded)) throw error;
      this.#accounts.forget(key);
      return tooMany(5_000);
    }
  }

  async #renewHash(person: PersonId, encoded: string, password: string): Promise<void> {
    const { passwords, office } = this.#options;
    if (passwords.isOutdated(encoded)) office.setPassword(person, await passwords.hash(password));
  }
}

function tooMany(waitMs: number): SignInResult & PasswordResult {
  return { outcome: 'too-many-attempts', retryAfterSeconds: Math.ceil(waitMs / 1000) };
}
