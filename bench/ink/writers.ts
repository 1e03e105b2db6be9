/** Two places to write in with the same pen: Họp Số's reader among people who share, and pdf.js's own ink editor. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openBrowser } from '#tests/helpers/browser.ts';
import { startBrowserClient } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { serveStockViewer } from '../reader/stock-viewer.ts';
import type { InkMachine } from './prepare.ts';

/** A point of the window, in CSS pixels. */
export type WindowPoint = readonly [x: number, y: number];

export interface Writer {
  name: string;
  page: Page;
  cdp: CDPSession;
  /** The corner of the first page's sheet in the window, and CSS pixels per point. */
  sheet(): Promise<{ left: number; top: number; height: number; scale: number }>;
  close(): Promise<void>;
}

/**
 * In the page: of every point that reaches it, when the frame in which it could first be drawn was through the main
 * thread; and how long each frame took while the pen was down.
 */
const instruments = `
  const ink = { waits: [], frames: [], down: false };
  globalThis.ink = ink;
  let pending = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    for (const stamp of pending) ink.waits.push(now - stamp);
    pending = [];
  };
  addEventListener('pointerdown', () => {
    ink.down = true;
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      ink.frames.push(now - last);
      last = now;
      if (ink.down) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }, true);
  addEventListener('pointerup', () => { ink.down = false; }, true);
  addEventListener('pointermove', (event) => {
    if (event.buttons === 0) return;
    if (pending.length === 0) requestAnimationFrame(() => channel.port2.postMessage(0));
    for (const each of event.getCoalescedEvents()) pending.push(each.timeStamp);
  }, true);`;

async function newPage(): Promise<{ browser: Browser; page: Page }> {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.addInitScript(instruments);
  return { browser, page };
}

export async function openOurs(machine: InkMachine): Promise<Writer> {
  const client = await startBrowserClient({ server: machine.server, dataDir: machine.dataDir });
  const { browser, page } = await newPage();
  await page.goto(client.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/meetings/${machine.meeting}`);
  await page.locator(`a[href*="${machine.paper}"]`).first().click();
  const first = page.getByRole('region', { name: words('paper:pages.page', { page: 1 }), exact: true });
  await first.locator('[data-painted="true"] canvas').waitFor({ timeout: 60_000 });
  await page
    .getByRole('toolbar', { name: words('paper:tool.label') })
    .getByRole('button', { name: words('paper:tool.pen'), exact: true })
    .click();
  // All marks have come from the disk, and are drawn.
  await page.waitForTimeout(3000);
  return {
    name: 'Họp Số, 20 people sharing live',
    page,
    cdp: await page.context().newCDPSession(page),
    sheet: () =>
      first.evaluate((section) => {
        const box = section.getBoundingClientRect();
        const scale = Number(getComputedStyle(section).getPropertyValue('--total-scale-factor'));
        return { left: box.left, top: box.top, height: box.height, scale };
      }),
    async close() {
      await browser.close();
      await client.end('SIGTERM');
    },
  };
}

export async function openStock({ annotated }: InkMachine): Promise<Writer> {
  const viewer = await serveStockViewer([annotated]);
  const { browser, page } = await newPage();
  await page.goto(viewer.url);
  await page.waitForFunction('globalThis.isReady');
  await page.evaluate('globalThis.openPaper("/papers/0")');
  await page.waitForFunction('globalThis.isPainted(1)', undefined, { timeout: 60_000 });
  await page.evaluate('globalThis.takePen()');
  await page.waitForTimeout(3000);
  return {
    name: 'pdf.js ink editor, alone',
    page,
    cdp: await page.context().newCDPSession(page),
    sheet: () =>
      page
        .locator('.page')
        .first()
        .evaluate((sheet) => {
          const box = sheet.getBoundingClientRect();
          return { left: box.left, top: box.top, height: box.height, scale: 1 };
        }),
    async close() {
      await browser.close();
      await viewer.close();
    },
  };
}
