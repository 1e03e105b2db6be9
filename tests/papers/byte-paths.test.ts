import { describe, expect, test } from 'vitest';
import { importPath, paperPath } from '#contract';
import { CommandId, type Sha256 } from '#domain/ids.ts';
import { readRange } from '#main/papers/byte-range.ts';
import { BigPdf, makePdf } from '#tests/fixtures/pdf.ts';
import { meeting, openDesk, paperOf, sha256Of } from './desk.ts';

describe('Range', () => {
  test.each([
    [null, 10, undefined],
    ['bytes=0-', 10, { start: 0, end: 10 }],
    ['bytes=3-5', 10, { start: 3, end: 6 }],
    ['bytes=3-99', 10, { start: 3, end: 10 }],
    ['bytes=-4', 10, { start: 6, end: 10 }],
    ['bytes=-99', 10, { start: 0, end: 10 }],
    ['bytes=10-', 10, 'not-satisfiable'],
    ['bytes=-0', 10, 'not-satisfiable'],
    ['bytes=0-', 0, 'not-satisfiable'],
    ['bytes=5-3', 10, undefined],
    ['bytes=-', 10, undefined],
    ['bytes=0-1,3-4', 10, undefined],
    ['items=0-1', 10, undefined],
  ])('%s of %i bytes', (header, size, range) => {
    expect(readRange(header, size)).toEqual(range);
  });
});

describe('byte paths', () => {
  test('any range of a paper is answered with exactly its bytes', async () => {
    const desk = await openDesk();
    const bytes = Buffer.concat([...new BigPdf(300_000).pieces()].map((piece) => Buffer.from(piece)));
    const { sha256, size } = await desk.take(bytes);
    for (const [first, last] of [
      [0, 0],
      [0, 65_535],
      [65_535, 65_536],
      [100_000, 299_999],
      [size - 1, size - 1],
    ] as const) {
      const answer = await desk.get(paperPath(sha256), { range: `bytes=${first}-${last}` });
      expect(answer.status).toBe(206);
      expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${last}/${size}`);
      expect(answer.headers.get('content-length')).toBe(String(last - first + 1));
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(first, last + 1))).toBe(true);
    }
    const beyond = await desk.get(paperPath(sha256), { range: `bytes=${size}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
  });

  test('HEAD says what GET would, and decrypted bytes come to rest in no cache', async () => {
    const desk = await openDesk();
    const bytes = await makePdf();
    const { sha256 } = await desk.take(bytes);
    const url = `http://may-nay${paperPath(sha256)}`;
    const answer = await desk.papers.fetch(new Request(url, { method: 'HEAD' }));
    expect(Object.fromEntries(answer?.headers ?? [])).toMatchObject({
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'content-length': String(bytes.length),
      'content-type': 'application/pdf',
    });
    expect(answer?.body).toBeNull();
  });

  test('a reader that goes away half way leaves no file open', async () => {
    const desk = await openDesk();
    const bytes = Buffer.concat([...new BigPdf(1_000_000).pieces()].map((piece) => Buffer.from(piece)));
    const { sha256 } = await desk.take(bytes);
    const answer = await desk.get(paperPath(sha256));
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(Buffer.from(await (await desk.get(paperPath(sha256))).arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('what is not here yet and what is not this person’s say which of the two they are', async () => {
    const desk = await openDesk();
    const wanted = sha256Of(Buffer.from('một'));
    desk.papers.want(meeting, {
      plan: [paperOf({ sha256: wanted, name: 'a.pdf', size: 3, pages: 1 })],
      mayUpload: false,
    });
    const answers = [wanted, sha256Of(Buffer.from('hai')), 'khong-phai' as Sha256].map(async (sha256) => {
      const answer = await desk.get(paperPath(sha256));
      return [answer.status, await answer.json()];
    });
    expect(await Promise.all(answers)).toEqual([
      [404, { code: 'not-here-yet' }],
      [404, { code: 'not-found' }],
      [404, { code: 'not-found' }],
    ]);
  });

  test('other paths are none of ours, other methods are refused', async () => {
    const desk = await openDesk();
    const ask = (path: string, method = 'GET') =>
      desk.papers.fetch(new Request(`http://may-nay${path}`, { method }));
    expect(await ask('/')).toBeUndefined();
    expect(await ask('/assets/a.js')).toBeUndefined();
    expect(await ask('/papers')).toBeUndefined();
    const sha256 = sha256Of(Buffer.from('một'));
    expect((await ask(paperPath(sha256), 'DELETE'))?.status).toBe(405);
    expect((await ask(importPath(CommandId.parse('a'), 0), 'GET'))?.status).toBe(405);
    expect((await ask('/exports/..%2f..%2fkey'))?.status).toBe(404);
  });

  test('passwords and places are kept through a restart, passwords not in clear', async () => {
    const desk = await openDesk();
    const { sha256 } = await desk.take(await makePdf());
    const paper = paperOf({ sha256, name: 'a.pdf', size: 1, pages: 1 }).id;
    expect(desk.papers.keptPassword({ sha256 })).toBeNull();
    expect(desk.papers.reading.place({ meeting, paper })).toBeNull();
    desk.papers.keepPassword({ sha256, password: 'Họp-2026!' });
    const view = {
      mode: 'spreads',
      coverAlone: true,
      trimmed: false,
      fit: 'width',
      scale: 1.25,
      turn: 90,
    } as const;
    const place = { page: 37, down: 0.4, view };
    desk.papers.reading.keepPlace({ meeting, paper, place });
    await desk.reopen();
    expect(desk.papers.keptPassword({ sha256 })).toBe('Họp-2026!');
    expect(desk.papers.reading.place({ meeting, paper })).toEqual(place);
    expect(desk.fileBytes('store.sqlite').includes('Họp-2026!')).toBe(false);
    desk.papers.forgetPassword({ sha256 });
    expect(desk.papers.keptPassword({ sha256 })).toBeNull();
  });
});
