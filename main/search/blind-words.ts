/**
 * A word as the index holds it: a keyed hash, so that whoever reads the database without the key learns how often words
 * repeat and nothing of what they are.
 */
import { hash } from 'node:crypto';

/** Hexadecimal digits of a hashed word: 40 bits tell all the words of an office apart. */
const DIGITS = 10;
/** Words an office uses again and again are hashed once. */
const REMEMBERED = 20_000;

export class BlindWords {
  readonly #key: string;
  readonly #known = new Map<string, string>();

  /** @param key 32 secret bytes */
  constructor(key: Uint8Array) {
    this.#key = Buffer.from(key).toString('hex');
  }

  of(word: string): string {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    // Key and output have fixed lengths and the output is cut short: a plain prefix is as good as HMAC here, and faster.
    const blind = hash('sha256', this.#key + word, 'hex').slice(0, DIGITS);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(word, blind);
    return blind;
  }

  /** Each word once, in no order that says anything. */
  ofAll(words: Iterable<string>): string[] {
    return [...new Set([...words].map((word) => this.of(word)))].sort();
  }
}
