/** Read receipts, and opinions ahead of the meeting: who says what, and who is told. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { readOpinions, setOpinion } from '#domain/meeting/opinion.ts';
import { replacePaper, setMustRead } from '#domain/meeting/plan.ts';
import { addReading, haveNotRead, readReadings, readStateOf } from '#domain/meeting/read.ts';
import { item, makeMeeting, paper, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const first = '0'.repeat(64) as Sha256;
const second = '1'.repeat(64) as Sha256;

function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>): string {
  const answer = server.core.decider.decide(person(who), { id: commandId(), name, input, askedAt: 5 });
  return answer.ok ? 'ok' : answer.refusal.code;
}

function changePlan(meeting: MeetingId, write: Parameters<TestServer['core']['rooms']['read']>[1]): void {
  const channel = server.core.rooms.open({ kind: 'plan', meeting });
  channel.room.change(write as never);
  server.core.rooms.release(channel);
}

const readingsOf = (meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'readings', meeting }, readReadings);
const floorOf = (meeting: MeetingId) => server.core.rooms.read({ kind: 'floor', meeting }, readFloor);
const named = (sha256: Sha256) => ({
  id: paper,
  file: { sha256, name: 'a.pdf', size: 1, pages: 1 },
  addedBy: person('thuky'),
});

describe('read receipts', () => {
  it('are of papers that are to be read, once for each version', () => {
    const meeting = makeMeeting(server.core, 'convened');
    const read = (who: string, sha256 = first) => ask(who, 'paper.markRead', { meeting, paper, sha256 });
    expect(read('daibieu')).toBe('unknown-paper');
    changePlan(meeting, (doc) => setMustRead(doc, paper, true));
    expect(read('daibieu', second)).toBe('paper-changed');
    expect(read('daibieu')).toBe('ok');
    expect(read('daibieu')).toBe('already-read');
    expect(ask('daibieu', 'paper.markRead', { meeting, paper: 'khac' as PaperId, sha256: first })).toBe(
      'unknown-paper',
    );
    expect(read('nguoila')).toBe('not-found');
    expect(haveNotRead(floorOf(meeting), readingsOf(meeting), named(first)).sort()).toEqual([
      'chutri',
      'daibieu2',
    ]);
  });

  it('say nothing of another file in the paper’s place', () => {
    const meeting = makeMeeting(server.core, 'convened');
    changePlan(meeting, (doc) => setMustRead(doc, paper, true));
    expect(ask('daibieu', 'paper.markRead', { meeting, paper, sha256: first })).toBe('ok');
    changePlan(meeting, (doc) => replacePaper(doc, { ...named(second), addedAt: 9 }));
    expect(readStateOf(readingsOf(meeting), person('daibieu'), named(second))).toBe('changed');
    expect(ask('daibieu', 'paper.markRead', { meeting, paper, sha256: first })).toBe('paper-changed');
    expect(ask('daibieu', 'paper.markRead', { meeting, paper, sha256: second })).toBe('ok');
    expect(readStateOf(readingsOf(meeting), person('daibieu'), named(second))).toBe('read');
  });
});

describe('who has read what', () => {
  const all = (meeting: MeetingId) => formatDocumentName({ kind: 'readings', meeting });
  const own = (meeting: MeetingId, who: string) =>
    formatDocumentName({ kind: 'ownReadings', meeting, person: person(who) });

  it('[C12] is told to organisers, of themselves to everybody, and to nobody else, down to the bytes', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    changePlan(meeting, (doc) => setMustRead(doc, paper, true));
    const other = await server.join('daibieu2');
    const floor = await other.hold({ kind: 'floor', meeting });
    expect(ask('daibieu', 'paper.markRead', { meeting, paper, sha256: first })).toBe('ok');
    const opens = async (who: string, name: string) => {
      const client = await server.connect(who);
      const { kind } = await client.open(name);
      client.close();
      return kind;
    };
    for (const who of ['thuky', 'chutri']) expect(await opens(who, all(meeting))).toBe('opened');
    expect(await opens('daibieu', own(meeting, 'daibieu'))).toBe('opened');
    for (const who of ['daibieu', 'daibieu2', 'khach', 'nguoila'])
      expect(await opens(who, all(meeting)), who).toBe('refused');
    for (const who of ['thuky', 'daibieu2', 'khach', 'nguoila'])
      expect(await opens(who, own(meeting, 'daibieu')), who).toBe('refused');
    await until(
      'the floor after it',
      () => readFloor(floor.doc).journal?.count === floorOf(meeting).journal?.count,
    );
    expect(Buffer.from(Y.encodeStateAsUpdate(floor.doc)).includes(`daibieu.${paper}`)).toBe(false);
    other.close();
  });

  it('is taken off the floors of a store where everybody saw it', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    const id = `daibieu.${paper}`;
    const old = { id, person: person('daibieu'), paper, sha256: first, at: 3 };
    const floor = { kind: 'floor', meeting } as const;
    server.core.rooms.change([{ name: floor, write: (doc) => addReading(doc, old) }], () => {});
    const db = new Database(path.join(server.dataDir, 'office.sqlite'));
    db.exec(`DELETE FROM facts WHERE key = 'readings-moved'`);
    db.close();
    await server.restart();
    expect(server.core.rooms.read(floor, readReadings).size).toBe(0);
    expect(readingsOf(meeting).get(id)).toEqual(old);
    const name = { kind: 'ownReadings', meeting, person: person('daibieu') } as const;
    expect(server.core.rooms.read(name, readReadings).get(id)).toEqual(old);
    const bytes = server.core.rooms.read(floor, (doc) => Y.encodeStateAsUpdate(doc));
    expect(Buffer.from(bytes).includes(first)).toBe(false);
  });
});

describe('opinions ahead of the meeting', () => {
  it('are written by whose they are, read by the organisers, and by nobody else', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    const name = { kind: 'opinions', meeting, person: person('daibieu') } as const;
    const delegate = await server.join('daibieu');
    const own = await delegate.hold(name);
    await delegate.change(own, (doc) =>
      setOpinion(doc, { id: item, stance: 'remark', text: 'Bổ sung số liệu', at: 7 }),
    );
    expect(own.updateRefused).toBeUndefined();
    for (const organiser of ['thuky', 'chutri']) {
      const client = await server.join(organiser);
      const held = await client.hold(name);
      expect(readOpinions(held.doc).get(item)?.text).toBe('Bổ sung số liệu');
      expect(held.mayWrite).toBe(false);
      client.close();
    }
    for (const other of ['daibieu2', 'khach', 'nguoila']) {
      const client = await server.connect(other);
      expect((await client.open(formatDocumentName(name))).kind, other).toBe('refused');
      client.close();
    }
    delegate.close();
  });

  it('rest once the meeting is over', async () => {
    const meeting = makeMeeting(server.core, 'ended');
    const client = await server.join('daibieu');
    const held = await client.hold({ kind: 'opinions', meeting, person: person('daibieu') });
    expect(held.mayWrite).toBe(false);
    client.close();
  });
});
