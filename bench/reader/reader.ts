/**
 * Reading in Chromium: from the press of a button to a painted page (two frames after it), in Họp Số's reader with the
 * paper encrypted on disk, and in pdf.js's stock viewer with the plain file, one after the other in each run.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { bundleWhenStale } from '#build/bundle.ts';
import { openBrowser } from '#tests/helpers/browser.ts';
import { corpusFiles } from '#tests/helpers/corpus.ts';
import { startBrowserClient } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Bench, figure, median, numberOption, percentile, table } from '../bench.ts';
import { prepareReader } from './prepare.ts';
import { serveStockViewer } from './stock-viewer.ts';

const wanted = ['derived/bộ tài liệu 194 trang.pdf', 'derived/scan-Luat-41-2024-QH15-trang-1-36.pdf'];
const JUMPS = 12;
const TURNS = 15;

/** One reader, driven by keys alike. */
interface Reader {
  name: string;
  /** Opens a paper from a page that is loaded; ms until its first page is painted. */
  open(paper: number): Promise<number>;
  /** Brings the keyboard to where a page number, or the next page, is asked for. */
  jump(page: number): Promise<number>;
  next(page: number): Promise<number>;
  close(): Promise<void>;
}

interface Measured {
  open: number[];
  jump: number[];
  next: number[];
}

export const bench: Bench = async (options) => {
  const runs = numberOption(options, 'runs', options.includes('--quick') ? 1 : 3);
  const files = corpusFiles().filter(({ file }) => wanted.includes(file));
  if (files.length === 0)
    throw new Error('the papers of the corpus are needed: HOPSO_CORPUS names its folder');
  await bundleWhenStale();
  const machine = await prepareReader(files.map((file) => file.path));
  const stock = await serveStockViewer(files.map((file) => file.path));
  const browser = await openBrowser();
  const newPage = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
    return context.newPage();
  };
  const measured = new Map<string, Measured>();
  try {
    for (let run = 0; run < runs; run++) {
      for (const [i, { file, pages }] of files.entries()) {
        for (const begin of [() => openOurs(newPage, machine), () => openStock(newPage, stock.url)]) {
          const reader = await begin();
          console.log(`run ${run + 1}: ${path.basename(file)}: ${reader.name}`);
          try {
            await measure(reader, i, pages ?? 1, entryOf(measured, `${path.basename(file)}\n${reader.name}`));
          } finally {
            await reader.close();
          }
        }
      }
    }
  } finally {
    await browser.close();
    await stock.close();
    await machine.close();
  }
  return report(measured, runs);
};

async function measure(reader: Reader, paper: number, pages: number, into: Measured): Promise<void> {
  into.open.push(await reader.open(paper));
  // Pages far from each other, none of them twice.
  for (let i = 0; i < Math.min(JUMPS, pages - 2); i++)
    into.jump.push(await reader.jump(2 + ((i * 37 + 17) % (pages - 2))));
  await reader.jump(1);
  for (let page = 2; page <= Math.min(TURNS, pages); page++) into.next.push(await reader.next(page));
}

function entryOf(measured: Map<string, Measured>, key: string): Measured {
  const entry = measured.get(key) ?? { open: [], jump: [], next: [] };
  measured.set(key, entry);
  return entry;
}

/** In the page: the time of the last key or click, and a promise of a painted page that fails with what is there instead. */
const instruments = `
  addEventListener('keydown', () => { globalThis.startedAt = performance.now(); }, true);
  globalThis.paintedAfter = (n) => new Promise((resolve, reject) => {
    const look = () => {
      const ms = performance.now() - globalThis.startedAt;
      if (ms > 30000) {
        const there = [...document.querySelectorAll('section[aria-label] [data-painted]')].map((picture) =>
          [picture.closest('section').ariaLabel, picture.dataset.painted, picture.getBoundingClientRect().top].join(' '));
        reject(new Error('page ' + n + ' was not painted in 30 s; there are: ' + there.join('; ')));
      } else if (globalThis.isPainted(n)) {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - globalThis.startedAt)));
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });`;

async function openOurs(
  newPage: () => Promise<Page>,
  machine: Awaited<ReturnType<typeof prepareReader>>,
): Promise<Reader> {
  const client = await startBrowserClient({ server: machine.server, dataDir: machine.dataDir });
  const page = await newPage();
  const label = words('paper:pages.page', { page: '§' });
  await page.addInitScript(`${instruments}
    globalThis.isPainted = (n) => {
      const where = n === undefined ? 'section' : 'section[aria-label="' + ${JSON.stringify(label)}.replace('§', n) + '"]';
      return [...document.querySelectorAll(where + ' [data-painted="true"] canvas')].some((picture) => {
        const box = picture.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight;
      });
    };`);
  await page.goto(client.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate((meeting) => {
    location.hash = `#/meetings/${meeting}`;
  }, machine.meeting);
  const number = page.getByLabel(new RegExp(words('paper:pages.box', { page: '\\d+', pages: '\\d+' })));
  return {
    name: 'Họp Số',
    async open(paper) {
      const link = page.locator(`a[href*="${machine.papers[paper]}"]`).first();
      await link.waitFor();
      return link.evaluate((element) => {
        const here = globalThis as unknown as {
          startedAt: number;
          paintedAfter(n?: number): Promise<number>;
        };
        here.startedAt = performance.now();
        (element as HTMLElement).click();
        // It opens where the person left it in the run before.
        return here.paintedAfter();
      });
    },
    async jump(to) {
      await number.fill(String(to));
      return pressed(page, 'Enter', to);
    },
    async next(to) {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      return pressed(page, 'ArrowRight', to);
    },
    async close() {
      await page.context().close();
      await client.end('SIGTERM');
    },
  };
}

async function openStock(newPage: () => Promise<Page>, url: string): Promise<Reader> {
  const page = await newPage();
  await page.addInitScript(instruments);
  await page.goto(url);
  await page.waitForFunction('globalThis.isReady');
  return {
    name: 'pdf.js viewer components',
    open: (paper) =>
      page.evaluate((index) => {
        const here = globalThis as unknown as {
          startedAt: number;
          openPaper(url: string): Promise<void>;
          paintedAfter(n: number): Promise<number>;
        };
        here.startedAt = performance.now();
        void here.openPaper(`/papers/${index}`);
        return here.paintedAfter(1);
      }, paper),
    async jump(to) {
      await page.evaluate(`globalThis.target = ${to}`);
      return pressed(page, 'Enter', to);
    },
    next: (to) => pressed(page, 'ArrowRight', to),
    close: () => page.context().close(),
  };
}

/** Presses a key; ms until the page is painted. */
async function pressed(page: Page, key: string, painted: number): Promise<number> {
  await page.keyboard.press(key);
  return page.evaluate(
    (n) => (globalThis as unknown as { paintedAfter(n: number): Promise<number> }).paintedAfter(n),
    painted,
  );
}

function report(measured: ReadonlyMap<string, Measured>, runs: number): string {
  const rows = [...measured].sort().map(([key, { open, jump, next }]) => {
    const [paper = '', reader = ''] = key.split('\n');
    const spread = (values: number[]) => `${figure(median(values))} / ${figure(percentile(values, 0.95))}`;
    return [
      paper,
      reader,
      `${figure(median(open))} (${figure(Math.min(...open))}–${figure(Math.max(...open))})`,
      spread(jump),
      spread(next),
    ];
  });
  return (
    `${runs} runs, interleaved, a fresh page each; ms from the press to two frames after the picture is there (33 ms of that are the frames).\n\n` +
    table(
      ['paper', 'reader', 'open → first page (lowest–highest)', 'far jump p50 / p95', 'next page p50 / p95'],
      rows,
    )
  );
}
