import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { BytePort } from '#contract';
import type { MeetingId } from '#domain/ids.ts';
import { readPlan, setDetails } from '#domain/meeting/plan.ts';
import { Documents } from '#renderer/data/documents.ts';
import { Channel } from '#room/channel.ts';
import { Committer } from '#room/committer.ts';
import { Room } from '#room/room.ts';
import { Session } from '#room/session.ts';

/** The main process as the renderer sees it: real rooms behind a port, with a disk that can fail and a right that can change. */
class Main {
  readonly rooms = new Map<string, Channel>();
  right: 'write' | 'read' | 'none' = 'write';
  diskFull = false;
  #ports: { session: Session; drop: () => void }[] = [];
  readonly committer = new Committer({
    store: () => {
      if (this.diskFull) throw new Error('disk full');
    },
    clock: {
      now: () => Date.now(),
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
    windowMs: 0,
    failed: () => {},
  });

  room(name: string): Channel {
    const channel =
      this.rooms.get(name) ?? new Channel(this.rooms.size, new Room(name, new Y.Doc(), this.committer.dirty));
    this.rooms.set(name, channel);
    return channel;
  }

  readonly openPort = async (): Promise<BytePort> => {
    let receive: (bytes: Uint8Array) => void = () => {};
    let closed: () => void = () => {};
    const session = new Session(
      {
        open: (document) =>
          this.right === 'none'
            ? { refused: 'not-found' }
            : { channel: this.room(document), mayWrite: this.right === 'write' },
        release: () => {},
        send: (frame) => queueMicrotask(() => receive(frame)),
      },
      'p-lan',
    );
    this.#ports.push({ session, drop: () => closed() });
    return {
      send: (bytes) => queueMicrotask(() => session.receive(bytes)),
      onMessage: (callback) => {
        receive = callback;
      },
      onClose: (callback) => {
        closed = callback;
      },
      close: () => session.close(),
    };
  };

  dropPorts(): void {
    for (const { session, drop } of this.#ports.splice(0)) {
      session.close();
      drop();
    }
  }

  reconsider(): void {
    for (const { session } of this.#ports) session.reconsider(() => this.right);
  }
}

const plan = { kind: 'plan', meeting: 'm-1' as MeetingId } as const;
const planKey = 'meeting/m-1/plan';

let main: Main;
let documents: Documents;

beforeEach(() => {
  vi.useFakeTimers();
  main = new Main();
  documents = new Documents(main.openPort);
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(20);

describe('documents in the renderer', () => {
  it('open with what main holds, and say whether one may write', async () => {
    setDetails(main.room(planKey).room.doc, { title: 'Giao ban tháng' });
    main.right = 'read';
    const open = documents.acquire(plan);
    expect(open.state).toBe('opening');
    await settle();
    expect(open).toMatchObject({ state: 'open', mayWrite: false, saved: true });
    expect(readPlan(open.doc).details.title).toBe('Giao ban tháng');
  });

  it('count an edit as saved only after main has stored it', async () => {
    const open = documents.acquire(plan);
    await settle();
    main.diskFull = true;
    setDetails(open.doc, { title: 'Chưa lưu được' });
    await settle();
    expect(open.saved).toBe(false);
    main.diskFull = false;
    main.committer.flush();
    await settle();
    expect(open.saved).toBe(true);
  });

  it('keep edits made while the port is down and bring them over when it is back', async () => {
    const open = documents.acquire(plan);
    await settle();
    main.dropPorts();
    setDetails(open.doc, { place: 'Phòng 2' });
    await settle();
    expect(open.saved).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(open.saved).toBe(true);
    expect(readPlan(main.room(planKey).room.doc).details.place).toBe('Phòng 2');
  });

  it('drop a change that main does not take', async () => {
    main.right = 'read';
    const open = documents.acquire(plan);
    await settle();
    setDetails(open.doc, { title: 'Không được phép' });
    await settle();
    expect(readPlan(open.doc).details.title).toBe('');
    expect(open).toMatchObject({ state: 'open', saved: true });
  });

  it('forget what they showed when the right is taken away, and come back with it', async () => {
    setDetails(main.room(planKey).room.doc, { title: 'Họp kín' });
    const open = documents.acquire(plan);
    await settle();
    main.right = 'none';
    main.reconsider();
    await settle();
    expect(open.state).toBe('refused');
    expect(readPlan(open.doc).details.title).toBe('');
    main.right = 'write';
    await vi.advanceTimersByTimeAsync(5_000);
    expect(open).toMatchObject({ state: 'open', mayWrite: true });
    expect(readPlan(open.doc).details.title).toBe('Họp kín');
  });

  it('are one for all who look, and closed some time after the last one left', async () => {
    const first = documents.acquire(plan);
    const second = documents.acquire(plan);
    expect(second.doc).toBe(first.doc);
    await settle();
    first.release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(main.room(planKey).room.peers.size).toBe(1);
    second.release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(main.room(planKey).room.peers.size).toBe(0);
  });

  it('tell their subscribers once for many changes in one task', async () => {
    const open = documents.acquire(plan);
    await settle();
    let told = 0;
    open.subscribe(() => told++);
    setDetails(open.doc, { title: 'a' });
    setDetails(open.doc, { title: 'b' });
    await Promise.resolve();
    expect(told).toBe(1);
  });
});
