import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeetingId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import type { Flaw, Verified } from '#server/verify.ts';
import { report, verifyStore } from '#server/verify-store.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

let server: TestServer;
let meeting: MeetingId;
let subject: string;
beforeEach(async () => {
  server = await startTestServer();
  makeMeeting(server.core, 'convened');
  meeting = makeMeeting(server.core, 'in_progress');
  subject = `meeting/${meeting}`;
  // Four commands made the meeting; these are the fifth, and the sixth, which is refused.
  ask('meeting.checkIn');
  ask('meeting.checkIn');
});
afterEach(() => server.close());

function ask(name: 'meeting.checkIn'): void {
  server.core.decider.decide(person('daibieu'), { id: commandId(), name, input: { meeting }, askedAt: 7 });
}

/** As somebody would who can write the database itself, and knows to take the triggers away first. */
function tamper(sql: string): void {
  const { db } = server.core.store;
  db.exec('DROP TRIGGER IF EXISTS journal_is_not_changed; DROP TRIGGER IF EXISTS journal_is_not_cut');
  expect(db.prepare(sql).run(subject).changes).toBeGreaterThan(0);
}

const verify = (): Verified => verifyStore(server.dataDir);
const flawsOf = (): [Flaw['flaw'], number][] => verify().flaws.map(({ flaw, number }) => [flaw, number]);

describe('[C9] the journal of each meeting is a chain', () => {
  it('is whole, refused commands included, while the server runs and after a restart', async () => {
    expect(verify()).toEqual({ subjects: 2, entries: 9, flaws: [] });
    await server.restart();
    ask('meeting.checkIn');
    expect(verify()).toEqual({ subjects: 2, entries: 10, flaws: [] });
  });

  it('shows everyone where it stands', () => {
    const head = server.core.rooms.read({ kind: 'floor', meeting }, readFloor).journal;
    const stored = server.core.store.db
      .prepare(
        'SELECT number AS count, lower(hex(hash)) AS hash FROM journal WHERE subject = ? AND number = 5',
      )
      .get(subject);
    expect(head).toEqual(stored);
  });

  it.each([
    ['who asked', `person = 'khach'`],
    ['what', `name = 'meeting.end'`],
    ['with which words', `input = replace(input, 'hop', 'hoq')`],
    ['the answer', `answer = replace(answer, 'true', 'false')`],
    ['the time', 'decided_at = decided_at + 1'],
    ['the seal itself', `hash = x'${'00'.repeat(32)}'`],
  ])('finds a changed entry: %s', (_, change) => {
    tamper(`UPDATE journal SET ${change} WHERE subject = ? AND number = 3`);
    expect(flawsOf()[0]).toEqual(['changed', 3]);
  });

  it('finds a missing entry', () => {
    tamper('DELETE FROM journal WHERE subject = ? AND number = 2');
    expect(flawsOf()).toEqual([['missing', 2]]);
  });

  it('finds that the end was cut off, by what everyone was shown', () => {
    tamper('DELETE FROM journal WHERE subject = ? AND number >= 5');
    expect(flawsOf()).toEqual([['cut', 5]]);
  });

  it('finds that a whole chain is gone', () => {
    tamper('DELETE FROM journal WHERE subject = ?');
    expect(flawsOf()).toEqual([['cut', 5]]);
  });

  it('finds entries that changed places', () => {
    tamper('UPDATE journal SET number = -number WHERE subject = ? AND number IN (2, 3)');
    tamper('UPDATE journal SET number = 5 + number WHERE subject = ? AND number < 0');
    expect(flawsOf()).toEqual([
      ['changed', 2],
      ['changed', 3],
      ['reordered', 3],
      ['changed', 4],
    ]);
  });

  it('lets nobody change or delete an entry by mistake', () => {
    const { db } = server.core.store;
    expect(() => db.exec(`UPDATE journal SET person = 'khach'`)).toThrow('append-only');
    expect(() => db.exec('DELETE FROM journal')).toThrow('append-only');
  });

  it('tells a person which entry of which meeting it is', () => {
    tamper('DELETE FROM journal WHERE subject = ? AND number = 2');
    expect(report(verify())).toContain(`${subject}: mục 2 bị thiếu`);
    expect(report(verify())).toContain('1 chỗ sai');
  });
});
