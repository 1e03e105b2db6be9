import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { httpPaths } from '#protocol/http.ts';
import { limits } from '#protocol/limits.ts';
import { encodeMessage } from '#protocol/messages.ts';
import type { Core } from '#server/core.ts';
import { serverLimits } from '#server/server-limits.ts';
import { HeldClock } from '#tests/helpers/held-clock.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Writes until nothing more fits; the result lets the disk grow again. */
function fillDisk({ store }: Core): () => void {
  const pages = store.db.pragma('page_count', { simple: true }) as number;
  const most = store.db.pragma('max_page_count', { simple: true }) as number;
  store.db.pragma(`max_page_count = ${pages}`);
  return () => store.db.pragma(`max_page_count = ${most}`);
}

function rowsOf({ store }: Core, name: DocumentName): { updates: number; snapshots: number } {
  const count = (table: string) =>
    store.db
      .prepare(`SELECT count(*) FROM ${table} JOIN documents ON documents.id = document WHERE name = ?`)
      .pluck()
      .get(formatDocumentName(name)) as number;
  return { updates: count('updates'), snapshots: count('snapshots') };
}

describe('the log of a document', () => {
  it('becomes a snapshot when it is long, without a change to what the document holds', async () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    const name = { kind: 'notes', person: person('daibieu'), meeting } as const;
    const { rooms } = server.core;
    const channel = rooms.open(name);
    for (let i = 0; i < 520; i++) {
      channel.room.change((doc) => doc.getMap('marks').set(`m${i % 10}`, 'x'.repeat(100)));
      rooms.flush();
    }
    await until('a snapshot', () => rowsOf(server.core, name).snapshots === 1);
    expect(rowsOf(server.core, name).updates).toBeLessThan(30);
    const before = { ...channel.room.doc.getMap('marks').toJSON() };
    const stateVector = Y.encodeStateVector(channel.room.doc);
    channel.room.change((doc) => doc.getMap('marks').delete('m3'));
    rooms.release(channel);
    await server.restart();
    const reloaded = server.core.rooms.open(name);
    delete before.m3;
    expect(reloaded.room.doc.getMap('marks').toJSON()).toEqual(before);
    expect(Y.encodeStateVector(reloaded.room.doc)).toEqual(stateVector);
    server.core.rooms.release(reloaded);
    // What was overwritten is garbage, and gone: 500 values of 100 bytes are not in the snapshot.
    const bytes = server.core.store.db
      .prepare('SELECT max(length(state)) FROM snapshots')
      .pluck()
      .get() as number;
    expect(bytes).toBeLessThan(10_000);
  });

  it('becomes a snapshot when it is large', async () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    const name = { kind: 'notes', person: person('daibieu2'), meeting } as const;
    const channel = server.core.rooms.open(name);
    for (let i = 0; i < 3; i++) {
      channel.room.change((doc) => doc.getMap('marks').set(`m${i}`, 'x'.repeat(600_000)));
      server.core.rooms.flush();
    }
    await until('a snapshot', () => rowsOf(server.core, name).snapshots === 1);
    server.core.rooms.release(channel);
  });

  it('[S13] that can not be read makes its document unavailable, and no other', async () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    const name = { kind: 'notes', person: person('daibieu'), meeting } as const;
    const { db } = server.core.store;
    db.prepare('INSERT INTO documents (name) VALUES (?)').run(formatDocumentName(name));
    db.prepare('INSERT INTO updates (document, bytes) SELECT id, ? FROM documents WHERE name = ?').run(
      Buffer.from([1, 255, 255]),
      formatDocumentName(name),
    );
    const client = await server.connect('daibieu');
    expect(await client.open(formatDocumentName(name))).toMatchObject({ reason: 'unavailable' });
    expect((await client.open('office/directory')).kind).toBe('opened');
    client.close();
  });
});

describe('documents that nobody has open', () => {
  it('are let go of after a while, and lose nothing by it', async () => {
    const clock = new HeldClock();
    const quiet = await startTestServer({ clock });
    const meeting = makeMeeting(quiet.core, 'in_progress');
    const name = { kind: 'ink', meeting, person: person('daibieu') } as const;
    const client = await quiet.join('daibieu');
    const ink = await client.hold(name);
    let stored = false;
    void client
      .change(ink, (doc) => doc.getMap('marks').set('x', 'còn'))
      .then(() => {
        stored = true;
      });
    await until('the mark stored', () => {
      clock.pass(limits.mergeWindowMs);
      return stored;
    });
    const loaded = quiet.core.rooms.size;
    clock.pass(serverLimits.idleMs);
    clock.pass(serverLimits.idleMs);
    expect(quiet.core.rooms.size).toBeLessThan(loaded);
    // Held by the client, and by the ink: its sharer is named there.
    expect(quiet.core.rooms.size).toBe(2);
    client.close();
    await until('the client gone', () => quiet.core.connections.size === 0);
    for (let i = 0; i < 3; i++) clock.pass(serverLimits.idleMs);
    expect(quiet.core.rooms.size).toBe(0);
    expect(quiet.core.rooms.read(name, (doc) => doc.getMap('marks').get('x'))).toBe('còn');
    await quiet.close();
  });

  it('stay as long as something of them waits to be stored', async () => {
    const own = await startTestServer({ clock: new HeldClock() });
    const meeting = makeMeeting(own.core, 'in_progress');
    const name = { kind: 'notes', meeting, person: person('daibieu') } as const;
    const makeRoom = fillDisk(own.core);
    const channel = own.core.rooms.open(name);
    channel.room.change((doc) => doc.getMap('marks').set('x', 'y'.repeat(100_000)));
    own.core.rooms.release(channel);
    expect(own.core.rooms.flush()).toBe(false);
    own.core.rooms.unloadIdle(0);
    expect(own.core.rooms.open(name)).toBe(channel);
    makeRoom();
    expect(own.core.rooms.flush()).toBe(true);
    await own.restart();
    const length = own.core.rooms.read(name, (doc) => String(doc.getMap('marks').get('x')).length);
    expect(length).toBe(100_000);
    await own.close();
  });
});

describe('a disk that is full', () => {
  it('[C5] makes commands answer try-again, and nothing of them happens, in memory either', async () => {
    const own = await startTestServer();
    const meeting = makeMeeting(own.core, 'convened');
    const delegate = await own.connect('daibieu');
    const secretary = await own.join('thuky');
    const floor = await secretary.hold({ kind: 'floor', meeting });
    const makeRoom = fillDisk(own.core);
    // Pages that are there already are used up first.
    const reason = 'x'.repeat(1_000);
    await until('no room left', () => {
      const answer = own.core.decider.decide(person('thuky'), {
        id: commandId(),
        name: 'meeting.cancel',
        input: { meeting: 'khong-co', reason },
        askedAt: 1,
      });
      return !answer.ok && answer.refusal.code === 'try-again';
    });
    const id = commandId();
    expect(await secretary.ask('meeting.cancel', { meeting, reason }, id)).toMatchObject({
      ok: false,
      refusal: { code: 'try-again' },
    });
    expect(own.core.meetings.find(meeting)?.phase).toBe('convened');
    const phaseNow = () => own.core.rooms.read({ kind: 'floor', meeting }, (doc) => readFloor(doc).phase);
    expect(phaseNow()).toBe('convened');
    expect(readFloor(floor.doc).phase).toBe('convened');
    const desk = own.core.rooms.read({ kind: 'desk', person: person('daibieu') }, readDeskMeetings);
    expect(desk.get(meeting)?.phase).toBe('convened');

    makeRoom();
    expect((await fetch(own.url + httpPaths.health)).status).toBe(200);
    const again = await own.join('thuky');
    expect(await again.ask('meeting.cancel', { meeting, reason }, id)).toMatchObject({ ok: true });
    await until('the end', () => readFloor(floor.doc).phase === 'cancelled');
    for (const client of [delegate, secretary, again]) client.close();
    await own.close();
  });

  it('[R5] holds back edits and their acknowledgements until they are stored', async () => {
    const own = await startTestServer();
    const meeting = makeMeeting(own.core, 'in_progress');
    const ink = { kind: 'ink', meeting, person: person('daibieu') } as const;
    const author = await own.connect('daibieu');
    const reader = await own.join('daibieu2');
    const seen = await reader.hold(ink);
    const opened = await author.open(formatDocumentName(ink));
    if (opened.kind !== 'opened') throw new Error('not opened');
    const makeRoom = fillDisk(own.core);
    const doc = new Y.Doc();
    doc.getMap('marks').set('x', 'y'.repeat(200_000));
    const update = Y.encodeStateAsUpdate(doc);
    author.send({
      kind: 'message',
      channel: opened.channel,
      sequence: 1,
      message: encodeMessage({ kind: 'update', update, answersStateVector: false }),
    });
    await until('a failed commit', () => !own.core.isWell());
    expect((await fetch(own.url + httpPaths.health)).status).toBe(503);
    // The answer to a later question is behind all that was said before it.
    await author.open('office/directory');
    expect(author.frames.some(({ kind }) => kind === 'stored')).toBe(false);
    expect(seen.doc.getMap('marks').size).toBe(0);
    makeRoom();
    expect(await author.next('stored')).toMatchObject({ sequence: 1 });
    await until('the mark', () => seen.doc.getMap('marks').has('x'));
    await own.restart();
    const sharers = own.core.rooms.read({ kind: 'floor', meeting }, readFloor).sharers;
    expect([...sharers.keys()]).toEqual(['daibieu']);
    author.close();
    reader.close();
    await own.close();
  });
});
