import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { importPath, importPieceBytes, paperPath } from '#contract';
import { inspect } from '#main/papers/inspection.ts';
import { writeSealed } from '#main/papers/sealed-whole.ts';
import { BigPdf, formBomb, makePdf } from '#tests/fixtures/pdf.ts';
import { corpusFiles, corpusFolder, noCorpus } from '#tests/helpers/corpus.ts';
import { type Desk, meeting, openDesk, sha256Of, temporaryFolder } from './desk.ts';

const failing = (code: string) => expect.objectContaining({ code });

/** Files in the folders where a file is before it is kept. */
function leftBehind(desk: Desk): string[] {
  return ['intake', 'partial', 'exports'].flatMap((folder) => readdirSync(join(desk.dir, 'papers', folder)));
}

describe('import', () => {
  test('a paper is kept under the hash of its bytes, with its name and pages, and is read back', async () => {
    const desk = await openDesk();
    const bytes = await makePdf({ pages: 7 });
    const file = await desk.take(bytes, { name: 'C:\\Hồ sơ\\Tờ trình số 5.pdf' });
    expect(file).toEqual({
      sha256: sha256Of(bytes),
      name: 'Tờ trình số 5.pdf',
      size: bytes.length,
      pages: 7,
    });
    const answer = await desk.get(paperPath(file.sha256));
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(leftBehind(desk)).toEqual([]);
    // Or nobody would take its text in before the next start.
    expect(desk.changes).toEqual([meeting]);
  });

  test('an empty file is refused before any byte', async () => {
    const desk = await openDesk();
    expect(() => desk.papers.beginImport({ meeting, name: 'rỗng.pdf', size: 0 })).toThrow(
      failing('empty-file'),
    );
  });

  test('a file beyond the limit is refused before any byte', async () => {
    const desk = await openDesk();
    const size = 600 * 1024 * 1024;
    expect(() => desk.papers.beginImport({ meeting, name: 'lớn.pdf', size })).toThrow(
      failing('file-too-large'),
    );
  });

  test.each([
    ['an error page of a web server', '<!doctype html><title>502 Bad Gateway</title>', 'not-a-pdf'],
    ['a picture that is cut off', '\x89PNG\r\n\x1a\n', 'broken-picture'],
    ['a PDF without an inside', '%PDF-1.7\n1 0 obj\n<<', 'broken-pdf'],
  ])('%s is refused for what it is, and nothing of it is left', async (_, content, code) => {
    const desk = await openDesk();
    await expect(desk.take(Buffer.from(content, 'latin1'))).rejects.toThrow(failing(code));
    expect(leftBehind(desk)).toEqual([]);
    expect(readdirSync(join(desk.dir, 'papers', 'vault'))).toEqual([]);
  });

  test('a protected paper asks for its password, says when it is wrong, and is taken with the right one', async () => {
    const desk = await openDesk();
    const bytes = await makePdf({ password: 'Họp-2026', pages: 2 });
    const { importId } = desk.papers.beginImport({ meeting, name: 'bảo vệ.pdf', size: bytes.length });
    const body = Buffer.from(bytes);
    await desk.papers.fetch(
      new Request(`http://may-nay${importPath(importId, 0)}`, { method: 'POST', body }),
    );
    await expect(desk.papers.finishImport({ importId })).rejects.toThrow(failing('needs-password'));
    await expect(desk.papers.finishImport({ importId, password: 'sai' })).rejects.toThrow(
      failing('wrong-paper-password'),
    );
    const file = await desk.papers.finishImport({ importId, password: 'Họp-2026' });
    expect(desk.papers.keptPassword(file)).toBe('Họp-2026');
    expect(file).toMatchObject({ pages: 2, sha256: sha256Of(bytes) });
  });

  test.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])(
    'a paper stamped %s is refused as a state secret',
    async (stamp) => {
      const desk = await openDesk();
      const bytes = await makePdf({ text: ['ỦY BAN NHÂN DÂN', stamp, 'Báo cáo tình hình'] });
      await expect(desk.take(bytes)).rejects.toThrow(failing('state-secret'));
      expect(readdirSync(join(desk.dir, 'papers', 'vault'))).toEqual([]);
    },
  );

  test('a paper that speaks of secrets, or has the stamp in its name alone, is taken', async () => {
    const desk = await openDesk();
    const bytes = await makePdf({ text: ['LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC', 'Điều 1. Bí mật nhà nước là'] });
    expect(await desk.take(bytes, { name: 'TUYỆT MẬT.pdf' })).toMatchObject({ name: 'TUYỆT MẬT.pdf' });
  });

  test('an inspection that does not end is ended, and the client goes on', async () => {
    const bomb = await writeSealed(join(temporaryFolder(), 'bomb'), [formBomb()]);
    const never = new AbortController().signal;
    await expect(inspect({ ...bomb, password: undefined }, never, 3_000)).rejects.toThrow(
      failing('takes-too-long'),
    );
    const desk = await openDesk();
    expect(await desk.take(await makePdf())).toMatchObject({ pages: 1 });
  });

  test('an import is cancelled while it is inspected, and nothing is left', async () => {
    const desk = await openDesk();
    const bytes = formBomb();
    const { importId } = desk.papers.beginImport({ meeting, name: 'a.pdf', size: bytes.length });
    const body = Buffer.from(bytes);
    await desk.papers.fetch(
      new Request(`http://may-nay${importPath(importId, 0)}`, { method: 'POST', body }),
    );
    const finished = desk.papers.finishImport({ importId });
    const refused = expect(finished).rejects.toThrow(failing('cancelled'));
    await desk.papers.cancelImport({ importId });
    await refused;
    expect(leftBehind(desk)).toEqual([]);
    await expect(desk.papers.finishImport({ importId })).rejects.toThrow(failing('not-found'));
  });

  test('a piece sent twice or out of order changes nothing', async () => {
    const desk = await openDesk();
    const bytes = await makePdf();
    const { importId } = desk.papers.beginImport({ meeting, name: 'a.pdf', size: bytes.length });
    const send = async (offset: number, end: number) => {
      const body = Buffer.from(bytes.subarray(offset, end));
      const url = `http://may-nay${importPath(importId, offset)}`;
      return await (await desk.papers.fetch(new Request(url, { method: 'POST', body })))?.json();
    };
    expect(await send(100, 200)).toEqual({ received: 0 });
    expect(await send(0, 100)).toEqual({ received: 100 });
    expect(await send(0, 100)).toEqual({ received: 100 });
    expect(await send(100, bytes.length)).toEqual({ received: bytes.length });
    expect(await desk.papers.finishImport({ importId })).toMatchObject({ sha256: sha256Of(bytes) });
  });

  test('more bytes than announced, and a piece beyond its limit, are refused', async () => {
    const desk = await openDesk();
    const begin = () => desk.papers.beginImport({ meeting, name: 'a.pdf', size: 10 }).importId;
    const post = async (bytes: number) => {
      const url = `http://may-nay${importPath(begin(), 0)}`;
      return await desk.papers.fetch(new Request(url, { method: 'POST', body: Buffer.alloc(bytes) }));
    };
    expect((await post(11))?.status).toBe(413);
    expect((await post(importPieceBytes + 1))?.status).toBe(413);
  });

  test('a paper of 100 MB passes through without ever being in memory whole', {
    timeout: 120_000,
  }, async () => {
    const desk = await openDesk();
    const big = new BigPdf(100 * 1024 * 1024);
    const { importId } = desk.papers.beginImport({ meeting, name: 'lớn.pdf', size: big.size });
    const memory = () => {
      const { heapUsed, external, arrayBuffers } = process.memoryUsage();
      return heapUsed + Math.max(external, arrayBuffers);
    };
    const before = memory();
    let most = 0;
    const bound = 64 * 1024 * 1024;
    const watch = () => {
      // What nobody holds any more does not count, however busy the machine is.
      if (memory() - before > bound) collect();
      most = Math.max(most, memory() - before);
    };
    let offset = 0;
    for (const body of big.pieces()) {
      await desk.papers.fetch(
        new Request(`http://may-nay${importPath(importId, offset)}`, { method: 'POST', body }),
      );
      offset += body.length;
      watch();
    }
    const file = await desk.papers.finishImport({ importId });
    expect(file.sha256).toBe(big.sha256());
    const answer = await desk.get(paperPath(file.sha256));
    let read = 0;
    for await (const piece of answer.body ?? []) {
      read += piece.length;
      watch();
    }
    expect(read).toBe(big.size);
    expect(most).toBeLessThan(bound);
  });
});

/** Collects what nobody holds any more. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** Files that do what the manifest says, by the code that says so. */
const codes = {
  'rong-0-byte.pdf': 'empty-file',
  'trang-loi-html.pdf': 'not-a-pdf',
} as Record<string, string>;

describe.skipIf(!corpusFolder)(
  `the corpus is taken in as its manifest says (${corpusFolder ? 'here' : noCorpus})`,
  () => {
    test.each(corpusFiles().map((entry) => [entry.file, entry] as const))('%s', async (_, entry) => {
      const desk = await openDesk();
      const bytes = readFileSync(entry.path);
      const taken = desk.take(bytes);
      if (entry.expected === 'opens') {
        const file = await taken;
        expect(file.sha256).toBe(entry.sha256);
        if (entry.pages !== null) expect(file.pages).toBe(entry.pages);
      } else if (entry.expected === 'asks for a password') {
        await expect(taken).rejects.toThrow(failing('needs-password'));
        await expect(desk.take(bytes, { password: 'không phải' })).rejects.toThrow(
          failing('wrong-paper-password'),
        );
        const file = await desk.take(bytes, { password: entry.password ?? '' });
        expect(file.pages).toBe(entry.pages);
      } else {
        const name = entry.file.split('/').at(-1) ?? '';
        await expect(async () => await taken).rejects.toThrow(failing(codes[name] ?? 'broken-pdf'));
      }
    });
  },
);
