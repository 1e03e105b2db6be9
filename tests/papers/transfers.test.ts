import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type PaperState, paperPath } from '#contract';
import { MeetingId } from '#domain/ids.ts';
import type { PaperFile } from '#domain/meeting/plan.ts';
import { BigPdf, makePdf } from '#tests/fixtures/pdf.ts';
import { startTap } from '#tests/helpers/tap.ts';
import { type Desk, meeting, openDesk, paperOf, sha256Of, states } from './desk.ts';
import { gate, startFileServer, token } from './file-server.ts';

const MB = 1024 * 1024;

/** An uncompressible paper, e.g. a scan. */
function scan(bytes: number): Buffer {
  return Buffer.concat([...new BigPdf(bytes).pieces()].map((piece) => Buffer.from(piece)));
}

function fileOf(bytes: Uint8Array, name = 'Quét.pdf'): PaperFile {
  return { sha256: sha256Of(bytes), name, size: bytes.length, pages: 1 };
}

/** Waits until this is so of all papers of the meeting. */
function every(desk: Desk, condition: (state: PaperState) => boolean): Promise<PaperState[]> {
  return states(desk, (now) => now.length > 0 && now.every(condition));
}

/** A paper that is on the server, and a desk that wants it and has no line yet. */
async function wanted(bytes?: Uint8Array) {
  const server = await startFileServer();
  const content = bytes ?? (await makePdf());
  const file = fileOf(content);
  server.files.set(`${meeting}/${file.sha256}`, content);
  const desk = await openDesk();
  desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
  return { server, bytes: content, file, desk };
}

async function readBack(desk: Desk, file: PaperFile): Promise<Buffer> {
  const answer = await desk.get(paperPath(file.sha256));
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

describe('transfers', () => {
  test('what one desk took in reaches the server and then another desk', async () => {
    const server = await startFileServer();
    const line = { origin: server.origin, token };
    const [secretary, delegate] = [await openDesk(), await openDesk()];
    const bytes = await makePdf({ pages: 3 });
    const file = await secretary.take(bytes, { name: 'Báo cáo quý.pdf' });
    secretary.papers.want(meeting, { plan: [paperOf(file)], mayUpload: true });
    delegate.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
    delegate.papers.setConnection(line);
    secretary.papers.setConnection(line);
    await every(secretary, ({ onServer }) => onServer);
    await every(delegate, ({ here, onServer }) => here && onServer);
    expect(server.received).toEqual(['Báo cáo quý.pdf']);
    expect((await readBack(delegate, file)).equals(bytes)).toBe(true);
  });

  test('a download cut half way goes on where it stopped, through a restart', async () => {
    const server = await startFileServer();
    const tap = await startTap(server.origin);
    const bytes = scan(4 * MB);
    const file = fileOf(bytes);
    server.files.set(`${meeting}/${file.sha256}`, bytes);
    const rest = gate();
    server.sendFirst = { bytes: 3 * MB, rest: rest.opened };
    const desk = await openDesk();
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
    desk.papers.setConnection({ origin: tap.url, token });
    await every(desk, ({ transfer }) => (transfer?.done ?? 0) >= 2 * MB);
    tap.cut();
    await every(desk, ({ transfer }) => transfer?.failure === 'server-unreachable');
    rest.open();
    await desk.reopen();
    tap.mend();
    desk.papers.setConnection({ origin: tap.url, token });
    await every(desk, ({ here }) => here);
    const again = server.requests.filter(({ method }) => method === 'GET').at(-1);
    const from = Number(/bytes=(\d+)-/.exec(again?.range ?? '')?.[1]);
    expect(from).toBeGreaterThan(2 * MB - 64 * 1024);
    expect((await readBack(desk, file)).equals(bytes)).toBe(true);
    await tap.close();
  });

  test('an upload cut half way goes on where it stopped, through a restart', async () => {
    const server = await startFileServer();
    const tap = await startTap(server.origin);
    const bytes = scan(4 * MB);
    const desk = await openDesk();
    const file = await desk.take(bytes);
    const held = gate();
    server.hold = (request) => {
      const pieces = server.requests.filter(({ method }) => method === 'PATCH').length;
      if (request.method !== 'PATCH' || pieces !== 5) return undefined;
      tap.cut();
      return held.opened;
    };
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: true });
    desk.papers.setConnection({ origin: tap.url, token });
    await every(desk, ({ transfer }) => transfer?.failure === 'server-unreachable');
    server.hold = undefined;
    held.open();
    await desk.reopen();
    tap.mend();
    desk.papers.setConnection({ origin: tap.url, token });
    await every(desk, ({ onServer }) => onServer);
    expect(server.files.get(`${meeting}/${file.sha256}`)).toEqual(bytes);
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    const begun = server.requests.filter(({ method, offset }) => method === 'PATCH' && offset === '0');
    expect(begun).toHaveLength(1);
    await tap.close();
  });

  test('bytes that are not the paper are thrown away, said so, and fetched again', async () => {
    const server = await startFileServer();
    const bytes = await makePdf();
    const file = fileOf(bytes);
    const key = `${meeting}/${file.sha256}`;
    server.files.set(key, await makePdf({ text: ['Một bản khác'] }));
    const desk = await openDesk();
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
    desk.papers.setConnection({ origin: server.origin, token });
    const [state] = await every(desk, ({ transfer }) => transfer?.failure === 'bytes-do-not-match');
    expect(state?.here).toBe(false);
    for (const folder of ['vault', 'partial']) {
      expect(readdirSync(join(desk.dir, 'papers', folder))).toEqual([]);
    }
    server.files.set(key, bytes);
    desk.papers.retry({ meeting, sha256: file.sha256 });
    await every(desk, ({ here }) => here);
  });

  test('a paper that its owner has not sent yet is waited for without a failure', async () => {
    const server = await startFileServer();
    const bytes = await makePdf();
    const file = fileOf(bytes);
    const desk = await openDesk();
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
    desk.papers.setConnection({ origin: server.origin, token });
    await vi.waitUntil(() => server.requests.length > 0, { timeout: 10_000 });
    const now = await every(desk, ({ transfer }) => transfer === null);
    expect(now).toMatchObject([{ here: false, onServer: false }]);
    server.files.set(`${meeting}/${file.sha256}`, bytes);
    await every(desk, ({ here, onServer }) => here && onServer);
  });

  test('a paper whose bytes the server lost is said to be lost, and comes once somebody brings it again', async () => {
    const { server, bytes, file, desk: delegate } = await wanted();
    const line = { origin: server.origin, token };
    server.hasLost.add(`${meeting}/${file.sha256}`);
    delegate.papers.setConnection(line);
    await every(delegate, ({ here, transfer }) => !here && transfer?.failure === 'server-lost-file');
    const secretary = await openDesk();
    secretary.papers.want(meeting, { plan: [paperOf(await secretary.take(bytes))], mayUpload: true });
    secretary.papers.setConnection(line);
    await every(secretary, ({ onServer }) => onServer);
    await every(delegate, ({ here }) => here);
  });

  test('who may not upload never tries to', async () => {
    const server = await startFileServer();
    const desk = await openDesk();
    const file = await desk.take(await makePdf());
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
    desk.papers.setConnection({ origin: server.origin, token });
    await vi.waitUntil(() => server.requests.length >= 2, { timeout: 10_000 });
    expect(server.requests.every(({ method }) => method === 'HEAD')).toBe(true);
  });

  test('without a line nothing runs; with one that is gone, transfers halt', async () => {
    const server = await startFileServer();
    const bytes = scan(2 * MB);
    const file = fileOf(bytes);
    server.files.set(`${meeting}/${file.sha256}`, bytes);
    const rest = gate();
    server.sendFirst = { bytes: MB, rest: rest.opened };
    const desk = await openDesk();
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
    expect(server.requests).toEqual([]);
    desk.papers.setConnection({ origin: server.origin, token });
    await every(desk, ({ transfer }) => (transfer?.done ?? 0) > 0);
    desk.papers.setConnection(undefined);
    await every(desk, ({ transfer }) => transfer === null);
    expect(server.requests).toHaveLength(1);
    rest.open();
    desk.papers.setConnection({ origin: server.origin, token });
    await every(desk, ({ here }) => here);
  });

  test('the nearest meeting comes first, and within it the smallest paper; two run at once', async () => {
    const server = await startFileServer();
    const later = MeetingId.parse('hop-sau');
    const now = Date.now();
    const papers = [100, 300, 200].map((kb, i) => {
      const bytes = scan(kb * 1024);
      const file = fileOf(bytes);
      server.files.set(`${meeting}/${file.sha256}`, bytes);
      server.files.set(`${later}/${file.sha256}`, bytes);
      return paperOf(file, `van-ban-${i}`);
    });
    const small = await makePdf();
    server.files.set(`${later}/${sha256Of(small)}`, small);
    const desk = await openDesk();
    desk.papers.want(later, {
      plan: [paperOf(fileOf(small))],
      mayUpload: false,
      startsAt: now + 7 * 24 * 3600_000,
    });
    desk.papers.want(meeting, { plan: papers, mayUpload: false, startsAt: now + 3600_000 });
    let running = 0;
    let most = 0;
    server.hold = async () => {
      running++;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running--;
    };
    desk.papers.setConnection({ origin: server.origin, token });
    await every(desk, ({ here }) => here);
    await vi.waitUntil(() => desk.papers.has(sha256Of(small)), { timeout: 10_000 });
    const order = server.requests.map(({ url }) => url.split('/').at(-1));
    const smallest = [papers[0], papers[2]].map((paper) => paper?.file.sha256);
    // Two at once may arrive in any order.
    expect(new Set(order.slice(0, 2))).toEqual(new Set(smallest));
    expect(order).toHaveLength(4);
    expect(most).toBeLessThanOrEqual(2);
  });

  test('a damaged paper is not shown but fetched again', async () => {
    const { server, bytes, file, desk } = await wanted();
    desk.papers.setConnection({ origin: server.origin, token });
    await every(desk, ({ here }) => here);
    const path = join(desk.dir, 'papers', 'vault', file.sha256);
    writeFileSync(path, Buffer.alloc(statSync(path).size));
    const answer = await desk.get(paperPath(file.sha256));
    expect([answer.status, await answer.json()]).toEqual([404, { code: 'not-here-yet' }]);
    await every(desk, ({ here }) => here);
    expect((await readBack(desk, file)).equals(bytes)).toBe(true);
  });

  test('a session that ended is said so', async () => {
    const server = await startFileServer();
    const desk = await openDesk();
    desk.papers.want(meeting, { plan: [paperOf(fileOf(await makePdf()))], mayUpload: false });
    desk.papers.setConnection({ origin: server.origin, token: 'the-cu' });
    await every(desk, ({ transfer }) => transfer?.failure === 'signed-out');
  });

  test('a server whose disk is full is told apart from one that is not there, and gets the paper once it has room', async () => {
    const server = await startFileServer();
    const desk = await openDesk();
    const file = await desk.take(await makePdf());
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: true });
    server.isFull = true;
    desk.papers.setConnection({ origin: server.origin, token });
    await every(desk, ({ here, transfer }) => here && transfer?.failure === 'server-cannot-store');
    server.isFull = false;
    await every(desk, ({ onServer }) => onServer);
  });

  test('a busy server is tried again by itself', async () => {
    const { server, desk } = await wanted();
    server.failWith = 503;
    desk.papers.setConnection({ origin: server.origin, token });
    await every(desk, ({ transfer }) => transfer?.failure === 'server-unreachable');
    server.failWith = undefined;
    await every(desk, ({ here }) => here);
  });

  test('a paper taken out of the plan is neither fetched nor readable any more', async () => {
    const { server, bytes, file, desk } = await wanted();
    desk.papers.setConnection({ origin: server.origin, token });
    await every(desk, ({ here }) => here);
    desk.papers.want(meeting, { plan: [], mayUpload: false });
    expect((await desk.get(paperPath(file.sha256))).status).toBe(404);
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
    expect((await readBack(desk, file)).equals(bytes)).toBe(true);
  });

  test('watchers hear at most four times a second, and always the end', async () => {
    const { server, file, desk } = await wanted(scan(8 * MB));
    desk.papers.setConnection({ origin: server.origin, token });
    const times: number[] = [];
    for await (const [state] of desk.papers.watch(meeting, AbortSignal.timeout(20_000))) {
      times.push(performance.now());
      if (state?.here && state.transfer === null) break;
    }
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(Math.min(...gaps, 250)).toBeGreaterThan(240);
    expect(desk.papers.has(file.sha256)).toBe(true);
  });
});
