/** Transfers against the product's own server: what a small server of the tests cannot vouch for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaperState } from '#contract';
import { paperPath } from '#contract';
import type { MeetingId } from '#domain/ids.ts';
import { addPaper, type Paper } from '#domain/meeting/plan.ts';
import { BigPdf, makePdf } from '#tests/fixtures/pdf.ts';
import { item, makeMeeting } from '#tests/helpers/meeting.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { startTap } from '#tests/helpers/tap.ts';
import { type Desk, openDesk, paperOf } from './desk.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function until(desk: Desk, meeting: MeetingId, wanted: (state: PaperState) => boolean): Promise<void> {
  let last: PaperState[] = [];
  for await (const now of desk.papers.watch(meeting, AbortSignal.timeout(30_000))) {
    last = now;
    if (now.length > 0 && now.every(wanted)) return;
  }
  throw new Error(`not reached: ${JSON.stringify(last)}`);
}

/** Whoever reads the plan reads the papers it names from then on. */
function nameInPlan(meeting: MeetingId, paper: Paper): void {
  const channel = server.core.rooms.open({ kind: 'plan', meeting });
  channel.room.change((doc) => addPaper(doc, { ...paper, item }));
  server.core.rooms.release(channel);
}

async function line(username: string, origin = server.url) {
  return { origin, token: (await server.signIn(username)).token };
}

test('a secretary’s paper reaches a delegate; who has no part in the meeting waits in vain', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const [secretary, delegate, stranger] = [await openDesk(), await openDesk(), await openDesk()];
  const bytes = await makePdf({ pages: 2 });
  const file = await secretary.take(bytes, { name: 'Dự thảo nghị quyết.pdf' });
  for (const desk of [secretary, delegate, stranger]) {
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: desk === secretary });
  }
  nameInPlan(meeting, paperOf(file));
  stranger.papers.setConnection(await line('nguoila'));
  delegate.papers.setConnection(await line('daibieu'));
  secretary.papers.setConnection(await line('thuky'));
  await until(secretary, meeting, ({ onServer }) => onServer);
  await until(delegate, meeting, ({ here, onServer }) => here && onServer);
  const read = await delegate.get(paperPath(file.sha256));
  expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true);
  expect(stranger.papers.has(file.sha256)).toBe(false);
});

test('a paper waits for its meeting, which is made on the server later', async () => {
  const desk = await openDesk();
  const file = await desk.take(await makePdf());
  const next = `hop-${process.pid}-${Number(makeMeeting(server.core, 'draft').split('-').at(-1)) + 1}`;
  desk.papers.want(next as MeetingId, { plan: [paperOf(file)], mayUpload: true });
  desk.papers.setConnection(await line('thuky'));
  await until(desk, next as MeetingId, ({ transfer, onServer }) => transfer === null && !onServer);
  expect(makeMeeting(server.core, 'draft')).toBe(next);
  await until(desk, next as MeetingId, ({ onServer }) => onServer);
});

test('an upload and a download go on through a cut line and a server that starts again', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const [secretary, delegate] = [await openDesk(), await openDesk()];
  const bytes = Buffer.concat([...new BigPdf(6 * 1024 * 1024).pieces()].map((piece) => Buffer.from(piece)));
  const file = await secretary.take(bytes);
  secretary.papers.want(meeting, { plan: [paperOf(file)], mayUpload: true });
  nameInPlan(meeting, paperOf(file));
  const tap = await startTap(server.url);
  secretary.papers.setConnection(await line('thuky', tap.url));
  // A machine that was busy elsewhere may see it only when it has arrived.
  await until(secretary, meeting, ({ transfer, onServer }) => (transfer?.done ?? 0) > 0 || onServer);
  tap.cut();
  await server.restart();
  tap.mend();
  await until(secretary, meeting, ({ onServer }) => onServer);
  delegate.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
  delegate.papers.setConnection(await line('daibieu', tap.url));
  await until(delegate, meeting, ({ here }) => here);
  const read = await delegate.get(paperPath(file.sha256));
  expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true);
  await tap.close();
});
