/** Two readers driven by the same keys: Họp Số's over a real client's encrypted papers, and pdf.js's own viewer over plain files. */
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '#tests/helpers/browser.ts';
import { memoryOf } from '#tests/helpers/memory.ts';
import { startBrowserClient } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import type { ReadersMachine } from './prepare.ts';

export interface Reader {
  name: string;
  page: Page;
  /** Opens a paper from a page that was looked at for a moment; ms until its first page is painted. */
  open(paper: number): Promise<number>;
  /** Goes to a page by its number; ms until it is painted. */
  jump(page: number): Promise<number>;
  /** Turns to the next page, which is `page`; ms until it is painted. */
  next(page: number): Promise<number>;
  /** MiB that all processes of the browser hold once what nobody uses any more was collected. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** As long as somebody looks at an agenda before they choose, at the least. */
const LOOK_MS = 1500;

/** From the pointer's arrival at a title to the press: a hand needs longer. */
const REACH_MS = 100;

/** What was collected is given back to the system within so long. */
const FREED_MS = 1000;

async function newBrowser(): Promise<{ browser: Browser; page: Page; memory: () => Promise<number> }> {
  const { browser, pid } = await openBrowser(['--js-flags=--expose-gc']).then(withProcess);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  return {
    browser,
    page,
    async memory() {
      // When a browser collects is its own affair, and differs by hundreds of MiB from one run to the next.
      await page.evaluate('gc()');
      for (const worker of page.workers()) await worker.evaluate('gc()');
      await page.waitForTimeout(FREED_MS);
      return memoryOf(pid);
    },
  };
}

/** The browser and the number of its process, by which its memory is read. */
async function withProcess(browser: Browser): Promise<{ browser: Browser; pid: number }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser names no process of its own');
  return { browser, pid: main.id };
}

/** In the page: the time of the last key or click, and a promise of a painted page that fails with what is there instead. */
const instruments = `
  for (const kind of ['keydown', 'click'])
    addEventListener(kind, (event) => { globalThis.startedAt = event.timeStamp; }, true);
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

export async function openOurs(machine: ReadersMachine): Promise<Reader> {
  const client = await startBrowserClient({ server: machine.server, dataDir: machine.dataDir });
  const { browser, page, memory } = await newBrowser();
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
    page,
    async open(paper) {
      const link = page.locator(`a[href*="${machine.papers[paper]}"]`).first();
      await link.waitFor();
      await page.waitForTimeout(LOOK_MS);
      await link.hover();
      await page.waitForTimeout(REACH_MS);
      await page.mouse.down();
      await page.mouse.up();
      // Runs leave a paper at its first page, so that it opens there again.
      return page.evaluate(() =>
        (globalThis as unknown as { paintedAfter(): Promise<number> }).paintedAfter(),
      );
    },
    async jump(to) {
      await number.fill(String(to));
      return pressed(page, 'Enter', to);
    },
    async next(to) {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      return pressed(page, 'ArrowRight', to);
    },
    memory,
    async close() {
      await browser.close();
      await client.end('SIGTERM');
    },
  };
}

export async function openStock(url: string): Promise<Reader> {
  const { browser, page, memory } = await newBrowser();
  await page.addInitScript(instruments);
  await page.goto(url);
  await page.waitForFunction('globalThis.isReady');
  await page.waitForTimeout(LOOK_MS);
  return {
    name: 'pdf.js viewer components',
    page,
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
    memory,
    close: () => browser.close(),
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
