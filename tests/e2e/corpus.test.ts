/**
 * Every paper of the corpus, brought in by a secretary and opened in the reader: it opens, asks for its password or says
 * clearly what is wrong, as the manifest tells; a page that never finishes leaves the app usable; and the first pages of the
 * Vietnamese papers and of those with annotations look as poppler draws them.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { titleOfFile } from '#renderer/plan/paper-names.ts';
import { type CorpusFile, corpusFiles, noCorpus } from '#tests/helpers/corpus.ts';
import { keptPictures } from '#tests/helpers/kept-pictures.ts';
import { drawnByPoppler, drawnOnScreen, unlikeness } from '#tests/helpers/likeness.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import type { Person } from './person.ts';
import { stageOf, steps } from './steps.ts';

const files = corpusFiles();
const opening = files.filter(({ expected }) => expected === 'opens');
const locked = files.filter(({ expected }) => expected === 'asks for a password');
const broken = files.filter(({ expected }) => expected === 'clear error');
/** Its first page is never drawn to the end. */
const endless = titleOfFile('operator_list_cycle.pdf');

const scan = 'derived/scan-Luat-41-2024-QH15-trang-1-36.pdf';

/** What is compared with poppler's picture; anything above the tolerance is a page that looks wrong. */
const compared = new Map(
  [...opening, ...locked]
    .filter(({ kinds }) => kinds.includes('vn') || kinds.includes('annotation'))
    .map((file) => [titleOfFile(path.basename(file.file)), file]),
);
/** The share of pixels that may differ. */
const TOLERANCE = 0.006;

const shell = browserShell();
const missing = shell.missing ?? (files.length === 0 ? noCorpus : undefined);
const patience = { timeout: 600_000, interval: 500 };

describe.skipIf(missing !== undefined)(`the corpus in the reader${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  const step = steps();
  let secretary: Person;

  beforeAll(async () => {
    await stage.openOffice();
    secretary = await stage.enter('thuky.so');
  });

  step('each is taken in, asked a password for, or refused with a sentence', async () => {
    const { page } = secretary;
    await page.getByRole('button', { name: words('meetings:create') }).click();
    await page.getByRole('textbox', { name: words('plan:title'), exact: true }).fill('Mọi tài liệu');
    await page.getByRole('button', { name: words('plan:addItem') }).click();
    await page.locator('input[type=file]').setInputFiles(files.map((file) => file.path));

    const taken = page.getByRole('textbox', { name: words('plan:paperTitle') });
    await expect.poll(() => taken.count(), patience).toBe(opening.length);
    for (const file of broken) await page.getByText(path.basename(file.file), { exact: true }).waitFor();
    for (const file of locked) await unlock(page, file);
    await expect.poll(() => taken.count(), patience).toBe(opening.length + locked.length);
    const titles = await taken.evaluateAll((fields) =>
      fields.map((field) => (field as HTMLInputElement).value),
    );
    const expected = [...opening, ...locked].map(({ file }) => titleOfFile(path.basename(file)));
    expect(titles.sort()).toEqual(expected.sort());
  });

  step('each opens at its first page, after one that never ends as well', async () => {
    const { page } = secretary;
    await secretary.openMeetingFromPlan();
    await page.locator('a[href*="/papers/"]').first().click();
    const next = page.getByLabel(words('meeting:nextPaper'), { exact: true });
    const failures: string[] = [];
    let opened = 0;
    for (let last = false; !last; opened++) {
      const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      const outcome = await firstPage(page);
      if (outcome !== 'painted' && title !== endless) failures.push(`${title}: ${outcome}`);
      const file = compared.get(title);
      if (file && outcome === 'painted') {
        const unlike = unlikeness(
          drawnByPoppler(file.path, file.password),
          await drawnOnScreen(sheet(page, 1).locator('[data-painted="true"] canvas')),
        );
        if (unlike > TOLERANCE) failures.push(`${title}: differs in ${unlike} of its pixels`);
      }
      last = (await next.getAttribute('href')) === null;
      if (!last) {
        await next.click();
        await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toBe(title);
      }
    }
    expect(failures).toEqual([]);
    expect(opened).toBe(opening.length + locked.length);
  });

  step('a scan is leafed through, and nothing kept of the pages that were seen', async () => {
    const { page } = secretary;
    await page.getByRole('link', { name: words('meeting:agenda') }).click();
    const before = await keptPictures(page);
    await page.getByRole('link', { name: titleOfFile(path.basename(scan)) }).click();
    await firstPage(page);
    await page.getByRole('toolbar', { name: words('paper:toolbar.label') }).waitFor();
    for (let number = 2; number <= 21; number++) {
      await page.keyboard.press('ArrowRight');
      await sheet(page, number).locator('[data-painted="true"]').waitFor();
    }
    // Each is 15 MiB: some are on their way.
    expect((await keptPictures(page)) - before).toBeLessThan(100);
  });
});

/** Gives the password that the manifest names, as people do: in the box that asks for it. */
async function unlock(page: Page, file: CorpusFile): Promise<void> {
  const box = page.getByRole('alert').filter({ hasText: path.basename(file.file) });
  await box.getByLabel(words('plan:import.password'), { exact: true }).fill(file.password ?? '');
  await box.getByRole('button', { name: words('plan:import.passwordSubmit') }).click();
  await box.waitFor({ state: 'detached' });
}

function sheet(page: Page, number: number) {
  return page.getByRole('region', { name: words('paper:pages.page', { page: number }), exact: true });
}

/** What becomes of the open paper's first page: its picture, or what is said instead. */
async function firstPage(page: Page): Promise<string> {
  const painted = sheet(page, 1).locator('[data-painted="true"]');
  const told = page.getByRole('alert');
  await painted.or(told).first().waitFor();
  // Both at once: what the paper before said may go away between two questions.
  const [said] = await told.allTextContents();
  if (said !== undefined && (await painted.count()) === 0) return said;
  await painted.first().waitFor();
  return 'painted';
}
