/**
 * After the meeting, as people do it: a draft from what happened, two secretaries writing at once and one of them without a
 * network, submitting, confirming, issuing; the file a word processor opens; conclusions, their notice and a task reported.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect } from 'vitest';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { faultsInBothLooks } from './faults.ts';
import { journeyPapers } from './papers.ts';
import type { Person } from './person.ts';
import { stageOf, steps } from './steps.ts';

// Of the sample office: it has ended, with a chair and two secretaries.
const meeting = 'Triển khai chữ ký số tại xã Đồng Sen và xã Bến Lúa';
const decision = /1009/;
const shell = browserShell();
const { missing } = shell;

describe.skipIf(missing !== undefined)(`after the meeting${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  const step = steps();
  let first: Person;
  let second: Person;
  let chair: Person;

  beforeAll(async () => {
    await stage.openOffice();
    first = await stage.enter('thuky.so');
    second = await stage.enter('chanhvanphong.so');
    chair = await stage.enter('phogiamdoc.so');
    for (const person of [first, second, chair]) await open(person, 'minutes:open');
  }, 600_000);

  async function open(person: Person, link: string): Promise<void> {
    const { page } = person;
    await page.goto(page.url().replace(/#.*/, '#/?when=past'));
    await page.getByRole('link', { name: meeting }).first().click();
    await page.getByRole('link', { name: words(link), exact: true }).click();
  }

  const text = ({ page }: Person) => page.getByRole('textbox', { name: words('minutes:text') });
  const press = ({ page }: Person, button: string) =>
    page
      .getByRole('button', { name: words(button), exact: true })
      .first()
      .click();
  const agree = ({ page }: Person, button: string) =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: words(button), exact: true })
      .click();

  /** Brings a file that goes with the minutes or the notice, and waits until the server has it. */
  async function attach({ page }: Person, of: 'minutes' | 'notice', file: string): Promise<void> {
    const list = page.locator(`section[aria-labelledby="annexes-${of}"]`);
    await list.locator('input[type=file]').setInputFiles(file);
    await list.getByText(words('meeting:paper.onServer')).waitFor();
  }

  async function write({ page }: Person, after: string, said: string): Promise<void> {
    await page.locator('.ProseMirror').getByText(after, { exact: false }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type(said);
  }

  step('drafts from what happened: two who do so apart get one text', async () => {
    second.line.cut();
    await second.sees(words('frame:connection.offline'), words('frame:saved.server'));
    for (const person of [first, second]) await press(person, 'minutes:draft.do');
    await second.sees(words('frame:connection.offline'), words('frame:saved.here'));
    second.line.mend();
    await second.sees(words('frame:connection.connected'), words('frame:saved.server'));
    for (const person of [first, second, chair])
      for (const said of [
        'Thời gian bắt đầu:',
        'Thành phần tham dự',
        'Nội dung (theo diễn biến cuộc họp)',
        './.',
      ])
        await text(person).getByText(said, { exact: false }).waitFor();
    expect(await faultsInBothLooks(first.page)).toEqual([]);
  });

  step('is written by two at once, one without a network, and is the same on both in the end', async () => {
    second.line.cut();
    await second.sees(words('frame:connection.offline'), words('frame:saved.server'));
    await write(second, 'Địa điểm:', 'Câu của thư ký thứ hai, viết khi không có mạng.');
    await write(first, 'Thành phần tham dự', 'Câu của thư ký thứ nhất.');
    await second.sees(words('frame:connection.offline'), words('frame:saved.here'));
    expect(await text(first).textContent()).not.toContain('viết khi không có mạng');
    second.line.mend();
    for (const person of [first, second]) {
      await text(person).getByText('viết khi không có mạng').waitFor();
      await text(person).getByText('Câu của thư ký thứ nhất').waitFor();
    }
    await second.sees(words('frame:connection.connected'), words('frame:saved.server'));
    expect(await text(second).textContent()).toBe(await text(first).textContent());
  });

  step('is submitted, sent back with a reason, submitted again, confirmed by both and issued', async () => {
    await attach(first, 'minutes', (await journeyPapers(stage.folder)).decision.path);
    await press(first, 'minutes:submit.do');
    await agree(first, 'minutes:submit.do');
    for (const person of [first, second, chair])
      await person.page.getByText(words('minutes:locked.submitted')).waitFor();
    expect(await text(second).count()).toBe(0);

    await press(chair, 'minutes:return.do');
    await chair.page.getByRole('textbox', { name: words('minutes:return.reason') }).fill('Bổ sung số liệu');
    await agree(chair, 'minutes:return.do');
    await first.page.getByText('Bổ sung số liệu').waitFor();
    await write(first, 'Địa điểm:', 'Đã bổ sung số liệu.');
    await first.sees(words('frame:connection.connected'), words('frame:saved.server'));
    await press(first, 'minutes:submit.do');
    await agree(first, 'minutes:submit.do');

    await press(second, 'minutes:sign.secretary.do');
    await second.page.getByRole('dialog').getByText(words('minutes:honest')).waitFor();
    await agree(second, 'minutes:sign.do');
    await press(chair, 'minutes:sign.chair.do');
    await agree(chair, 'minutes:sign.do');
    await press(first, 'minutes:issue.do');
    await first.page.getByRole('textbox', { name: words('minutes:number') }).fill('7');
    await agree(first, 'minutes:issue.do');
    for (const person of [first, second, chair])
      await person.page.getByText(words('minutes:locked.issued')).waitFor();
    await first.page.getByText('Số: 07/BB-', { exact: false }).waitFor();
    expect(await faultsInBothLooks(first.page)).toEqual([]);
  });

  step('is taken along as a file that holds what was written', async () => {
    const file = path.join(stage.folder, 'bien-ban.docx');
    await press(first, 'minutes:export.do');
    await first.product.download(
      () => first.page.getByRole('menuitem', { name: words('minutes:export.docx') }).click(),
      file,
    );
    const xml = strFromU8(unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array());
    for (const said of [
      'BIÊN BẢN',
      'viết khi không có mạng',
      'Đã bổ sung số liệu',
      'Kèm theo Biên bản này',
      'THƯ KÝ',
      'CHỦ TỌA',
    ])
      expect(xml).toContain(said);
    const pdf = path.join(stage.folder, 'bien-ban.pdf');
    await press(first, 'minutes:export.do');
    await first.product.download(
      () => first.page.getByRole('menuitem', { name: words('minutes:export.pdf') }).click(),
      pdf,
    );
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  step('has conclusions that become tasks with the notice, and the lead reports on theirs', async () => {
    for (const person of [first, second]) await open(person, 'minutes:conclusions.title');
    const { page } = first;
    await press(first, 'minutes:conclusions.add');
    await page
      .getByRole('textbox', { name: words('minutes:conclusions.text') })
      .fill('Rà soát hồ sơ quá hạn.');
    const lead = page.getByRole('combobox', { name: words('minutes:conclusions.lead') });
    expect(await faultsInBothLooks(page)).toEqual([]);
    await lead.fill('pham tre xanh');
    await page.getByRole('option', { name: /Phạm Tre Xanh/ }).click();
    await agree(first, 'minutes:conclusions.save');
    await second.page.getByText('Rà soát hồ sơ quá hạn.').waitFor();

    await attach(first, 'notice', (await journeyPapers(stage.folder)).decision.path);
    await second.page.getByRole('link', { name: decision }).click();
    await second.page.locator('canvas').first().waitFor();
    await second.page.goBack();

    // Without a number of the clerk's, the server gives the next one.
    await press(first, 'minutes:notice.issue.do');
    await agree(first, 'minutes:notice.issue.do');
    await page.getByText(words('minutes:notice.issued', { number: '01' }).replace(/,.*/, '')).waitFor();
    await page.getByRole('button', { name: words('minutes:annexes.add') }).waitFor({ state: 'detached' });
    await press(second, 'minutes:task.report');
    await second.page.getByText(words('minutes:task.option.in_progress')).click();
    await second.page.getByRole('textbox', { name: words('minutes:task.note') }).fill('Đã xong phần rà soát');
    await agree(second, 'minutes:task.send');
    await page.getByText('Đã xong phần rà soát').waitFor();
    expect(await faultsInBothLooks(second.page)).toEqual([]);
  });

  step('complains of nothing', () => {
    expect(stage.complaints).toEqual([]);
  });
});
