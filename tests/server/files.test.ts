import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { addPaper } from '#domain/meeting/plan.ts';
import { filePath, HttpError, largestFileBytes, uploadPath } from '#protocol/http.ts';
import { readRange } from '#server/files/download.ts';
import { item, makeMeeting, person } from '#tests/helpers/meeting.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

let server: TestServer;
let meeting: MeetingId;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  server = await startTestServer();
  meeting = makeMeeting(server.core, 'convened');
  for (const who of ['thuky', 'chutri', 'daibieu', 'nguoila']) tokens[who] = (await server.signIn(who)).token;
});
afterAll(() => server.close());

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;
const bearer = (who: string) => ({ authorization: `Bearer ${tokens[who]}` });
const base64 = (text: string) => Buffer.from(text).toString('base64');

interface Announced {
  who?: string;
  to?: MeetingId;
  sha256?: string;
  size?: number;
  name?: string;
}

/** Begins an upload by hand; the answer, and where its bytes go. */
async function begin(bytes: Uint8Array, announced: Announced = {}) {
  const { who = 'thuky', to = meeting, sha256 = hashOf(bytes), name = 'Báo cáo.pdf' } = announced;
  const response = await fetch(server.url + uploadPath(to), {
    method: 'POST',
    headers: {
      ...bearer(who),
      'tus-resumable': '1.0.0',
      'upload-length': String(announced.size ?? bytes.length),
      'upload-metadata': `sha256 ${base64(sha256)},name ${base64(name)}`,
    },
  });
  return { response, place: response.headers.get('location') ?? '' };
}

function patch(place: string, offset: number, bytes: Uint8Array, who = 'thuky') {
  return fetch(server.url + place, {
    method: 'PATCH',
    headers: {
      ...bearer(who),
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: bytes as BodyInit,
  });
}

function head(place: string, who = 'thuky') {
  return fetch(server.url + place, {
    method: 'HEAD',
    headers: { ...bearer(who), 'tus-resumable': '1.0.0' },
  });
}

async function uploaded(bytes: Uint8Array, to = meeting): Promise<Sha256> {
  const { place } = await begin(bytes, { to });
  expect((await patch(place, 0, bytes)).status).toBe(204);
  return hashOf(bytes);
}

/** Whoever reads the plan has the file from then on. */
function nameInPlan(sha256: Sha256, of = meeting): void {
  const channel = server.core.rooms.open({ kind: 'plan', meeting: of });
  channel.room.change((doc) =>
    addPaper(doc, {
      ...{
        id: sha256.slice(0, 32) as PaperId,
        item,
        title: 'Tờ trình',
        addedBy: person('thuky'),
        addedAt: 1,
      },
      file: { sha256, name: 'Tờ trình.pdf', size: 100, pages: 1 },
    }),
  );
  server.core.rooms.release(channel);
  server.core.rooms.flush();
}

function get(who: string, sha256: Sha256, headers: Record<string, string> = {}, of = meeting) {
  return fetch(server.url + filePath(of, sha256), { headers: { ...bearer(who), ...headers } });
}

describe('uploads', () => {
  it('[H5] come by the stock tus client, in pieces', async () => {
    const bytes = randomBytes(700_000);
    await new Promise<void>((resolve, reject) => {
      new Upload(bytes, {
        endpoint: server.url + uploadPath(meeting),
        headers: bearer('thuky'),
        metadata: { sha256: hashOf(bytes), name: 'Tờ trình.pdf' },
        chunkSize: 256 * 1024,
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    nameInPlan(hashOf(bytes));
    const response = await get('daibieu', hashOf(bytes));
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('[H5] go on from where they were interrupted, over a restart too', async () => {
    const bytes = randomBytes(300_000);
    const { place } = await begin(bytes);
    await patch(place, 0, bytes.subarray(0, 100_000));
    await server.restart();
    expect((await head(place)).headers.get('upload-offset')).toBe('100000');
    expect((await patch(place, 50_000, bytes.subarray(50_000))).status).toBe(409);
    expect((await patch(place, 100_000, bytes.subarray(100_000))).status).toBe(204);
    expect((await get('thuky', hashOf(bytes))).status).toBe(200);
  });

  it('tells a client that never heard the end that it is in', async () => {
    const bytes = randomBytes(1_000);
    const { place } = await begin(bytes);
    await patch(place, 0, bytes);
    const again = await head(place);
    expect(again.status).toBe(200);
    expect(again.headers.get('upload-offset')).toBe('1000');
    expect(again.headers.get('upload-length')).toBe('1000');
  });

  it('[H6] are refused when the bytes are not those announced, and nothing of them stays', async () => {
    const announced = randomBytes(1_000);
    const { place } = await begin(announced);
    const response = await patch(place, 0, randomBytes(1_000));
    expect(response.status).toBe(460);
    expect(HttpError.parse(await response.json())).toEqual({ code: 'bytes-do-not-match' });
    expect((await get('thuky', hashOf(announced))).status).toBe(404);
    expect((await head(place)).status).toBe(404);
    const id = place.split('/').at(-1) ?? '?';
    expect(readdirSync(path.join(server.dataDir, 'uploads')).filter((file) => file.includes(id))).toEqual([]);
  });

  it('[H5] are for those who write the plan, or after the meeting what goes with its minutes and its notice', async () => {
    const bytes = randomBytes(10);
    expect((await begin(bytes, { who: 'daibieu' })).response.status).toBe(403);
    expect((await begin(bytes, { who: 'nguoila' })).response.status).toBe(404);
    expect((await begin(bytes, { to: 'khong-co' as MeetingId })).response.status).toBe(404);
    expect((await fetch(server.url + uploadPath(meeting), { method: 'POST' })).status).toBe(401);
    const submitted = makeMeeting(server.core, 'pending_approval');
    expect((await begin(bytes, { to: submitted })).response.status).toBe(403);
    const ended = makeMeeting(server.core, 'ended');
    expect((await begin(bytes, { to: ended })).response.status).toBe(201);
    expect((await begin(bytes, { to: ended, who: 'daibieu' })).response.status).toBe(403);
  });

  it('are nobody’s but whose they are: neither another organiser’s nor another meeting’s', async () => {
    const bytes = randomBytes(10);
    const { place } = await begin(bytes);
    const other = makeMeeting(server.core, 'convened');
    const elsewhere = place.replace(meeting, other);
    expect((await patch(elsewhere, 0, bytes)).status).toBe(404);
    expect((await patch(place, 0, bytes, 'chutri')).status).toBe(404);
    expect((await head(elsewhere)).status).toBe(404);
    expect((await get('thuky', hashOf(bytes), {}, other)).status).toBe(404);
  });

  it.each<[string, Announced]>([
    ['a hash that is none', { sha256: 'abc' }],
    ['a hash that is a path', { sha256: '../../../../etc/passwd' }],
    ['a name that is empty', { name: '' }],
    ['no length', { size: 0 }],
  ])('are refused at once with %s', async (_what, announced) => {
    expect((await begin(randomBytes(10), announced)).response.status).toBe(400);
  });

  it('are refused at once when the file is too large', async () => {
    const { response } = await begin(randomBytes(10), { size: largestFileBytes + 1 });
    expect(response.status).toBe(413);
    expect(HttpError.parse(await response.json()).code).toBe('file-too-large');
  });

  it('have no more bytes than announced', async () => {
    const bytes = randomBytes(100);
    const { place } = await begin(bytes);
    expect((await patch(place, 0, randomBytes(5_000))).status).toBe(413);
  });
});

describe('downloads', () => {
  it('[H7] are for those who read the plan that names the file, of the meeting it was uploaded to', async () => {
    const sha256 = await uploaded(randomBytes(100));
    expect((await get('daibieu', sha256)).status).toBe(404);
    nameInPlan(sha256);
    expect((await get('daibieu', sha256)).status).toBe(200);
    expect((await get('nguoila', sha256)).status).toBe(404);
    expect((await fetch(server.url + filePath(meeting, sha256))).status).toBe(401);
    const other = makeMeeting(server.core, 'convened');
    expect((await get('daibieu', sha256, {}, other)).status).toBe(404);
    const draft = makeMeeting(server.core, 'draft');
    await uploaded(randomBytes(100), draft);
    expect((await get('daibieu', sha256, {}, draft)).status).toBe(404);
  });

  it('[H7] say of a file whose bytes are gone that it is lost, until it is brought again', async () => {
    const bytes = randomBytes(100);
    const sha256 = await uploaded(bytes);
    nameInPlan(sha256);
    rmSync(path.join(server.dataDir, 'files', sha256.slice(0, 2), sha256));
    const lost = await get('daibieu', sha256);
    expect([lost.status, await lost.json()]).toEqual([410, { code: 'file-lost' }]);
    expect((await get('nguoila', sha256)).status).toBe(404);
    await uploaded(bytes);
    expect((await get('daibieu', sha256)).status).toBe(200);
  });

  it('[H7] come by range', async () => {
    const bytes = randomBytes(1_000);
    const sha256 = await uploaded(bytes);
    nameInPlan(sha256);
    const part = await get('daibieu', sha256, { range: 'bytes=100-199' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 100-199/1000');
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
    const rest = await get('daibieu', sha256, { range: 'bytes=900-', 'if-range': `"${sha256}"` });
    expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(900))).toBe(true);
    const changed = await get('daibieu', sha256, { range: 'bytes=900-', 'if-range': '"khác"' });
    expect(changed.status).toBe(200);
    expect((await get('daibieu', sha256, { range: 'bytes=1000-' })).status).toBe(416);
    const asked = await fetch(server.url + filePath(meeting, sha256), {
      method: 'HEAD',
      headers: bearer('daibieu'),
    });
    expect(asked.headers.get('content-length')).toBe('1000');
    expect(asked.headers.get('accept-ranges')).toBe('bytes');
  });

  it.each<[string, ReturnType<typeof readRange>]>([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=5-100', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=1-2', undefined],
    ['bytes=99999999999999999999-', 'unsatisfiable'],
  ])('reads %s of ten bytes', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });
});
