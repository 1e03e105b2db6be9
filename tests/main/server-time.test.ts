/** The server's time on a machine whose clock is wrong: it is known over a restart without a network, and however people set the clock. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { MeetingId } from '#domain/ids.ts';
import { setDetails } from '#domain/meeting/plan.ts';
import { type MachineClock, type MeasuredSkew, ServerTime } from '#main/server-time.ts';
import { systemClock } from '#server/clock.ts';
import { openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { makeMeeting } from '#tests/helpers/meeting.ts';
import { startTestServer, testPassword } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';
import { HandClock } from '#tests/room/peers.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'hopso-clock-'));
  folders = [...folders, made];
  return made;
}

describe.each([2, -2])('a machine whose clock is %i hours off', (hours) => {
  it('started without a network, holds a meeting to be over when it is, neither sooner nor later', async () => {
    let now = 30_000_000 * MINUTE_MS;
    const server = await startTestServer({ clock: { ...systemClock, now: () => now } });
    const meeting: MeetingId = makeMeeting(server.core, 'convened');
    const channel = server.core.rooms.open({ kind: 'plan', meeting });
    channel.room.change((doc) => setDetails(doc, { startsAt: now + HOUR_MS / 2, endsAt: now + HOUR_MS }));
    server.core.rooms.release(channel);
    const clock = { ...systemClock, now: () => now + hours * HOUR_MS };
    const dataDir = folder();
    const before = await openTestClient(server.url, { dataDir, clock });
    await before.signIn('daibieu', testPassword);
    await before.connected();
    const invited = async (client: TestClient) =>
      (await client.rpc.desk.list()).some((each) => each.kind === 'invitation' && each.meeting === meeting);
    await until('the invitation', () => invited(before));
    // As a power cut leaves it: nothing is said at the end.
    const left = folder();
    cpSync(dataDir, left, { recursive: true });
    await before.close();
    await server.close();

    now += 10 * MINUTE_MS;
    const after = await openTestClient(server.url, { dataDir: left, clock });
    const connection = await after.connection();
    expect(connection.state).not.toBe('connected');
    // What the screens tell the person goes by this.
    expect(connection.clockSkew).toBe(-hours * HOUR_MS);
    expect(await invited(after)).toBe(true);
    now += HOUR_MS;
    expect(await invited(after)).toBe(false);
    await after.close();
  });
});

describe('the time that is kept', () => {
  /** A machine whose clock people set, and whose uptime they don't. */
  class Machine extends HandClock implements MachineClock {
    #set = 0;
    override now(): number {
      return super.now() + this.#set;
    }
    uptime(): number {
      return super.now();
    }
    setBy(ms: number): void {
      this.#set += ms;
    }
  }

  function timeOn(machine: Machine, kept: MeasuredSkew | null) {
    const said: string[] = [];
    const store = { kept };
    const time = new ServerTime({
      clock: machine,
      kept,
      keep: (measured) => {
        store.kept = measured;
      },
      changed: () => said.push('changed'),
    });
    return { time, store, said };
  }

  it('of a machine that never met the server is its own', () => {
    const machine = new Machine();
    expect(timeOn(machine, null).time.now()).toBe(machine.now());
  });

  it('goes on when somebody sets the clock, ahead or back, while the program runs', () => {
    for (const by of [2 * HOUR_MS, -2 * HOUR_MS]) {
      const machine = new Machine();
      machine.pass(5 * HOUR_MS);
      const { time, store, said } = timeOn(machine, null);
      const server = machine.now() - by;
      time.told(server);
      machine.setBy(-by);
      machine.pass(10_000);
      expect(said).toEqual(['changed']);
      expect(time.now()).toBe(server + 10_000);
      expect(time.skew).toBe(0);
      machine.pass(HOUR_MS);
      expect(time.now()).toBe(server + 10_000 + HOUR_MS);
      expect(said).toHaveLength(1);
      // What was kept is right for the clock as it is now.
      expect(timeOn(machine, store.kept).time.skew).toBe(0);
      time.close();
      expect(time.skew).toBe(0);
    }
  });

  it('never falls behind the last welcome, though the clock was set back, or stopped, while the program did not run', () => {
    const machine = new Machine();
    machine.pass(10 * HOUR_MS);
    const first = timeOn(machine, null);
    const server = machine.now() - 2 * HOUR_MS;
    first.time.told(server);
    first.time.close();
    // It was two hours fast and is put right.
    machine.setBy(-2 * HOUR_MS);
    machine.pass(5 * MINUTE_MS);
    const { time } = timeOn(machine, first.store.kept);
    expect(time.now()).toBeGreaterThanOrEqual(server);
    expect(time.now()).toBeLessThanOrEqual(server + 5 * MINUTE_MS);
    // A dead battery: the clock begins at the beginning.
    machine.setBy(-9 * HOUR_MS);
    expect(timeOn(machine, first.store.kept).time.now()).toBe(server);
  });

  it('lets go of its timer', () => {
    const machine = new Machine();
    const { time } = timeOn(machine, null);
    expect(machine.idle).toBe(false);
    time.close();
    expect(machine.idle).toBe(true);
  });
});
