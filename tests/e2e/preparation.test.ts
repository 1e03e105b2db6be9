/**
 * A unit prepares the papers of an item: its officer gets the request, brings a paper, has it sent back, brings a better
 * one; a secretary reads and approves it, and it is in the agenda. The officer is told nothing else of the meeting.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Person, patience } from './person.ts';
import { Stage } from './stage.ts';

// Of the sample office.
const draft = 'Góp ý dự thảo Quy chế phòng họp không giấy';
const item = 'Thảo luận từng điều';
const otherItem = 'Trình bày dự thảo';
const unit = 'UBND xã Bến Lúa';

const reason = 'Thiếu biểu số liệu của ba ấp ven sông';

const shell = browserShell();
afterAll(() => shell.close());

test.skipIf(shell.missing)('papers prepared by a unit', async () => {
  const stage = new Stage(shell);
  try {
    await stage.openOffice();
    const enter = (username: string) => stage.enter(username);
    const secretary = await enter('thuky.so');
    const officer = await enter('thuky.benlua');
    await asks(secretary, officer.account.name);

    await opensRequests(officer);
    await brings(officer, path.join(stage.folder, 'Góp ý của xã.pdf'), 1);
    await submits(officer);
    await sendsBack(secretary);

    await officer.page.getByText(reason).waitFor();
    await brings(officer, path.join(stage.folder, 'Biểu số liệu.pdf'), 2);
    await submits(officer);
    await readsAndApproves(secretary);

    await officer.page.getByText(words('preparation:approvedText')).waitFor();
    const heard = officer.line.heard();
    expect(heard.includes(item), 'the item that was asked for').toBe(true);
    expect(heard.includes(otherItem), 'an item that was not').toBe(false);
    for (const { product } of [secretary, officer]) expect(product.complaints).toEqual([]);
  } catch (error) {
    await stage.picture();
    throw error;
  } finally {
    await stage.close();
  }
});

async function asks({ page }: Person, name: string): Promise<void> {
  await page.getByRole('link', { name: draft }).first().click();
  await page.getByRole('link', { name: words('meeting:plan') }).click();
  const row = itemRow(page);
  await row.getByRole('button', { name: words('preparation:assign') }).click();
  const dialog = page.getByRole('dialog', { name: words('preparation:assign') });
  await dialog.getByLabel(words('preparation:unit')).first().fill('ben lua');
  await page.getByRole('option', { name: unit }).click();
  await dialog.getByLabel(words('preparation:officers')).first().click();
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: words('preparation:assignSend'), exact: true }).click();
  await row.getByText(words('preparation:state.awaiting_papers')).waitFor();
  await row.getByText(words('preparation:preparedBy', { unit })).waitFor();
}

function itemRow(page: Person['page']) {
  const title = page.getByRole('textbox', { name: words('plan:itemTitle', { number: 2 }) });
  return page.getByRole('listitem').filter({ has: title });
}

async function opensRequests({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: words('frame:preparations') }).click();
  await page.getByRole('heading', { name: item, level: 2 }).waitFor();
  await page.getByText(words('preparation:forMeeting', { title: draft })).waitFor();
}

async function brings({ page }: Person, file: string, papers: number): Promise<void> {
  writeFileSync(file, await makePdf({ pages: papers }));
  const card = page.getByRole('article', { name: item });
  // The button opens the system's own dialog; the field behind it has no role.
  await card.locator('input[type=file]').setInputFiles(file);
  const titles = card.getByRole('textbox', { name: words('plan:paperTitle') });
  await expect.poll(() => titles.count(), patience).toBe(papers);
}

async function submits({ page }: Person): Promise<void> {
  const card = page.getByRole('article', { name: item });
  const button = card.getByRole('button', { name: words('preparation:submit'), exact: true });
  await expect.poll(() => button.getAttribute('aria-disabled'), patience).toBe('false');
  await button.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('preparation:submit'), exact: true })
    .click();
  await card.getByText(words('preparation:state.papers_submitted')).waitFor();
}

async function sendsBack({ page }: Person): Promise<void> {
  const row = itemRow(page);
  await row.getByRole('button', { name: words('preparation:return'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words('preparation:returnTitle') });
  await dialog.getByRole('textbox', { name: words('preparation:returnReason') }).fill(reason);
  await dialog.getByRole('button', { name: words('preparation:returnConfirm'), exact: true }).click();
  await row.getByText(words('preparation:state.returned'), { exact: true }).waitFor();
}

async function readsAndApproves(secretary: Person): Promise<void> {
  const { page } = secretary;
  const row = itemRow(page);
  await row.getByRole('link', { name: words('preparation:openPaper', { title: 'Biểu số liệu' }) }).click();
  await page.getByText(words('preparation:notApproved')).waitFor();
  await secretary.reads(1);
  await page.getByRole('button', { name: words('common:back'), exact: true }).click();
  await row.getByRole('button', { name: words('preparation:approve'), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('preparation:approve'), exact: true })
    .click();
  await row.getByText(words('preparation:state.papers_approved')).waitFor();
  const titles = row.getByRole('textbox', { name: words('plan:paperTitle') });
  await expect.poll(() => titles.count(), patience).toBe(2);
}
