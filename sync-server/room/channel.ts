/**
 * A room as it appears on connections: one number for all clients, so that one encoding of a message serves them all.
 */
import { encodeServerFrame } from '#protocol/frames.ts';
import type { Room } from './room.ts';

export class Channel {
  readonly id: number;
  readonly room: Room;
  #message: Uint8Array | undefined;
  #frame: Uint8Array | undefined;

  /** @param id unique among the rooms of this process, from 0 */
  constructor(id: number, room: Room) {
    this.id = id;
    this.room = room;
  }

  /** The frame that carries `message`; the room sends the same message to all its peers, so the last one is kept. */
  frame(message: Uint8Array): Uint8Array {
    if (this.#message !== message || !this.#frame) {
      this.#message = message;
      this.#frame = encodeServerFrame({ kind: 'message', channel: this.id, message });
    }
    return this.#frame;
  }
}
