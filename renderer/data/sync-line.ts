/**
 * The renderer's line to the rooms in main: a {@link Link} over the shell's sync port. When the port closes it asks for
 * another one; the linked rooms stay and are brought level again.
 */
import type { BytePort } from '#contract';
import { BadFrame } from '#protocol/errors.ts';
import { Link, type LinkListener } from '#room/link.ts';
import type { Room } from '#room/room.ts';

const RECONNECT_MS = 500;

export class SyncLine {
  readonly #openPort: () => Promise<BytePort>;
  readonly #link: Link;
  #port: BytePort | undefined;
  #connecting = false;

  constructor(openPort: () => Promise<BytePort>) {
    this.#openPort = openPort;
    this.#link = new Link({ send: (frame) => this.#port?.send(frame) });
  }

  add(room: Room, listener: LinkListener): void {
    this.#link.add(room, listener);
    if (!this.#port) void this.#connect();
  }

  remove(room: Room): void {
    this.#link.remove(room);
  }

  /** Gives the port up and takes a fresh one, e.g. since another person signed in. */
  restart(): void {
    this.#port?.close();
    this.#lost();
  }

  async #connect(): Promise<void> {
    if (this.#connecting) return;
    this.#connecting = true;
    try {
      const port = await this.#openPort();
      this.#port = port;
      port.onMessage((bytes) => this.#receive(port, bytes));
      port.onClose(() => {
        if (this.#port === port) this.#lost();
      });
      this.#link.connected();
    } catch {
      this.#reconnectSoon();
    } finally {
      this.#connecting = false;
    }
  }

  #receive(port: BytePort, bytes: Uint8Array): void {
    if (this.#port !== port) return;
    try {
      this.#link.receive(bytes);
    } catch (error) {
      if (!(error instanceof BadFrame)) throw error;
      port.close();
      this.#lost();
    }
  }

  #lost(): void {
    if (!this.#port) return;
    this.#port = undefined;
    this.#link.disconnected();
    this.#reconnectSoon();
  }

  #reconnectSoon(): void {
    setTimeout(() => void this.#connect(), RECONNECT_MS);
  }
}
