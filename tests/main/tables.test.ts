/** Tables as files: read by what people open them with, with every dấu, and not a formula among them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { exportPath, type Table } from '#contract';
import { systemClock } from '#main/clock.ts';
import { Handouts } from '#main/handouts.ts';
import { asCsv, tableFile } from '#main/tables.ts';
import { hasMutool, hasPoppler, mutoolWarnings, noPoppler, poppler } from '#tests/papers/poppler.ts';

const table: Table = {
  name: 'Danh sách: dự họp',
  columns: ['STT', 'Họ và tên'],
  rows: [
    [1, 'Nguyễn "Sông", Thương'],
    [2, '=HYPERLINK("x")'],
    [3, null],
  ],
};

it('csv begins with a byte order mark, quotes what needs it and reckons nothing', () => {
  expect(asCsv(table)).toBe(
    '\uFEFFSTT,Họ và tên\r\n1,"Nguyễn ""Sông"", Thương"\r\n2,"\'=HYPERLINK(""x"")"\r\n3,\r\n',
  );
});

it('xlsx holds the texts as texts and the numbers as numbers', async () => {
  const { name, bytes } = await tableFile(table, 'xlsx');
  expect(name).toBe('Danh sách: dự họp.xlsx');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-table-'));
  try {
    const file = path.join(folder, 'a.xlsx');
    writeFileSync(file, bytes);
    const part = (inside: string) => execFileSync('unzip', ['-p', file, inside], { encoding: 'utf8' });
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<v>3</v>');
    expect(sheet + part('xl/sharedStrings.xml')).toContain('Nguyễn "Sông", Thương');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const listed: Table = {
  name: 'Danh sách phần ghi',
  columns: ['STT', 'Trang', 'Lời ghi'],
  rows: Array.from({ length: 120 }, (_, at) => [at + 1, 3, `Đề nghị làm rõ số liệu: ượm ẵ ${at}`]),
};

it('docx is a table that repeats its heads on every page', async () => {
  const { bytes } = await tableFile(listed, 'docx');
  const document = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  expect(document).toContain('<w:tblHeader/>');
  expect(document.match(/<w:tr>|<w:tr /g)).toHaveLength(121);
  expect(document).toContain('Đề nghị làm rõ số liệu: ượm ẵ 119');
  expect(document).toContain('w:orient="landscape"');
  expect(/w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(document)?.slice(1).map(Number)).toEqual([16840, 11900]);
});

it.skipIf(!hasPoppler)(
  `pdf has every row once, whole words and numbered pages (${hasPoppler ? 'poppler' : noPoppler})`,
  async () => {
    const long = 'Căn cứ báo cáo '.repeat(700);
    const { bytes } = await tableFile({ ...listed, rows: [...listed.rows, [121, 4, long]] }, 'pdf');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-table-'));
    try {
      const file = path.join(folder, 'a.pdf');
      writeFileSync(file, bytes);
      const { output, warnings } = poppler('pdftotext', '-layout', file, '-');
      expect(warnings).toBe('');
      const pages = output.split('\f').slice(0, -1);
      expect(pages.length).toBeGreaterThan(4);
      for (const [at, page] of pages.entries()) {
        expect(page).toMatch(/STT\s+Trang\s+Lời ghi/);
        expect(page.trim().endsWith(`${at + 1}/${pages.length}`)).toBe(true);
      }
      for (let row = 0; row < 120; row++)
        expect(output.match(new RegExp(`ượm ẵ ${row}\\b`, 'g'))).toHaveLength(1);
      expect(output.match(/báo cáo/g)).toHaveLength(700);
      if (hasMutool) expect(mutoolWarnings(file)).toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

it('a file is handed out once', async () => {
  const handouts = new Handouts(systemClock);
  const { exportId, name } = handouts.keep({ name: 'Họp.csv', type: 'text/csv', bytes: Buffer.from('một') });
  expect(name).toBe('Họp.csv');
  const address = `http://127.0.0.1${exportPath(exportId)}`;
  const response = handouts.take(address);
  expect(await response?.text()).toBe('một');
  expect(response?.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''H%E1%BB%8Dp.csv");
  expect(handouts.take(address)).toBeUndefined();
  expect(handouts.take('http://127.0.0.1/exports/../papers')).toBeUndefined();
  handouts.close();
});
