/**
 * Opening a paper when things are slow. A page whose worker never answers is given up in time with a sentence and a way on,
 * its workers are ended, and the other pages and the rest of the app stay usable meanwhile. A paper that was left shows
 * as it was until it is there.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { firstWindow } from '#renderer/paper/engine/foreseen-window.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import type { Person } from './person.ts';
import { stageOf, steps } from './steps.ts';

const shell = browserShell();
const { missing } = shell;

describe.skipIf(missing !== undefined)(`opening a paper${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  const step = steps();
  let reader: Person;

  beforeAll(async () => {
    await stage.openOffice();
    reader = await stage.enter('thuky.so');
  });

  const firstPaper = (page: Page) => page.locator('a[href*="/papers/"]').first();

  step('begins to open a paper when a hand reaches for it, and opens it once', async () => {
    const { page } = reader;
    let asked = 0;
    page.on('request', (request) => {
      if (/\/papers\/[0-9a-f]{64}$/.test(request.url())) asked += 1;
    });
    // The hand is there before the reader's code is.
    const answer = await hold(page, '**/assets/expected-*.js');
    const request = page.waitForRequest('**/assets/expected-*.js');
    await page.locator('[data-meeting="sample-coming"] a').first().click();
    await firstPaper(page).hover();
    await request;
    expect(asked).toBe(0);
    answer();
    await expect.poll(() => asked).toBe(1);
    await firstPaper(page).click();
    await page.locator('section [data-painted="true"]').first().waitFor();
    expect(asked).toBe(1);

    await page.getByRole('link', { name: words('meeting:agenda') }).click();
    asked = 0;
    await firstPaper(page).hover();
    await expect.poll(() => asked).toBe(1);
    await firstPaper(page).click();
    await page.locator('section [data-painted="true"]').first().waitFor();
    expect(asked).toBe(1);
    await page.getByRole('link', { name: words('meeting:agenda') }).click();
    await firstPaper(page).waitFor();
    expect(reader.product.complaints).toEqual([]);
  });

  step('paints for the window that the pages will stand in, before it is there', async () => {
    const { page } = reader;
    const usual = page.viewportSize() ?? { width: 1280, height: 800 };
    for (const size of [
      { width: 1024, height: 768 },
      { width: 1180, height: 800 },
      { width: 1920, height: 1080 },
    ]) {
      await page.setViewportSize(size);
      await firstPaper(page).click();
      const pane = page.locator('[data-focus-home]').first();
      await page.locator('section [data-painted="true"]').first().waitFor();
      await page.getByRole('toolbar', { name: words('paper:toolbar.label') }).waitFor();
      const stands = await pane.evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]);
      const { width, height } = firstWindow(size);
      expect(stands).toEqual([width, height]);
      await page.getByRole('link', { name: words('meeting:agenda') }).click();
    }
    await page.setViewportSize(usual);
  });

  step('ends workers that never answer, says so, and goes on', async () => {
    const { page } = reader;
    await page.evaluate(loseFirstPage);
    await firstPaper(page).click();

    const sheet = (number: number) =>
      page.getByRole('region', { name: words('paper:pages.page', { page: number }), exact: true });
    const told = sheet(1).getByRole('alert');
    await told.waitFor();
    expect(await told.textContent()).toContain(words('paper:pages.tooLong'));
    expect(await page.evaluate(() => (globalThis as unknown as Stuck).ended)).toBeGreaterThanOrEqual(2);

    await page.keyboard.press('End');
    await sheet(2).locator('[data-painted="true"]').waitFor();
    await page.keyboard.press('Home');

    await page.evaluate(() => {
      (globalThis as unknown as Stuck).stuck = false;
    });
    await told.getByRole('button', { name: words('paper:pages.retry') }).click();
    await sheet(1).locator('[data-painted="true"]').waitFor();
    expect(reader.product.complaints).toEqual([]);
  });

  step('shows a paper as it was left until its pages are painted again', async () => {
    const { page } = reader;
    const sheet = page.getByRole('region', { name: words('paper:pages.page', { page: 1 }), exact: true });
    const stood = await sheet.boundingBox();
    await page.getByRole('link', { name: words('meeting:agenda') }).click();
    const answer = await hold(page, '**/papers/*');
    await firstPaper(page).click();
    const look = page.locator('[data-last-look] img');
    await look.waitFor();
    expect(await look.evaluate((picture: HTMLImageElement) => picture.decode().then(() => true))).toBe(true);
    expect(await look.boundingBox()).toEqual(stood);
    expect(await sheet.count()).toBe(0);

    answer();
    await sheet.locator('[data-painted="true"]').waitFor();
    await expect.poll(() => look.count()).toBe(0);
    expect(await sheet.boundingBox()).toEqual(stood);
    await page.unroute('**/papers/*');
  });

  step('stops a page that its reader no longer waits for, says so, and stays usable', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: words('meeting:agenda') }).click();
    await page.evaluate(() => {
      Object.assign(globalThis, { stuck: true, ended: 0 });
    });
    await firstPaper(page).click();

    const sheet = (number: number) =>
      page.getByRole('region', { name: words('paper:pages.page', { page: number }), exact: true });
    const stop = sheet(1).getByRole('button', { name: words('paper:pages.stop') });
    await stop.waitFor();
    await sheet(1).getByText(words('paper:pages.slow')).waitFor();
    expect(await sheet(1).getByRole('alert').count()).toBe(0);
    // By keyboard: whoever stops it has the way on under the same key.
    await stop.focus();
    await page.keyboard.press('Enter');
    const told = sheet(1).getByRole('alert');
    await told.waitFor();
    expect(await told.textContent()).toContain(words('paper:pages.tooLong'));
    await expect.poll(() => stop.count()).toBe(0);
    await expect.poll(() => sheet(1).getByRole('status').count()).toBe(0);
    const retry = told.getByRole('button', { name: words('paper:pages.retry') });
    await expect.poll(() => retry.evaluate((button) => button === document.activeElement)).toBe(true);
    await expect.poll(() => page.evaluate(() => (globalThis as unknown as Stuck).ended)).toBeGreaterThan(0);

    await page.keyboard.press('End');
    await sheet(2).locator('[data-painted="true"]').waitFor();
    await sheet(2).locator('[data-text-of] span').first().waitFor();
    await page.keyboard.press('Home');
    await page.evaluate(() => {
      (globalThis as unknown as Stuck).stuck = false;
    });
    await retry.focus();
    await page.keyboard.press('Enter');
    await sheet(1).locator('[data-painted="true"]').waitFor();
    await expect.poll(() => told.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    expect(reader.product.complaints).toEqual([]);
  });
});

/** What is asked for there is not answered until it is let go. @returns lets it go */
async function hold(page: Page, there: string): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(there, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

interface Stuck {
  stuck: boolean;
  /** Workers that were ended. */
  ended: number;
}

/** In the page: what the parser is asked about the first page's drawing never reaches it. */
function loseFirstPage(): void {
  const state = globalThis as unknown as Stuck;
  state.stuck = true;
  state.ended = 0;
  const { postMessage, terminate } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: []) {
    const { action, data } = message as { action?: string; data?: { pageIndex?: number } };
    const lost = state.stuck && action === 'GetOperatorList' && data?.pageIndex === 0;
    if (!lost) postMessage.call(this, message, ...rest);
  };
  Worker.prototype.terminate = function (this: Worker) {
    state.ended++;
    terminate.call(this);
  };
}
