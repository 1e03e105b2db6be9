/** A person's own papers on the server: theirs alone, within the room they have. */
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ItemId, ownShelf, type PaperId, type Sha256 } from '#domain/ids.ts';
import { addPaper } from '#domain/meeting/plan.ts';
import { readShelf, removeFromShelf, shelfTop } from '#domain/people/shelf.ts';
import { filePath, preparedFilePath, uploadPath } from '#protocol/http.ts';
import { Shelves } from '#server/files/shelves.ts';
import { PersonalFileTable } from '#server/store/personal-files.ts';
import { person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

let server: TestServer;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  server = await startTestServer();
  for (const who of ['thuky', 'daibieu']) tokens[who] = (await server.signIn(who)).token;
});
afterAll(() => server.close());

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const tus = (who: string) => ({ authorization: `Bearer ${tokens[who]}`, 'tus-resumable': '1.0.0' });

function announce(who: string, bytes: Uint8Array, size = bytes.length, more = '') {
  const metadata = `sha256 ${base64(hashOf(bytes))},name ${base64('Ghi chép.pdf')}${more}`;
  return fetch(server.url + uploadPath(ownShelf), {
    method: 'POST',
    headers: { ...tus(who), 'upload-length': String(size), 'upload-metadata': metadata },
  });
}

const send = (who: string, place: string, bytes: Uint8Array) =>
  fetch(server.url + place, {
    method: 'PATCH',
    headers: { ...tus(who), 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: bytes as BodyInit,
  });

const get = async (who: string, path: string) =>
  (await fetch(server.url + path, { headers: { authorization: `Bearer ${tokens[who]}` } })).status;

it('keeps a paper for its owner: nobody else finds it, though they know its hash and its upload', async () => {
  const bytes = randomBytes(2_000);
  const place = (await announce('thuky', bytes)).headers.get('location') ?? '';
  expect((await send('daibieu', place, bytes)).status).toBe(404);
  expect((await send('thuky', place, bytes)).status).toBe(204);
  expect(await get('thuky', filePath(ownShelf, hashOf(bytes)))).toBe(200);
  expect(await get('daibieu', filePath(ownShelf, hashOf(bytes)))).toBe(404);
  expect(await get('daibieu', preparedFilePath(ownShelf, ItemId.parse('goc'), hashOf(bytes)))).toBe(404);
  // Whoever has the very same paper brings it themselves.
  const own = (await announce('daibieu', bytes)).headers.get('location') ?? '';
  expect((await send('daibieu', own, bytes)).status).toBe(204);
  expect(await get('daibieu', filePath(ownShelf, hashOf(bytes)))).toBe(200);
});

it('is no meeting: nobody makes one of that name, and no file is brought there for an item', async () => {
  const input = { meeting: ownShelf };
  const command = { id: commandId(), name: 'meeting.create', input, askedAt: 5 } as const;
  expect(server.core.decider.decide(person('thuky'), command)).toMatchObject({
    refusal: { code: 'already-exists' },
  });
  expect((await announce('thuky', randomBytes(9), 9, `,item ${base64('noi-dung-1')}`)).status).toBe(400);
});

it('takes no more than there is room for; what was deleted makes room', () => {
  const an = person('thuky');
  const table = new PersonalFileTable(server.core.store.db);
  const shelves = new Shelves({ table, rooms: server.core.rooms, now: () => 0, room: 100 });
  const sha256 = hashOf(randomBytes(5));
  shelves.add({ person: an, sha256, name: 'a.pdf', size: 60, addedAt: 0, upload: 'tai-len-1' });
  const channel = server.core.rooms.open({ kind: 'shelf', person: an });
  channel.room.change((doc) =>
    addPaper(doc, {
      id: 'p' as PaperId,
      item: shelfTop,
      title: 'A',
      file: { sha256, name: 'a.pdf', size: 60, pages: 1 },
      addedBy: an,
      addedAt: 0,
    }),
  );
  expect(shelves.hasRoomFor(an, 40)).toBe(true);
  expect(shelves.hasRoomFor(an, 41)).toBe(false);
  expect(shelves.hasRoomFor(person('daibieu'), 100)).toBe(true);
  channel.room.change((doc) => {
    const [paper] = readShelf(doc).papers;
    if (paper) removeFromShelf(doc, { paper });
  });
  expect(shelves.hasRoomFor(an, 100)).toBe(true);
  // It can still be put back for a while.
  expect(table.size(an, sha256)).toBe(60);
  server.core.rooms.release(channel);
});

it('tells of too little room before any byte is sent', async () => {
  const answer = await announce('thuky', randomBytes(9), 400 * 1024 * 1024);
  expect(answer.status).toBe(201);
  const table = new PersonalFileTable(server.core.store.db);
  const channel = server.core.rooms.open({ kind: 'shelf', person: person('daibieu') });
  for (let i = 0; i < 5; i++) {
    const sha256 = hashOf(Buffer.from([i]));
    const about = { sha256, name: `${i}.pdf`, size: 450 * 1024 * 1024 };
    table.add({ ...about, person: person('daibieu'), addedAt: 0, upload: `tai-len-lon-${i}` });
    channel.room.change((doc) =>
      addPaper(doc, {
        id: `lon-${i}` as PaperId,
        item: shelfTop,
        title: `${i}`,
        file: { ...about, pages: 1 },
        addedBy: person('daibieu'),
        addedAt: 0,
      }),
    );
  }
  const refused = await announce('daibieu', randomBytes(9));
  expect(refused.status).toBe(413);
  expect(await refused.json()).toEqual({ code: 'no-room' });
  server.core.rooms.release(channel);
});
