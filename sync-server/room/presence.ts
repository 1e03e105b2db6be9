/**
 * Who is present in one document: the latest entry of each client, bound to the peer that announced it.
 * Unlike a library's Awareness it forgets: an entry goes with its peer, and nothing is kept of clients that left.
 */

import type { UpdateRefusal } from '#protocol/errors.ts';
import { limits } from '#protocol/limits.ts';
import type { AwarenessEntry } from '#protocol/messages.ts';

interface Present extends AwarenessEntry {
  owner: object;
  person: string | undefined;
}

export class Presence {
  readonly #present = new Map<number, Present>();
  readonly #changed = new Set<number>();
  /** Clients that left since the last round, with the clock that says so. */
  readonly #left = new Map<number, number>();

  /**
   * Takes entries announced by `owner`. Older entries than those known are passed over.
   * @param person whose presence `owner` may announce; `undefined` for a trusted relay of many
   */
  announce(
    owner: object,
    entries: readonly AwarenessEntry[],
    person: string | undefined,
  ): UpdateRefusal | null {
    for (const entry of entries) {
      const refusal = this.#refusal(owner, entry, person);
      if (refusal) return refusal;
      this.#take(owner, entry, person);
    }
    return null;
  }

  /** Everything `owner` announced leaves with it. */
  forget(owner: object): void {
    for (const present of [...this.#present.values()]) if (present.owner === owner) this.#remove(present);
  }

  get dirty(): boolean {
    return this.#changed.size > 0 || this.#left.size > 0;
  }

  get size(): number {
    return this.#present.size;
  }

  /** The latest state of each client that changed or left since the last call. */
  takeChanges(): AwarenessEntry[] {
    const changes = [...this.#changed].flatMap((client) => this.#present.get(client) ?? []);
    const gone = [...this.#left].map(([client, clock]) => ({ client, clock, state: 'null' }));
    this.#changed.clear();
    this.#left.clear();
    return [...changes.map(bare), ...gone];
  }

  all(): AwarenessEntry[] {
    return [...this.#present.values()].map(bare);
  }

  #refusal(owner: object, entry: AwarenessEntry, person: string | undefined): UpdateRefusal | null {
    if (entry.state.length > limits.awarenessBytes) return 'too-large';
    // A relay speaks for many, and was believed when it connected.
    if (person === undefined) return null;
    const known = this.#present.get(entry.client);
    if (known && known.owner !== owner && known.person !== person) return 'not-yours';
    if (entry.state === 'null') return null;
    if (!saysPerson(entry.state, person)) return 'not-yours';
    return !known && this.#countOf(owner) >= limits.awarenessClientsPerPeer ? 'too-large' : null;
  }

  #take(owner: object, entry: AwarenessEntry, person: string | undefined): void {
    const known = this.#present.get(entry.client);
    // A relay repeats to us what we announced ourselves.
    if (known && known.owner !== owner && person === undefined) return;
    if (known && known.clock >= entry.clock) return;
    if (entry.state === 'null') {
      if (known) this.#remove(known);
      return;
    }
    this.#present.set(entry.client, { ...entry, owner, person });
    this.#left.delete(entry.client);
    this.#changed.add(entry.client);
  }

  #remove(present: Present): void {
    this.#present.delete(present.client);
    this.#changed.delete(present.client);
    this.#left.set(present.client, present.clock + 1);
  }

  #countOf(owner: object): number {
    let count = 0;
    for (const present of this.#present.values()) if (present.owner === owner) count++;
    return count;
  }
}

function bare({ client, clock, state }: AwarenessEntry): AwarenessEntry {
  return { client, clock, state };
}

function saysPerson(state: string, person: string): boolean {
  try {
    return (JSON.parse(state) as { person?: unknown } | null)?.person === person;
  } catch {
    return false;
  }
}
