/** Passwords: hashed by argon2id, a few at a time, so that a rush of sign-ins takes time but not all memory. */
import { argon2id, hash, needsRehash, verify } from 'argon2';

/** OWASP's choice for servers (2024): 19 MiB, two passes. About 25 ms of one core. */
const COSTS = { type: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 4;
const LONGEST_QUEUE = 1_000;

/** More sign-ins wait than could be served in reasonable time. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  /** Stands in for the password of those who have none, so that both take the same time to refuse. */
  readonly #nobodys = hash('nobody signs in with this', COSTS);

  /** The encoded hash, with its salt and costs. */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password.normalize('NFC'), COSTS));
  }

  /**
   * Whether this is the password. Takes as long when there is none.
   * @throws {Overloaded}
   */
  async matches(encoded: string | undefined, password: string): Promise<boolean> {
    const against = encoded ?? (await this.#nobodys);
    const same = await this.#inTurn(() => verify(against, password.normalize('NFC')));
    return encoded !== undefined && same;
  }

  /** It was hashed at other costs than today's. */
  isOutdated(encoded: string): boolean {
    return needsRehash(encoded, COSTS);
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
