import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import { beforeEach, describe, expect, test } from 'vitest';
import { exportPath } from '#contract';
import { isHarmful, safeFileName } from '#domain/paper/attachment.ts';
import { writeSealed } from '#main/papers/sealed-whole.ts';
import { askWorker } from '#main/threads/ask.ts';
import { attachmentBomb, makePdf } from '#tests/fixtures/pdf.ts';
import { corpusFiles, corpusFolder, noCorpus } from '#tests/helpers/corpus.ts';
import { type Desk, meeting, openDesk, paperOf, temporaryFolder } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

async function place(bytes: Uint8Array, password?: string) {
  const file = await desk.take(bytes, password === undefined ? {} : { password });
  desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
  return file.sha256;
}

async function withFiles(files: Record<string, string>): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await makePdf());
  for (const [name, text] of Object.entries(files))
    await pdf.attach(Buffer.from(text), name, { afRelationship: AFRelationship.Supplement });
  return await pdf.save();
}

test('files within a paper are listed with their sizes, and each is handed out as it is', async () => {
  const sha256 = await place(await withFiles({ 'Phụ lục 1.csv': 'xã;số hộ', '../../cài đặt.exe': 'MZ' }));
  const found = await desk.papers.inside.attachments({ sha256 });
  expect(found.map(({ id, ...rest }) => rest)).toEqual([
    { name: 'cài đặt.exe', size: 2, page: null, harmful: true },
    { name: 'Phụ lục 1.csv', size: 13, page: null, harmful: false },
  ]);
  const { exportId, name } = await desk.papers.inside.saveAttachment({ sha256, id: found[1]?.id ?? '' });
  expect(name).toBe('Phụ lục 1.csv');
  const answer = await desk.get(exportPath(exportId));
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await answer.text()).toBe('xã;số hộ');
});

test('what a paper does not hold cannot be saved', async () => {
  const sha256 = await place(await makePdf());
  expect(await desk.papers.inside.attachments({ sha256 })).toEqual([]);
  await expect(desk.papers.inside.saveAttachment({ sha256, id: 'không có' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a file that unpacks to more than there is room for ends the look into it, not the program', async () => {
  const bomb = await writeSealed(join(temporaryFolder(), 'bomb'), [attachmentBomb()]);
  const look = askWorker(
    new URL('../../main/papers/attachments/attachments-worker.ts', import.meta.url),
    { ...bomb, password: undefined },
    { signal: new AbortController().signal, deadlineMs: 3600_000, contentsMb: 64 },
  );
  await expect(look).rejects.toMatchObject({ code: 'takes-too-long' });
});

describe.runIf(corpusFolder)(`papers of the corpus (${corpusFolder ? 'there' : noCorpus})`, () => {
  const paper = (name: string) => {
    const found = corpusFiles().find(({ file }) => file.endsWith(name));
    return readFileSync(found?.path ?? '');
  };
  test('a file hangs on the paper', async () => {
    const sha256 = await place(paper('pdfjs/attachment.pdf'));
    expect(await desk.papers.inside.attachments({ sha256 })).toMatchObject([{ page: null, harmful: false }]);
  });

  test('where only the file within is encrypted, the kept password opens it', async () => {
    const sha256 = await place(paper('encrypted-attachment.pdf'), '000000');
    const [found] = await desk.papers.inside.attachments({ sha256 });
    expect(found?.size).toBeGreaterThan(0);
    desk.forgetPasswords();
    await expect(desk.papers.inside.attachments({ sha256 })).rejects.toMatchObject({
      code: 'needs-password',
    });
  });
});

describe('names', () => {
  test.for([
    ['C:\\Users\\a\\Tờ trình.docx', 'Tờ trình.docx'],
    ['../../../etc/passwd', 'passwd'],
    ['hoá đơn\u202Efdp.exe', 'hoá đơnfdp.exe'],
    ['báo cáo.exe. ', 'báo cáo.exe'],
    ['a<b>:c?.txt', 'a_b__c_.txt'],
    ['NUL.txt', '_NUL.txt'],
    ['...', 'tệp kèm'],
    [`${'dài '.repeat(80)}.pdf`, `${'dài '.repeat(29)}.pdf`.replace(' .pdf', '.pdf')],
  ])('%s is saved as %s', ([given = '', safe]) => {
    expect(safeFileName(given, 'tệp kèm')).toBe(safe);
  });

  test('what can run is told by its last ending', () => {
    expect(['a.pdf.exe', 'A.SCR', 'b.docm', 'c.html', 'd.lnk'].every(isHarmful)).toBe(true);
    expect(['a.pdf', 'b.docx', 'exe', 'c.xlsx', 'd.jpg'].some(isHarmful)).toBe(false);
  });
});
