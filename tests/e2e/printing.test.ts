/**
 * What the printer is given: the pages asked for, each on a sheet of its own size and direction, and with marks where they were
 * drawn on the screen. No test has a printer; the frame that the window would print is printed into a PDF by the same browser.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePdf, type PdfShape } from '#tests/fixtures/pdf.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { hasPoppler, noPoppler, type Picture, render } from '#tests/papers/poppler.ts';
import { enterWithPaper } from './lone-reader.ts';
import { type Person, patience } from './person.ts';
import { stageOf } from './steps.ts';

const shell = browserShell();
const missing = shell.missing ?? (hasPoppler ? undefined : noPoppler);

/** As people meet them: upright, turned by the file, cropped, both, and a map on A3. */
const shapes: readonly PdfShape[] = [
  {},
  { rotate: 90 },
  { origin: [-50, 30], crop: [40, 100, 400, 600] },
  { rotate: 270, origin: [-50, 30], crop: [40, 100, 400, 600] },
  { size: [1191, 842] },
];
/** What is seen of each, in points. */
const seen = [
  [595, 842],
  [842, 595],
  [400, 600],
  [600, 400],
  [1191, 842],
] as const;
const title = 'Kho giay khac nhau';
/** A frame's corners, in parts of the page it is drawn on. */
const corners = { left: 0.3, top: 0.35, right: 0.6, bottom: 0.55 } as const;
/** The line that a frame is drawn with, points. */
const lineWidth = 2;

describe.skipIf(missing !== undefined)(`printing${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  let reader: Person;
  let page: Page;
  let original: string;

  beforeAll(async () => {
    const bytes = await paperOfShapes();
    ({ reader, file: original } = await enterWithPaper(stage, {
      meeting: 'In tài liệu',
      paper: title,
      bytes,
    }));
    page = reader.page;
  }, 300_000);

  /** Has the pages printed that are asked for. @returns the PDF that goes to the printer */
  async function printed(name: string, ask: (dialog: Locator) => Promise<void>): Promise<string> {
    await page.keyboard.press('Control+p');
    const dialog = page.getByRole('dialog', { name: words('paper:print.title') });
    await ask(dialog);
    await dialog.getByRole('button', { name: words('paper:print.print'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const frame = () => page.evaluate(() => (globalThis as unknown as Kept).printed);
    await expect.poll(async () => (await frame()) !== undefined, patience).toBe(true);
    const sheets = await page.context().newPage();
    await sheets.setContent((await frame()) ?? '');
    const file = path.join(stage.folder, name);
    writeFileSync(file, await sheets.pdf({ preferCSSPageSize: true }));
    await sheets.close();
    expect(await page.locator('body > iframe').count(), 'frames left behind').toBe(0);
    await page.evaluate(() => {
      (globalThis as unknown as Kept).printed = undefined;
    });
    return file;
  }

  async function expectSheets(file: string, pages: readonly number[]): Promise<void> {
    const sheets = (await PDFDocument.load(readFileSync(file))).getPages();
    expect(sheets).toHaveLength(pages.length);
    for (const [index, number] of pages.entries()) {
      const [width = 0, height = 0] = seen[number - 1] ?? [];
      const size = sheets[index]?.getSize();
      expect(Math.abs((size?.width ?? 0) - width), `width of page ${number}`).toBeLessThan(1);
      expect(Math.abs((size?.height ?? 0) - height), `height of page ${number}`).toBeLessThan(1);
      const unlike = unlikeness(render(file, index + 1, 1), render(original, number, 1));
      expect(unlike, `page ${number}`).toBeLessThan(0.006);
    }
  }

  it('puts every page on a sheet of its own size, as it lies on the screen', async () => {
    await reader.openPaper(title);
    await page.evaluate(keepWhatIsPrinted);
    await expectSheets(await printed('tat-ca.pdf', async () => {}), [1, 2, 3, 4, 5]);
  });

  it('prints the pages that are named, in the order of the paper, and says what it does not understand', async () => {
    const file = await printed('chon.pdf', async (dialog) => {
      await dialog.getByRole('radio', { name: words('paper:print.chosen') }).check();
      const range = dialog.getByRole('textbox', { name: words('paper:print.chosen') });
      await range.fill('6');
      await dialog.getByText(words('paper:print.range', { count: 5 })).waitFor();
      expect(await dialog.getByRole('button', { name: words('paper:print.print') }).isDisabled()).toBe(true);
      await range.fill('4-5, 2');
    });
    await expectSheets(file, [2, 4, 5]);
  });

  it('prints marks where they were drawn: on turned and on cropped pages, within a point', async () => {
    const plain = await printed('goc.pdf', async () => {});
    await page.keyboard.press('Escape');
    await page.keyboard.press('2'); // one page at a time
    await page.keyboard.press('w'); // all of it
    await page.keyboard.press('Home');
    const drawn: Box[] = [];
    for (const [index] of shapes.entries()) {
      if (index > 0) await page.keyboard.press('ArrowRight');
      drawn.push(await drawFrame(index + 1));
    }
    const marked = await printed('kem-phan-ghi.pdf', async (dialog) => {
      await dialog.getByText(words('paper:print.marked'), { exact: true }).click();
      await dialog.getByRole('checkbox', { name: words('paper:export.private') }).waitFor();
    });
    const scale = 2;
    for (const [index, box] of drawn.entries()) {
      const number = index + 1;
      const [width, height] = seen[index] ?? [0, 0];
      const changed = darkened(render(plain, number, scale), render(marked, number, scale));
      const edge = (of: (pixel: [number, number]) => number, most: (a: number, b: number) => number) =>
        changed.map(of).reduce((a, b) => most(a, b)) / scale;
      const found = {
        left: edge(([x]) => x, Math.min) + lineWidth / 2,
        top: edge(([, y]) => y, Math.min) + lineWidth / 2,
        right: edge(([x]) => x + 1, Math.max) - lineWidth / 2,
        bottom: edge(([, y]) => y + 1, Math.max) - lineWidth / 2,
      };
      for (const side of ['left', 'right'] as const)
        expect(Math.abs(found[side] - box[side] * width), `${side}, page ${number}`).toBeLessThan(1);
      for (const side of ['top', 'bottom'] as const)
        expect(Math.abs(found[side] - box[side] * height), `${side}, page ${number}`).toBeLessThan(1);
    }
    // Asked for as it came, it has none of them.
    await expectSheets(await printed('goc-lai.pdf', async () => {}), [1, 2, 3, 4, 5]);
  });

  /** Draws a frame onto the page by hand. @returns where, in parts of the page as it is shown */
  async function drawFrame(number: number): Promise<Box> {
    const sheet = page.getByRole('region', {
      name: words('paper:pages.page', { page: number }),
      exact: true,
    });
    await sheet.locator('[data-painted="true"]').waitFor();
    await page.keyboard.press('k');
    const area = await sheet.boundingBox();
    if (!area) throw new Error(`page ${number} is not on the screen`);
    const from = [
      Math.round(area.x + area.width * corners.left),
      Math.round(area.y + area.height * corners.top),
    ] as const;
    const to = [
      Math.round(area.x + area.width * corners.right),
      Math.round(area.y + area.height * corners.bottom),
    ] as const;
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    await page.mouse.move(...to);
    await page.mouse.up();
    const marks = page.getByRole('list', {
      name: words('paper:marks.onPage', { page: number }),
      exact: true,
    });
    await expect.poll(() => marks.getByRole('listitem').count(), patience).toBe(1);
    await page.keyboard.press('Escape');
    return {
      left: (from[0] - area.x) / area.width,
      top: (from[1] - area.y) / area.height,
      right: (to[0] - area.x) / area.width,
      bottom: (to[1] - area.y) / area.height,
    };
  }
});

/** Both engines smooth letters in their own way, which hardly counts on squares of this size. Pixels. */
const square = 4;

/** The share of squares in which one is visibly darker, 0 to 1; 1 for pages of another shape. */
function unlikeness(one: Picture, other: Picture): number {
  if (Math.abs(one.width - other.width) > 1 || Math.abs(one.height - other.height) > 1) return 1;
  const [across, down] = [one.width, one.height].map((side) => Math.floor((side - 1) / square));
  let different = 0;
  for (let y = 0; y < (down ?? 0); y++)
    for (let x = 0; x < (across ?? 0); x++)
      if (Math.abs(lightOf(one, x, y) - lightOf(other, x, y)) > 64) different++;
  return different / ((across ?? 0) * (down ?? 0));
}

/** Where a line was drawn: half of it and more. What a picture in a printed sheet blurs around a line is less. */
function darkened(before: Picture, after: Picture): [x: number, y: number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < before.width * before.height; i++) {
    const green = i * 3 + 1;
    if ((before.pixels[green] ?? 0) - (after.pixels[green] ?? 0) > 100)
      found.push([i % before.width, Math.floor(i / before.width)]);
  }
  return found;
}

/** Of a square, 0 to 255. */
function lightOf({ pixels, width }: Picture, x: number, y: number): number {
  let sum = 0;
  for (let i = 0; i < square ** 2; i++) {
    const [column, row] = [x * square + (i % square), y * square + Math.floor(i / square)];
    sum += pixels[(row * width + column) * 3] ?? 0;
  }
  return sum / square ** 2;
}

type Box = Record<'left' | 'top' | 'right' | 'bottom', number>;

interface Kept {
  /** The document of the frame that was printed, its pictures in it. */
  printed: string | undefined;
}

/** In the page: instead of a print dialogue, the frame that would be printed is kept; then it is told that it was printed. */
function keepWhatIsPrinted(): void {
  const keep = (view: Window) => {
    const inner = view.document;
    const copy = inner.documentElement.cloneNode(true) as HTMLElement;
    const pictures = [...inner.images];
    for (const [index, image] of [...copy.querySelectorAll('img')].entries()) {
      const picture = pictures[index];
      if (!picture) continue;
      const canvas = document.createElement('canvas');
      canvas.width = picture.naturalWidth;
      canvas.height = picture.naturalHeight;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      image.src = canvas.toDataURL('image/png');
    }
    (globalThis as unknown as Kept).printed = copy.outerHTML;
    view.dispatchEvent(new Event('afterprint'));
  };
  new MutationObserver((changes) => {
    for (const added of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      const view = added instanceof HTMLIFrameElement ? added.contentWindow : null;
      if (view) view.print = () => keep(view);
    }
  }).observe(document.body, { childList: true });
}

/** One page of each shape, with as many lines as its number. */
async function paperOfShapes(): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  for (const [index, shape] of shapes.entries()) {
    const text = Array.from({ length: 4 * (index + 1) }, (_, line) => `Trang ${index + 1}, dòng ${line + 1}`);
    const [sheet] = await whole.copyPages(await PDFDocument.load(await makePdf({ ...shape, text })), [0]);
    if (sheet) whole.addPage(sheet);
  }
  return await whole.save();
}
