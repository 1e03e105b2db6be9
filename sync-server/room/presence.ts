/**
 * Who is present in one document: the latest entry of each client, bound to the peer that announced it.
 * Unlike a library's Awareness it forgets: an entry goes with its peer, and nothing is kept of clients that left.
 */

import type { UpdateRefusal } from '#protocol/errors.ts';
import { limits } from '#protocol/limits.ts';
import type { AwarenessEntry } from '#protocol/messages.ts';

interface Present {
  entry: AwarenessEntry;
  owner: object;
  person: string | undefined;
}

/** What is new of one client, and the peer it came by. */
export interface PresenceChange {
  entry: AwarenessEntry;
  owner: object;
}

export class Presence {
  readonly #present = new Map<number, Present>();
  readonly #changed = new Set<number>();
  /** Clients that left since the last round: their last entry, emptied. */
  readonly #left = new Map<number, PresenceChange>();

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

  /** The latest entry of each client that changed or left since the last call. */
  takeChanges(): PresenceChange[] {
    const changes: PresenceChange[] = [...this.#changed].flatMap((client) => this.#present.get(client) ?? []);
    changes.push(...this.#left.values());
    this.#changed.clear();
    this.#left.clear();
    return changes;
  }

  /** Everyone present, except whom `owner` itself announced. */
  all(owner?: object): AwarenessEntry[] {
    return [...this.#present.values()]
      .filter((present) => present.owner !== owner)
      .map((present) => present.entry);
  }

  #refusal(owner: object, entry: AwarenessEntry, person: string | undefined): UpdateRefusal | null {
    if (entry.state.length > limits.awarenessBytes) return 'too-large';
    // A relay speaks for many, and was believed when it connected.
    if (person === undefined) return null;
    const known = this.#present.get(entry.client);
    // A stock y-websocket provider says back what it heard of others: that is no news, and no harm.
    if (known && isForeign(known, owner, person)) return entry.clock > known.entry.clock ? 'not-yours' : null;
    if (entry.state === 'null') return null;
    if (!saysPerson(entry.state, person)) return 'not-yours';
    return !known && this.#countOf(owner) >= limits.awarenessClientsPerPeer ? 'too-large' : null;
  }

  #take(owner: object, entry: AwarenessEntry, person: string | undefined): void {
    const known = this.#present.get(entry.client);
    // A relay repeats to us what we announced ourselves.
    if (known && isForeign(known, owner, person)) return;
    if (entry.state === 'null') {
      if (known && entry.clock >= known.entry.clock) this.#remove(known);
    } else if (!known || entry.clock > known.entry.clock) {
      this.#present.set(entry.client, { entry, owner, person });
      this.#left.delete(entry.client);
      this.#changed.add(entry.client);
    } else if (entry.clock === known.entry.clock) {
      // The same client on a new connection: it must not go when the old connection is at last found dead.
      known.owner = owner;
    }
  }

  /** Leaves with its own clock, as y-protocols does: the client may then come back with it. */
  #remove({ entry, owner }: Present): void {
    this.#present.delete(entry.client);
    this.#changed.delete(entry.client);
    this.#left.set(entry.client, { entry: { ...entry, state: 'null' }, owner });
  }

  #countOf(owner: object): number {
    let count = 0;
    for (const present of this.#present.values()) if (present.owner === owner) count++;
    return count;
  }
}

/** Announced by another, who is not the same person on another connection. */
function isForeign(known: Present, owner: object, person: string | undefined): boolean {
  return known.owner !== owner && (person === undefined || known.person !== person);
}

function saysPerson(state: string, person: string): boolean {
  try {
    return (JSON.parse(state) as { person?: unknown } | null)?.person === person;
  } catch {
    return false;
  }
}
