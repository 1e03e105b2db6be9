/**
 * "Trang 37" is one place: the printed board pack has the numbers of the screen. And a paper that was replaced says what
 * changed since one read it, without a network.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
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
const amount = 'Tổng kinh phí là 1.520 triệu đồng';

const shell = browserShell();
const missing = shell.missing ?? (hasPoppler ? undefined : noPoppler);
afterAll(() => shell.close());

test.skipIf(missing)(`board pack and new versions${missing ? ` (${missing})` : ''}`, async () => {
  const stage = new Stage(shell);
  try {
    const { accounts, password } = await stage.openOffice();
    const enter = async (username: string) => {
      const account = accounts.find((each) => each.username === username);
      if (!account) throw new Error(`no sample account ${username}`);
      return await stage.enter(account, password);
    };
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
  await person.backToMeeting();
}

async function replaceReport(secretary: Person, folder: string): Promise<void> {
  const { page } = secretary;
  const file = path.join(folder, 'ban-sua.pdf');
  writeFileSync(file, await makePdf({ pages: 7, text: ['BÁO CÁO', `${amount}, tờ {page}`] }));
  await page.getByRole('link', { name: words('meeting:plan') }).click();
  // The menu opens the system's own dialog; the field behind it is filled here.
  await page.getByLabel(words('pack:replacing', { title: report })).setInputFiles(file);
  await page.getByText(words('pack:replaced', { title: report })).waitFor();
}

async function seesChanges(delegate: Person): Promise<void> {
  const { page } = delegate;
  await page.getByText(/^7 trang · /).waitFor();
  await delegate.hasPapers(3);
  await delegate.workOffline(true);
  await delegate.openPaper(report);
  await page.getByText(words('pack:news.text')).waitFor();
  await page.getByRole('button', { name: words('pack:news.see') }).click();
  const panel = page.getByRole('complementary', { name: words('pack:changes.title') });
  await panel.getByText(amount).first().waitFor();
  expect(await panel.locator('del').count()).toBeGreaterThan(0);
  await panel.getByRole('button', { name: words('pack:changes.page', { page: 7 }), exact: true }).click();
  const box = page
    .getByRole('toolbar', { name: words('paper:toolbar.label') })
    .getByRole('textbox')
    .first();
  await expect.poll(() => box.inputValue(), patience).toBe('7');
  await page.getByRole('button', { name: words('pack:news.seen') }).click();
  await panel.waitFor({ state: 'hidden' });
  await delegate.backToMeeting();
  await page.getByRole('link', { name: report }).click();
  // Somewhere in the new version, which is no news any more.
  await expect.poll(() => box.inputValue(), patience).toMatch(/^[1-7]$/);
  await page.getByText('BÁO CÁO').first().waitFor();
  expect(await page.getByText(words('pack:news.text')).count()).toBe(0);
}
