/**
 * Looks through a server's journal for anything changed, missing or out of order: each entry must hold the hash of what
 * it says and of the entry before it, and what everyone was shown as a chain's end must be in it.
 */
import type { JournalHead } from '#domain/journal.ts';
import { type JournalEntry, type JournalTable, sealOf } from './store/journal.ts';

export type Flaw =
  /** What an entry says is not what was sealed, or an entry before it was exchanged. */
  | { flaw: 'changed'; subject: string; number: number }
  | { flaw: 'missing'; subject: string; number: number }
  /** Written later than an entry that comes after it in the chain. */
  | { flaw: 'reordered'; subject: string; number: number }
  /** The chain is shorter than what everyone was shown, or ends otherwise. */
  | { flaw: 'cut'; subject: string; number: number };

export interface Verified {
  subjects: number;
  entries: number;
  flaws: Flaw[];
}

/** @param shown what people were last shown as the end of a subject's chain */
export function verifyJournal(
  journal: JournalTable,
  shown: (subject: string) => JournalHead | undefined,
  alsoShown: readonly string[] = [],
): Verified {
  const subjects = new Set([...journal.subjects(), ...alsoShown]);
  const verified: Verified = { subjects: subjects.size, entries: 0, flaws: [] };
  for (const subject of subjects) {
    const chain = new Chain(subject, shown(subject));
    for (const entry of journal.entries(subject)) chain.add(entry);
    verified.entries += chain.length;
    verified.flaws.push(...chain.end());
  }
  return verified;
}

class Chain {
  length = 0;
  readonly #subject: string;
  readonly #head: JournalHead | undefined;
  readonly #flaws: Flaw[] = [];
  #next = 1;
  #sequence = 0;
  #before: Buffer | undefined;
  #headSeen = false;

  constructor(subject: string, head: JournalHead | undefined) {
    this.#subject = subject;
    this.#head = head;
  }

  add(entry: JournalEntry & { sequence: number }): void {
    this.length++;
    for (; this.#next < entry.number; this.#next++) this.#found('missing', this.#next);
    const isGap = this.#flaws.at(-1)?.flaw === 'missing' && this.#flaws.at(-1)?.number === entry.number - 1;
    // After a gap nothing can be said of the seal: what it was made over is gone.
    if (!isGap && !sealOf(entry, this.#before).equals(entry.hash)) this.#found('changed', entry.number);
    if (entry.sequence < this.#sequence) this.#found('reordered', entry.number);
    if (this.#head?.count === entry.number && this.#head.hash === entry.hash.toString('hex'))
      this.#headSeen = true;
    this.#next = entry.number + 1;
    this.#sequence = entry.sequence;
    this.#before = entry.hash;
  }

  end(): Flaw[] {
    if (this.#head && !this.#headSeen) this.#found('cut', this.#head.count);
    return this.#flaws;
  }

  #found(flaw: Flaw['flaw'], number: number): void {
    this.#flaws.push({ flaw, subject: this.#subject, number });
  }
}
