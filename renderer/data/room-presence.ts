/**
 * One's part in the presence of a document: what the others announce, and what one announces oneself. It enters the
 * room as one more peer, whose changes go the way of all others.
 */
import { type AwarenessEntry, decodeMessage, encodeMessage } from '#protocol/messages.ts';
import type { Peer, Room } from '#room/room.ts';

const nobody = 'null';

export class RoomPresence {
  readonly #changed: () => void;
  readonly #client = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  readonly #others = new Map<number, string>();
  readonly #peer: Peer;
  #clock = 0;
  /** As JSON. */
  #own = nobody;
  #room: Room | undefined;

  /** @param changed told whenever another announced something, or left */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#peer = {
      mayWrite: false,
      person: undefined,
      send: (message) => this.#hear(message),
      stored: () => {},
      refused: () => {},
    };
  }

  /** What others announce now. */
  get others(): unknown[] {
    return [...this.#others.values()].map((state) => JSON.parse(state) as unknown);
  }

  /** Takes part in this room, and in no other any more. */
  enter(room: Room): void {
    this.leave();
    this.#room = room;
    room.join(this.#peer);
    if (this.#own !== nobody) this.#say();
  }

  /** Everyone forgets what was announced. */
  leave(): void {
    this.#room?.leave(this.#peer);
    this.#room = undefined;
    if (this.#others.size === 0) return;
    this.#others.clear();
    this.#changed();
  }

  /** @param state with `person`, the own id; `null` for nothing */
  announce(state: object | null): void {
    const own = JSON.stringify(state);
    if (own === this.#own) return;
    this.#own = own;
    this.#say();
  }

  #say(): void {
    const entry: AwarenessEntry = { client: this.#client, clock: ++this.#clock, state: this.#own };
    this.#room?.receive(this.#peer, encodeMessage({ kind: 'awareness', entries: [entry] }), 0);
  }

  #hear(bytes: Uint8Array): void {
    const message = decodeMessage(bytes);
    if (message.kind !== 'awareness') return;
    for (const { client, state } of message.entries) {
      if (client === this.#client) continue;
      if (state === nobody) this.#others.delete(client);
      else this.#others.set(client, state);
    }
    this.#changed();
  }
}
