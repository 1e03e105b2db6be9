/** A written PDF as another engine sees it: fonts embedded, words whole, pages numbered from the second on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '#domain/office/compose.ts';
import { writePdf } from '#main/office-documents/pdf.ts';
import { hasPoppler, noPoppler, poppler } from '#tests/papers/poppler.ts';
import { sampleMinutes } from './documents.ts';

const dir = mkdtempSync(join(tmpdir(), 'hopso-pdf-'));
const file = join(dir, 'bien-ban.pdf');

beforeAll(async () => {
  writeFileSync(file, await writePdf(compose(sampleMinutes), 'Biên bản Họp thường kỳ'));
});
afterAll(() => rmSync(dir, { recursive: true }));

interface Box {
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
  word: string;
}

function wordsOf(page: number): Box[] {
  const { output } = poppler('pdftotext', '-bbox', '-f', String(page), '-l', String(page), file, '-');
  return [
    ...output.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g),
  ].map(([, xMin, yMin, xMax, yMax, word = '']) => ({
    xMin: Number(xMin),
    yMin: Number(yMin),
    xMax: Number(xMax),
    yMax: Number(yMax),
    word,
  }));
}

const MM = 72 / 25.4;

describe.skipIf(!hasPoppler)(hasPoppler ? 'a written PDF' : noPoppler, () => {
  test('is A4, says what it is, and has several pages', () => {
    const { output } = poppler('pdfinfo', file);
    expect(output).toContain('(A4)');
    expect(output).toMatch(/Title:\s+Biên bản Họp thường kỳ/);
    expect(Number(/Pages:\s+(\d+)/.exec(output)?.[1])).toBeGreaterThan(1);
  });

  test('has every font embedded, each of the Times family', () => {
    const { output } = poppler('pdffonts', file);
    const fonts = output.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) {
      expect(font).toMatch(/Tinos/);
      expect(font).toMatch(/\s+yes\s+no\s+yes\s+\d/);
    }
  });

  test('its words can be read and searched, with all dấu', () => {
    const { output, warnings } = poppler('pdftotext', '-layout', file, '-');
    expect(warnings).toBe('');
    for (const text of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 05/BB-UBND',
      'BIÊN BẢN',
      'Trịnh Sen Trắng',
      '- Lưu: VT, Hồ sơ.',
    ])
      expect(output).toContain(text);
    expect(output).toMatch(/THƯ KÝ\s+CHỦ TỌA/);
  });

  test('nothing stands in the margins but page numbers, in the middle of the top and not on the first page', () => {
    const pages = Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', file).output)?.[1]);
    for (let page = 1; page <= pages; page++) {
      const above = wordsOf(page).filter(({ yMax }) => yMax < 20 * MM);
      expect(above.map(({ word }) => word)).toEqual(page === 1 ? [] : [String(page)]);
      for (const { xMin, xMax } of above) expect((xMin + xMax) / 2).toBeCloseTo(105 * MM, 0);
      for (const { xMin, xMax, yMin, yMax, word } of wordsOf(page)) {
        expect(xMin, word).toBeGreaterThan(30 * MM - 0.5);
        expect(xMax, word).toBeLessThan(190 * MM + 0.5);
        expect(yMax, word).toBeLessThan(277 * MM + 0.5);
        expect(yMin, word).toBeGreaterThan(0);
      }
    }
  });

  test('lines of the body end together at the right margin', () => {
    const ends = new Map<number, number>();
    for (const { yMin, xMax } of wordsOf(2)) {
      const line = Math.round(yMin);
      ends.set(line, Math.max(ends.get(line) ?? 0, xMax));
    }
    const full = [...ends.values()].filter((end) => Math.abs(end - 190 * MM) < 0.5);
    expect(full.length).toBeGreaterThan(ends.size / 2);
  });
});
