/** Marking words that this machine read off a scan: what is quoted, and where the mark lies on the screen, in the store and in the exported file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ScannedLine, scan, scanSize } from '#tests/fixtures/scan.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { differences, hasPoppler, noPoppler, render } from '#tests/papers/poppler.ts';
import { enterWithPaper } from './lone-reader.ts';
import { type Person, patience } from './person.ts';
import { stageOf } from './steps.ts';
import { storedMarks } from './stores.ts';

const shell = browserShell();
const missing = shell.missing ?? (hasPoppler ? undefined : noPoppler);
const title = 'Ban quet';
const lines = ['Quyết định phê duyệt kế hoạch', 'Kinh phí đường liên xã Suối Cạn'];
/** The line that is marked. */
const marked = 1;

describe.skipIf(missing !== undefined)(`marks on recognised words${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  let reader: Person;
  let page: Page;
  let file: string;
  let places: ScannedLine[];

  beforeAll(async () => {
    const { places: found, bytes } = await scan(lines, [0, 90]);
    places = found;
    ({ reader, file } = await enterWithPaper(stage, { meeting: 'Đọc bản quét', paper: title, bytes }));
    page = reader.page;
  }, 300_000);

  const sheet = (number: number) =>
    page.getByRole('region', { name: words('paper:pages.page', { page: number }), exact: true });

  it('takes no mark before the scan has words, and says what to do', async () => {
    await reader.openPaper(title);
    await sheet(1).locator('[data-painted="true"]').waitFor();
    await sweep(1);
    await page.getByText(words('paper:hint.scan')).waitFor();
    expect(storedMarks(reader.product.dataDir)).toEqual([]);
  });

  it('quotes the words that were swept over, upright and turned', async () => {
    await page.getByRole('button', { name: words('paper:recognition.start') }).click();
    await page.getByText(words('paper:recognition.done_other', { count: 2 })).waitFor();
    for (const number of [1, 2]) {
      await sheet(number).locator('[data-text-of] span').first().waitFor();
      await sweep(number);
      const made = () => storedMarks(reader.product.dataDir).filter(({ mark }) => mark.page === number);
      await expect.poll(() => made().length, patience).toBe(1);
      const [stored] = made();
      const geometry = stored?.mark.geometry;
      const quote = geometry?.kind === 'highlight' ? geometry.quote : '';
      // Machines misread a letter now and then; what they read is what is quoted, from the first word to the last.
      const read = (await sheet(number).locator('[data-text-of]').textContent()) ?? '';
      expect(read.replace(/\s+/g, ' ')).toContain(quote);
      expect(quote).toMatch(/^Kinh phí .* Suối Cạn$/);
      expect(quote.split(' ')).toHaveLength(lines[marked]?.split(' ').length ?? 0);
    }
  });

  it('exports the marks where the words are drawn, and where they lie on the screen within a point', async () => {
    const exported = path.join(stage.folder, 'co-ghi-chu.pdf');
    expect(await reader.export(exported)).toBe(2);
    const document = await PDFDocument.load(readFileSync(exported));
    const drawn = places[marked] ?? nowhere;
    for (const number of [1, 2]) {
      const [stored] = storedMarks(reader.product.dataDir).filter(({ mark }) => mark.page === number);
      const rects = stored?.mark.geometry.kind === 'highlight' ? stored.mark.geometry.rects : [];
      expect(apart(annotatedIn(document, number), boundsOf(rects.flat())), `page ${number}`).toBeLessThan(
        0.1,
      );

      const seen = seenElsewhere(file, exported, number);
      expect(apart(edgesOf(seen), edgesOf(await markedOnScreen(number))), `page ${number}`).toBeLessThan(1);
      // The machine that read the letters sees their edges a little off.
      expect(apart([seen.left, seen.right], [drawn.left, drawn.right])).toBeLessThan(3);
      expect(seen.top).toBeLessThan(drawn.top + 3);
      expect(seen.bottom).toBeGreaterThan(drawn.bottom - 5);
    }
  });

  /** From the first letter of the line to the last. */
  async function sweep(number: number): Promise<void> {
    const rail = page.getByRole('toolbar', { name: words('paper:tool.label') });
    await rail.getByRole('button', { name: words('paper:tool.highlight'), exact: true }).click();
    await sheet(number).scrollIntoViewIfNeeded();
    const area = await sheet(number).boundingBox();
    const line = places[marked];
    if (!area || !line) throw new Error(`page ${number} is not on the screen`);
    const scale = area.width / scanSize[0];
    const y = area.y + ((line.top + line.bottom) / 2) * scale;
    await page.mouse.move(area.x + (line.left + 1) * scale, y);
    await page.mouse.down();
    await page.mouse.move(area.x + ((line.left + line.right) / 2) * scale, y, { steps: 4 });
    await page.mouse.move(area.x + (line.right - 1) * scale, y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('Escape');
  }

  /** The edges of what is coloured on the page, in points as the page is seen. */
  async function markedOnScreen(number: number): Promise<ScannedLine> {
    await sheet(number).scrollIntoViewIfNeeded();
    const edges = () => sheet(number).evaluate(colouredEdges, scanSize[0]);
    await expect.poll(async () => (await edges()) !== undefined, patience).toBe(true);
    const found = await edges();
    if (!found) throw new Error('nothing is marked');
    return found;
  }
});

const nowhere: ScannedLine = { left: 0, top: 0, right: 0, bottom: 0 };

const edgesOf = ({ left, top, right, bottom }: ScannedLine) => [left, top, right, bottom];

/** By how much edges that should be the same differ at the most. */
function apart(some: readonly number[], others: readonly number[]): number {
  return some.reduce((most, edge, i) => Math.max(most, Math.abs(edge - (others[i] ?? Infinity))), 0);
}

/** Where the one annotation of a page marks words, as the file has it. */
function annotatedIn(document: PDFDocument, number: number): number[] {
  const [annotation] = document
    .getPage(number - 1)
    .node.lookup(PDFName.of('Annots'), PDFArray)
    .asArray();
  const quads = document.context.lookup(annotation, PDFDict).lookup(PDFName.of('QuadPoints'), PDFArray);
  return boundsOf(quads.asArray().map((each) => Number(each.toString())));
}

/** Where another program shows what was added to a page, in points of the page as it is seen. */
function seenElsewhere(before: string, after: string, number: number): ScannedLine {
  const scale = 4;
  const changed = differences(render(before, number, scale), render(after, number, scale));
  const [left = 0, top = 0, right = 0, bottom = 0] = boundsOf(changed.flat());
  return { left: left / scale, top: top / scale, right: (right + 1) / scale, bottom: (bottom + 1) / scale };
}

/** In the page: the edges of what the drawings of marks cover of a page, in points; `width` is the page's. */
function colouredEdges(sheet: Element, width: number): ScannedLine | undefined {
  const at = sheet.getBoundingClientRect();
  const points = width / at.width;
  const coveredIn = (canvas: HTMLCanvasElement): number[] => {
    const picture = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    const opaque: number[] = [];
    picture?.data.forEach((value, i) => {
      if (i % 4 === 3 && value >= 20) opaque.push((i - 3) / 4);
    });
    return opaque;
  };
  for (const canvas of sheet.querySelectorAll('canvas')) {
    const covered = canvas.closest('[data-painted]') ? [] : coveredIn(canvas);
    if (covered.length === 0) continue;
    const box = canvas.getBoundingClientRect();
    const across = covered.map((i) => i % canvas.width);
    const down = covered.map((i) => Math.floor(i / canvas.width));
    const least = (all: number[]) => all.reduce((a, b) => Math.min(a, b));
    const most = (all: number[]) => all.reduce((a, b) => Math.max(a, b)) + 1;
    const x = (pixel: number) => (box.left - at.left + (pixel * box.width) / canvas.width) * points;
    const y = (pixel: number) => (box.top - at.top + (pixel * box.height) / canvas.height) * points;
    return { left: x(least(across)), top: y(least(down)), right: x(most(across)), bottom: y(most(down)) };
  }
  return undefined;
}

/** `[left, bottom, right, top]` of points one after another. */
function boundsOf(points: readonly number[]): number[] {
  const across = points.filter((_, i) => i % 2 === 0);
  const down = points.filter((_, i) => i % 2 === 1);
  const least = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (all: readonly number[]) => all.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(across), least(down), most(across), most(down)];
}
