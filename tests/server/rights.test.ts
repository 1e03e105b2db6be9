import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { formatDocumentName } from '#domain/documents.ts';
import type { MeetingId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { readPlan, setDetails, uninvite } from '#domain/meeting/plan.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { encodeMessage } from '#protocol/messages.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const planOf = (meeting: MeetingId) => ({ kind: 'plan', meeting }) as const;

/** An update that writes something, as any client could make it. */
function someUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('details').set('title', 'lén sửa');
  return encodeMessage({
    kind: 'update',
    update: Y.encodeStateAsUpdate(doc),
    answersStateVector: false,
  });
}

it('[R6] refuses a delegate’s change of the plan by name, and tells nobody of it', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const delegate = await server.connect('daibieu');
  const opened = await delegate.open(formatDocumentName(planOf(meeting)));
  if (opened.kind !== 'opened') throw new Error('not opened');
  expect(opened.mayWrite).toBe(false);
  delegate.send({ kind: 'message', channel: opened.channel, sequence: 1, message: someUpdate() });
  expect(await delegate.next('updateRefused')).toMatchObject({ sequence: 1, reason: 'read-only' });
  expect(server.core.rooms.read(planOf(meeting), readPlan).details.title).toBe('Họp thử');
  delegate.close();
});

it('[S8] answers alike for no document, no meeting, no right and no name', async () => {
  const draft = makeMeeting(server.core, 'draft');
  const stranger = await server.connect('daibieu');
  const names = [
    formatDocumentName(planOf(draft)),
    formatDocumentName({ kind: 'floor', meeting: draft }),
    formatDocumentName({ kind: 'desk', person: person('thuky') }),
    formatDocumentName({ kind: 'notes', person: person('thuky'), meeting: draft }),
    'meeting/khong-co/plan',
    '../../etc/passwd',
    'office/directory/',
    '__proto__',
    '',
    'x'.repeat(100_000),
  ];
  for (const name of names)
    expect(await stranger.open(name)).toEqual({ kind: 'refused', document: name, reason: 'not-found' });
  stranger.close();
});

it('lets invitees read the plan from the convening on, told by their desk', async () => {
  const meeting = makeMeeting(server.core, 'draft');
  const delegate = await server.join('daibieu');
  const desk = await delegate.hold({ kind: 'desk', person: person('daibieu') });
  expect((await delegate.hold(planOf(meeting))).refused).toBe('not-found');
  const secretary = await server.join('thuky');
  await secretary.ask('meeting.convene', { meeting });
  await until('the invitation', () => readDeskMeetings(desk.doc).get(meeting)?.phase === 'convened');
  const second = await server.join('daibieu');
  const plan = await second.hold(planOf(meeting));
  expect(readPlan(plan.doc).details.title).toBe('Họp thử');
  for (const client of [delegate, secretary, second]) client.close();
});

it('[S14] takes documents away from whom is removed, and sends them nothing of it any more', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const removed = await server.connect('daibieu');
  const plan = await removed.open(formatDocumentName(planOf(meeting)));
  const floor = await removed.open(formatDocumentName({ kind: 'floor', meeting }));
  if (plan.kind !== 'opened' || floor.kind !== 'opened') throw new Error('not opened');
  const secretary = await server.join('thuky');
  const held = await secretary.hold(planOf(meeting));
  await secretary.change(held, (doc) => uninvite(doc, person('daibieu')));
  await secretary.ask('meeting.convene', { meeting });
  await removed.next('refused', ({ document, reason }) => document.includes('floor') && reason === 'revoked');
  const revokedAt = removed.frames.length;
  await secretary.change(held, (doc) => setDetails(doc, { title: 'Không cho người ngoài' }));
  // What comes by an answered request is behind all that was sent before.
  await removed.open('office/directory');
  const later = removed.frames.slice(revokedAt);
  const channels = [plan.channel, floor.channel];
  expect(later.filter((frame) => frame.kind === 'message' && channels.includes(frame.channel))).toEqual([]);
  expect((await removed.open(formatDocumentName(planOf(meeting)))).kind).toBe('refused');
  removed.close();
  secretary.close();
});

it('[S14] tells who becomes an organiser that they may write, and lets them', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const promoted = await server.join('daibieu');
  const plan = await promoted.hold(planOf(meeting));
  expect(plan.mayWrite).toBe(false);
  const secretary = await server.join('thuky');
  await secretary.ask('meeting.appoint', {
    meeting,
    chair: person('chutri'),
    secretaries: [person('thuky'), person('daibieu')],
  });
  await until('the right to write', () => plan.mayWrite);
  await promoted.change(plan, (doc) => setDetails(doc, { title: 'Sửa được rồi' }));
  expect(plan.updateRefused).toBeUndefined();
  expect(server.core.rooms.read(planOf(meeting), readPlan).details.title).toBe('Sửa được rồi');
  promoted.close();
  secretary.close();
});

it('keeps a plan as it is once the meeting has ended', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const secretary = await server.join('thuky');
  const plan = await secretary.hold(planOf(meeting));
  await secretary.ask('meeting.end', { meeting });
  await until('the right to end', () => !plan.mayWrite);
  await secretary.change(plan, (doc) => setDetails(doc, { title: 'sửa sau' }));
  expect(plan.updateRefused).toBe('read-only');
  secretary.close();
});

it('names whoever shares a mark on the floor, in the commit that stores it', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const delegate = await server.join('daibieu');
  const floor = await delegate.hold({ kind: 'floor', meeting });
  const ink = await delegate.hold({ kind: 'ink', meeting, person: person('daibieu') });
  expect(readFloor(floor.doc).sharers.size).toBe(0);
  await delegate.change(ink, (doc) => doc.getMap('marks').set('x', 1));
  await until('the sharer', () => readFloor(floor.doc).sharers.has(person('daibieu')));
  await server.restart();
  const stored = server.core.rooms.read({ kind: 'floor', meeting }, readFloor).sharers;
  expect([...stored.keys()]).toEqual(['daibieu']);
  delegate.close();
});

it('takes ink from its owner alone, and none from guests', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const [delegate, guest] = [await server.join('daibieu2'), await server.join('khach')];
  const others = await delegate.hold({ kind: 'ink', meeting, person: person('daibieu') });
  expect(others).toMatchObject({ mayWrite: false, refused: undefined });
  await delegate.change(others, (doc) => doc.getMap('marks').set('x', 1));
  expect(others.updateRefused).toBe('read-only');
  for (const whose of ['daibieu', 'khach'])
    expect(await guest.hold({ kind: 'ink', meeting, person: person(whose) })).toMatchObject({
      refused: 'not-found',
    });
  delegate.close();
  guest.close();
});
