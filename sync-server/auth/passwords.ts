/** Passwords: hashed by argon2id, a few at a time, so that a rush of sign-ins takes time but not all memory. */
import { availableParallelism } from 'node:os';
import { PasswordThreads } from './password-threads.ts';
import type { PasswordCosts } from './password-worker.ts';

/** OWASP's choice for servers (2024): 19 MiB, two passes. About a tenth of a second of one core. */
const COSTS: PasswordCosts = { memorySize: 19 * 1024, iterations: 2, parallelism: 1 };
/** How an encoded hash of these costs begins. */
const TODAYS = `$argon2id$v=19$m=${COSTS.memorySize},t=${COSTS.iterations},p=${COSTS.parallelism}$`;
/** Nobody's password, for names that have none: checking it is the same work, and no password gives these 32 zeros. */
const NOBODYS = `${TODAYS}${'A'.repeat(22)}$${'A'.repeat(43)}`;
const AT_ONCE = Math.min(4, availableParallelism());
const LONGEST_QUEUE = 1_000;

/** More sign-ins wait than could be served in reasonable time. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #threads = new PasswordThreads();

  /** The encoded hash, with its salt and costs. */
  hash(password: string): Promise<string> {
    return this.#inTurn(async () =>
      String(await this.#threads.run({ do: 'hash', password: password.normalize('NFC'), costs: COSTS })),
    );
  }

  /**
   * Whether this is the password. Takes as long when there is none.
   * @throws {Overloaded}
   */
  async matches(encoded: string | undefined, password: string): Promise<boolean> {
    const job = {
      do: 'verify',
      password: password.normalize('NFC'),
      encoded: encoded ?? NOBODYS,
    } as const;
    const same = await this.#inTurn(() => this.#threads.run(job));
    return encoded !== undefined && same === true;
  }

  /** It was hashed at other costs than today's. */
  isOutdated(encoded: string): boolean {
    return !encoded.startsWith(TODAYS);
  }

  /** Ends the threads; what they are at is still done. */
  close(): void {
    this.#threads.close();
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) {
      if (this.#waiting.length >= LONGEST_QUEUE) throw new Overloaded('too many passwords to check');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
