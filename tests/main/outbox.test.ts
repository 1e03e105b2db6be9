import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandOutcome } from '#contract';
import type { Command, RefusalCode } from '#domain/commands.ts';
import type { CommandId } from '#domain/ids.ts';
import { Outbox } from '#main/outbox.ts';
import { openPersonStore, type PersonStore } from '#main/person-store.ts';
import { silent } from '#tests/helpers/client.ts';
import { HandClock } from '#tests/room/peers.ts';

let store: PersonStore;
let clock: HandClock;
let outbox: Outbox;
let sent: Command[];
let unsent: Set<string>;
let standings: number;
let settled: string[];
let disk: 'works' | 'full';

beforeEach(() => {
  store = openPersonStore(':memory:', 0);
  clock = new HandClock();
  sent = [];
  unsent = new Set();
  standings = 0;
  settled = [];
  disk = 'works';
  outbox = reopen();
});
afterEach(() => store.db.close());

/** The outbox as the next start of the program finds it. */
function reopen(): Outbox {
  return new Outbox({
    table: store.outbox,
    clock,
    log: silent,
    commit: (write) => {
      if (disk === 'full') throw new Error('disk full');
      store.db.transaction(write)();
    },
    isUnsent: (document) => unsent.has(document),
    send: (command) => sent.push(command),
    changed: () => {},
    standingChanged: () => {
      standings++;
    },
    settled: (command, answer) => settled.push(`${command.name} ${answer.ok}`),
  });
}

const m = { meeting: 'm' };
const names = () => sent.map(({ name }) => name);
const done = (command: Command | undefined) => outbox.answer({ id: idOf(command), ok: true });
const refuse = (command: Command | undefined, code: RefusalCode) =>
  outbox.answer({ id: idOf(command), ok: false, refusal: { code } });

function idOf(command: Command | undefined): CommandId {
  if (!command) throw new Error('nothing was sent');
  return command.id;
}

/** What a promise has come to so far. */
async function soFar(promise: Promise<CommandOutcome>): Promise<CommandOutcome | 'pending'> {
  return Promise.race([promise, Promise.resolve('pending' as const)]);
}

describe('asking', () => {
  it('without a connection: waits, on disk', async () => {
    expect(await outbox.ask('meeting.checkIn', m)).toEqual({ outcome: 'waiting' });
    expect(reopen().rows).toMatchObject([{ name: 'meeting.checkIn', state: 'waiting' }]);
    expect(sent).toEqual([]);
  });

  it('with a connection: comes back with the answer', async () => {
    outbox.connected();
    const first = outbox.ask('meeting.checkIn', m);
    const second = outbox.ask('meeting.start', m);
    done(sent[0]);
    refuse(sent[1], 'not-organiser');
    expect(await first).toEqual({ outcome: 'done' });
    expect(await second).toEqual({ outcome: 'refused', refusal: { code: 'not-organiser' } });
  });

  it('comes back after two seconds without an answer, and goes on by itself', async () => {
    outbox.connected();
    const outcome = outbox.ask('meeting.convene', m);
    clock.pass(1_999);
    expect(await soFar(outcome)).toBe('pending');
    clock.pass(1);
    expect(await outcome).toEqual({ outcome: 'waiting' });
    done(sent[0]);
    expect(outbox.rows).toEqual([]);
  });

  it('is an error when it cannot be stored: then nothing was asked', () => {
    outbox.connected();
    disk = 'full';
    expect(() => outbox.ask('meeting.checkIn', m)).toThrow('disk full');
    expect(sent).toEqual([]);
    expect(outbox.size).toBe(0);
  });
});

describe('a command', () => {
  it('[C1] has the same id after a restart, and is sent again until it is answered', () => {
    outbox.connected();
    void outbox.ask('meeting.convene', m);
    outbox.disconnected();
    outbox.connected();
    outbox = reopen();
    outbox.connected();
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(sent).toHaveLength(3);
    done(sent[0]);
    outbox = reopen();
    outbox.connected();
    expect(sent).toHaveLength(3);
  });

  it('that was answered twice counts once', () => {
    outbox.connected();
    void outbox.ask('meeting.start', m);
    refuse(sent[0], 'wrong-phase');
    done(sent[0]);
    refuse(sent[0], 'not-found');
    expect(outbox.rows).toEqual([]);
  });

  it('that was refused stays until dismissed, also over a restart', () => {
    outbox.connected();
    void outbox.ask('meeting.start', m);
    refuse(sent[0], 'wrong-phase');
    outbox = reopen();
    expect(outbox.rows).toMatchObject([{ state: 'refused', refusal: { code: 'wrong-phase' } }]);
    outbox.dismiss(idOf(sent[0]));
    expect(reopen().rows).toEqual([]);
  });

  it('that waits cannot be dismissed', () => {
    void outbox.ask('meeting.convene', m);
    const [row] = outbox.rows;
    outbox.dismiss(row?.id as CommandId);
    expect(reopen().size).toBe(1);
  });

  it('that the server could not store is sent again, without bothering anyone', () => {
    outbox.connected();
    void outbox.ask('meeting.convene', m);
    refuse(sent[0], 'try-again');
    expect(outbox.rows).toMatchObject([{ state: 'waiting' }]);
    clock.pass(2_000);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.id).toBe(sent[0]?.id);
  });

  it('whose answer cannot be stored is repeated: the server gives the same answer', () => {
    outbox.connected();
    void outbox.ask('meeting.convene', m);
    disk = 'full';
    done(sent[0]);
    disk = 'works';
    clock.pass(2_000);
    done(sent[1]);
    expect(reopen().rows).toEqual([]);
  });
});

describe('order', () => {
  it('commands of one meeting are sent as they were asked, at every connection', () => {
    void outbox.ask('meeting.appoint', { ...m, chair: null, secretaries: [] });
    void outbox.ask('meeting.convene', m);
    void outbox.ask('meeting.cancel', { ...m, reason: 'x' });
    for (let i = 0; i < 2; i++) {
      sent = [];
      outbox.connected();
      expect(names()).toEqual(['meeting.appoint', 'meeting.convene', 'meeting.cancel']);
      outbox.disconnected();
    }
  });

  it('nothing of a meeting is sent before its creation is answered; other meetings do not wait', () => {
    void outbox.ask('meeting.create', m);
    void outbox.ask('meeting.convene', m);
    void outbox.ask('meeting.checkIn', { meeting: 'other' });
    outbox.connected();
    expect(names()).toEqual(['meeting.create', 'meeting.checkIn']);
    done(sent[0]);
    expect(names()).toEqual(['meeting.create', 'meeting.checkIn', 'meeting.convene']);
  });

  it('a command waits until the server has the plan it speaks about, and those behind it wait too', () => {
    unsent.add('meeting/m/plan');
    void outbox.ask('meeting.convene', m);
    outbox.connected();
    void outbox.ask('meeting.checkIn', m);
    expect(sent).toEqual([]);
    unsent.clear();
    outbox.pump();
    expect(names()).toEqual(['meeting.convene', 'meeting.checkIn']);
  });
});

describe('patience', () => {
  it('[C7] a command nobody could send in its time is given back as expired', () => {
    void outbox.ask('meeting.present', { ...m, item: 'i' });
    clock.pass(29_999);
    expect(outbox.rows).toMatchObject([{ state: 'waiting' }]);
    clock.pass(1);
    expect(outbox.rows).toMatchObject([{ state: 'refused', refusal: { code: 'expired' } }]);
    outbox.connected();
    expect(sent).toEqual([]);
  });

  it('[C7] one that waited while the program was closed is given back at the start', () => {
    void outbox.ask('meeting.lead', { ...m, paper: 'p', page: 2 });
    clock.pass(3_000);
    outbox = reopen();
    clock.pass(3_000);
    outbox.start();
    outbox.connected();
    expect(sent).toEqual([]);
    expect(outbox.rows).toMatchObject([{ state: 'refused' }]);
  });

  it('one that is with the server gets its answer, however late; when the line breaks it is given back', () => {
    outbox.connected();
    void outbox.ask('meeting.lead', { ...m, paper: 'p', page: 2 });
    clock.pass(60_000);
    expect(outbox.rows).toMatchObject([{ state: 'waiting' }]);
    outbox.disconnected();
    expect(outbox.rows).toMatchObject([{ state: 'refused', refusal: { code: 'expired' } }]);
  });

  it('some commands wait as long as it takes', () => {
    void outbox.ask('meeting.convene', m);
    clock.pass(30 * 24 * 3_600_000);
    outbox.connected();
    expect(names()).toEqual(['meeting.convene']);
  });
});

describe('a created meeting', () => {
  const standing = () => store.meetings.standingOf('m' as never);

  it("is the person's own draft at once, and stays so until the desk shows it", () => {
    outbox.connected();
    void outbox.ask('meeting.create', m);
    expect(standing()).toEqual({ role: 'secretary', phase: 'draft', minutes: 'drafting', groups: [] });
    done(sent[0]);
    expect(standing()).toEqual({ role: 'secretary', phase: 'draft', minutes: 'drafting', groups: [] });
    expect(outbox.rows).toEqual([]);
    // A first desk from before the creation says nothing about it.
    outbox.deskCame();
    expect(standing()).toBeDefined();
    store.meetings.replaceDesk([{ id: 'm', role: 'chair', phase: 'draft', minutes: 'drafting' } as never]);
    store.outbox.dropShownCreations();
    expect(standing()).toEqual({ role: 'chair', phase: 'draft', minutes: 'drafting', groups: [] });
    store.meetings.replaceDesk([]);
    expect(standing()).toBeUndefined();
    expect(standings).toBe(2);
  });

  it('is not, once its creation is refused', () => {
    outbox.connected();
    void outbox.ask('meeting.create', m);
    refuse(sent[0], 'already-exists');
    expect(standing()).toBeUndefined();
    expect(standings).toBe(2);
  });

  it('that a later desk does not show is not the person’s any more', () => {
    outbox.connected();
    void outbox.ask('meeting.create', m);
    done(sent[0]);
    outbox.disconnected();
    outbox.connected();
    outbox.deskCame();
    expect(standing()).toBeUndefined();
  });
});
