/**
 * "Trang 37" is one place: the printed board pack has the numbers of the screen. And a paper that was replaced says what
 * changed since one read it, without a network, and where the marks made on it stand.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { hasPoppler, noPoppler, poppler } from '#tests/papers/poppler.ts';
import { type Person, patience } from './person.ts';
import { Stage } from './stage.ts';

// Of the sample office.
const meeting = 'Giao ban vận hành chính quyền số hai cấp';
const report = 'Báo cáo kết quả vận hành chính quyền số hai cấp quý gần nhất';
/** The first marked line stays, the second does not. */
const heading = 'UBND TỈNH HOA SEN';
const amount = 'Tổng kinh phí là 1.520 triệu đồng';

const shell = browserShell();
const missing = shell.missing ?? (hasPoppler ? undefined : noPoppler);
afterAll(() => shell.close());

test.skipIf(missing)(`board pack and new versions${missing ? ` (${missing})` : ''}`, async () => {
  const stage = new Stage(shell);
  try {
    await stage.openOffice();
    const enter = (username: string) => stage.enter(username);
    const delegate = await enter('chutich.dongsen');
    await delegate.openMeeting(meeting);
    await delegate.hasPapers(3);
    const numbers = await takePack(delegate, path.join(stage.folder, 'bo-tai-lieu.pdf'));
    await goToPackPage(delegate, numbers);
    await read(delegate);

    const secretary = await enter('thuky.so');
    await secretary.openMeeting(meeting);
    await replaceReport(secretary, stage.folder);
    await seesChanges(delegate);
  } catch (error) {
    await stage.picture();
    throw error;
  } finally {
    await stage.close();
  }
});

/** @returns the numbers in the pack of each paper's first and last page, as the screen says them */
async function takePack({ page, product }: Person, file: string): Promise<[number, number][]> {
  const shown = await page.getByText(/trang bộ \d+/).allTextContents();
  const numbers = shown.map((text): [number, number] => {
    const [, first = '', last = first] = /trang bộ (\d+)(?:–(\d+))?/.exec(text) ?? [];
    return [Number(first), Number(last)];
  });
  expect(numbers).toHaveLength(3);
  await page.getByRole('button', { name: words('pack:make') }).click();
  const dialog = page.getByRole('dialog', { name: words('pack:title') });
  await product.download(
    () => dialog.getByRole('button', { name: words('pack:create'), exact: true }).click(),
    file,
  );
  await dialog.getByRole('status').waitFor();
  await dialog
    .getByRole('button', { name: words('pack:close'), exact: true })
    .last()
    .click();

  expect(poppler('pdfinfo', file).warnings).toBe('');
  const text = poppler('pdftotext', '-layout', file, '-').output.split('\f');
  expect(text[0]).toContain('BỘ TÀI LIỆU HỌP');
  expect(text[1]).toContain(report.slice(0, 30));
  const stamped = text.flatMap((sheet) => /Trang bộ (\d+)\n/.exec(sheet)?.[1] ?? []).map(Number);
  const last = numbers.at(-1)?.[1] ?? 0;
  expect(stamped).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  for (const [first, end] of numbers) {
    const range = first === end ? String(first) : `${first}–${end}`;
    expect(text[1]).toContain(`trang ${range}\n`);
  }
  return numbers;
}

/** From the first paper to the last one by the number that is printed on it. */
async function goToPackPage(person: Person, numbers: readonly [number, number][]): Promise<void> {
  const { page } = person;
  await person.openPaper(report);
  const [, second, third] = numbers;
  if (!second || !third) throw new Error('three papers');
  const chip = (number: number) =>
    page.getByRole('button', { name: words('pack:place.now', { page: number }), exact: true });
  for (const number of [second[0], third[1], 1]) {
    await page.getByRole('button', { name: /của bộ tài liệu$/ }).click();
    await page.getByRole('textbox', { name: words('pack:place.field') }).fill(String(number));
    await page.getByRole('button', { name: words('pack:place.go'), exact: true }).click();
    await chip(number).waitFor();
  }
  await page.getByRole('button', { name: /của bộ tài liệu$/ }).click();
  await page.getByRole('textbox', { name: words('pack:place.field') }).fill('999');
  await page.getByRole('button', { name: words('pack:place.go'), exact: true }).click();
  await page.getByText(words('pack:place.noSuch', { page: 999 })).waitFor();
  await page.keyboard.press('Escape');
}

async function read(person: Person): Promise<void> {
  await person.backToMeeting();
  await person.openPaper(report);
  expect(await person.page.getByText(words('pack:news.text')).count(), 'nothing is new yet').toBe(0);
  await person.highlight(2);
  await person.backToMeeting();
}

async function replaceReport(secretary: Person, folder: string): Promise<void> {
  const { page } = secretary;
  const file = path.join(folder, 'ban-sua.pdf');
  writeFileSync(file, await makePdf({ pages: 7, text: [heading, `${amount}, tờ {page}`] }));
  await page.getByRole('link', { name: words('meeting:plan') }).click();
  // The menu opens the system's own dialog; the field behind it is filled here.
  await page.getByLabel(words('pack:replacing', { title: report })).setInputFiles(file);
  await page.getByText(words('pack:replaced', { title: report })).waitFor();
}

/** Exactly these pages are on the screen, at least in part. */
async function sees(page: Page, ...pages: number[]): Promise<void> {
  const shown = () =>
    page.getByRole('region', { name: /^Trang \d+$/ }).evaluateAll((sections) =>
      sections
        .filter((section) => {
          const { top, bottom } = section.getBoundingClientRect();
          const { top: from, bottom: to } = section.closest('[role=document]')?.getBoundingClientRect() ?? {};
          return from !== undefined && to !== undefined && bottom > from + 20 && top < to - 20;
        })
        .map((section) => Number(section.getAttribute('aria-label')?.replace(/\D/g, ''))),
    );
  await expect.poll(shown, patience).toEqual(pages);
}

async function besideEachOther(page: Page, ...pages: number[]): Promise<void> {
  const tops = () =>
    Promise.all(
      pages.map(async (each) => {
        const name = words('paper:pages.page', { page: each });
        return (await page.getByRole('region', { name, exact: true }).boundingBox())?.y;
      }),
    );
  await expect
    .poll(async () => {
      const [first, ...others] = await tops();
      return first !== undefined && others.every((top) => top === first);
    }, patience)
    .toBe(true);
}

/** From page 7 of 7: back and forward, one page, presented, two beside each other; stays with the last. */
async function viewsByKeyboard({ page }: Person, box: Locator): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('Home');
  await expect.poll(() => box.inputValue(), patience).toBe('1');
  await keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => box.inputValue(), patience).toBe('7');
  await keyboard.press('w');
  await keyboard.press('2');
  await sees(page, 7);
  await keyboard.press('F5');
  const bar = page.getByRole('toolbar', { name: words('paper:view.presenting') });
  await bar.waitFor();
  // As a remote control does.
  await keyboard.press('PageUp');
  await sees(page, 6);
  await keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  await keyboard.press('3');
  await keyboard.press('End');
  await besideEachOther(page, 6, 7);
}

/** The old version stands beside the new one, what differs is marked in both, and both scroll as one. */
async function seesBothVersions(page: Page, panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: words('pack:changes.both') }).click();
  const old = page.getByRole('region', { name: words('beside:version') });
  await old.getByText(/Thêm \d+ chữ, bỏ \d+ chữ/).waitFor();
  const marked = () =>
    page.evaluate(() =>
      ['paper-added', 'paper-removed'].map((name) =>
        [...(CSS.highlights.get(name) ?? [])].some(
          (range) =>
            range instanceof Range && range.startContainer.parentElement?.closest('[data-beside]') !== null,
        ),
      ),
    );
  await expect.poll(marked, patience).toEqual([false, true]);
  const ours = page
    .getByRole('toolbar', { name: words('paper:toolbar.label') })
    .getByRole('textbox')
    .first();
  const oldPage = old.getByRole('toolbar').getByRole('textbox');
  // What was just put there has the keyboard; F6 goes to the other half.
  await page.keyboard.press('F6');
  await page.keyboard.press('Home');
  await expect.poll(() => ours.inputValue(), patience).toBe('1');
  await expect.poll(() => oldPage.inputValue(), patience).toBe('1');
  await page.keyboard.press('F6');
  await page.keyboard.press('Escape');
  await old.waitFor({ state: 'detached' });
}

/** What was marked on the old version: one mark stands on its words, the other is shown on the page it was made on. */
async function seesMarks(delegate: Person): Promise<void> {
  const { page } = delegate;
  await expect
    .poll(() => delegate.marks(), patience)
    .toEqual([expect.stringMatching(`${words('marks:carried.short')} ${heading} tr\\. \\d`)]);
  await page.getByRole('button', { name: words('marks:placeless.open_other', { count: 1 }) }).click();
  const dialog = page.getByRole('dialog', { name: words('marks:placeless.title') });
  await dialog.getByRole('img', { name: words('marks:placeless.picture', { page: 1 }) }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page
    .getByRole('button', { name: words('paper:toolbar.hidePanel') })
    .first()
    .click();
}

async function seesChanges(delegate: Person): Promise<void> {
  const { page } = delegate;
  await page.getByText(/^7 trang · /).waitFor();
  await delegate.hasPapers(3);
  await delegate.workOffline(true);
  const told = page.getByText(words('preparation:news.late.title', { title: meeting }));
  await told.waitFor();
  await page.getByRole('button', { name: words('common:dismiss') }).click();
  await told.waitFor({ state: 'detached' });
  const replaced = page.getByRole('link', { name: words('preparation:news.replacedSince') });
  await replaced.click();
  await page.getByText(words('pack:news.text')).waitFor();
  await seesMarks(delegate);
  const panel = page.getByRole('complementary', { name: words('pack:changes.title') });
  await panel.getByText(amount).first().waitFor();
  expect(await panel.locator('del').count()).toBeGreaterThan(0);
  await panel.getByRole('button', { name: words('pack:changes.page', { page: 7 }), exact: true }).click();
  const box = page
    .getByRole('toolbar', { name: words('paper:toolbar.label') })
    .getByRole('textbox')
    .first();
  await expect.poll(() => box.inputValue(), patience).toBe('7');
  await seesBothVersions(page, panel);
  await page.getByRole('button', { name: words('pack:news.seen') }).click();
  await panel.waitFor({ state: 'hidden' });
  await viewsByKeyboard(delegate, box);
  await delegate.backToMeeting();
  await page.getByRole('link', { name: report }).waitFor();
  await expect.poll(() => replaced.count(), { ...patience, message: 'it was opened' }).toBe(0);
  await page.getByRole('link', { name: report }).click();
  // Where one was and as one had it, in the version that is no news any more.
  await expect.poll(() => box.inputValue(), patience).toBe('7');
  await besideEachOther(page, 6, 7);
  await page.getByText(heading).first().waitFor();
  expect(await page.getByText(words('pack:news.text')).count()).toBe(0);
}
