/**
 * Before the meeting, as people do it: an administrator has the department's meetings approved; a secretary's plan comes
 * back with a reason and goes out the second time; delegates accept, ask to be excused and send a substitute; the
 * secretary sees how ready everybody is.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Account, type Person, patience } from './person.ts';
import { Stage } from './stage.ts';

const shell = browserShell();
afterAll(() => shell.close());

const title = 'Họp thường kỳ tháng này của Sở';
const unit = 'Sở Số hóa và Kết nối tỉnh Hoa Sen';
const room = 'Phòng họp số 1, tầng 2, trụ sở Sở';

type Username =
  | 'quantri'
  | 'thuky'
  | 'giamdoc'
  | 'phogiamdoc'
  | 'dulieu'
  | 'hatang'
  | 'taichinh'
  | 'chuyenvien1';

test.skipIf(shell.missing)('a meeting on its way from draft to a room full of answers', async () => {
  const stage = new Stage(shell);
  try {
    await stage.openOffice();
    const account = (username: Username) => stage.account(`${username}.so`);
    const enter = (username: Username) => stage.enter(account(username));

    const administrator = await enter('quantri');
    await askForApproval(administrator);
    await keepCatalogue(administrator);
    await sayHowToReach(administrator);
    await keepOwnPapers(administrator);
    const secretary = await enter('thuky');
    await secretary.plan({
      title,
      place: '',
      chair: account('giamdoc'),
      invitees: [account('dulieu'), account('hatang'), account('taichinh')],
      items: [{ title: 'Kế hoạch tháng', presenter: 'Văn phòng Sở', minutes: 30, papers: [] }],
    });
    await chooseRoom(secretary);
    const leader = await enter('phogiamdoc');
    await sendBackAndApprove(secretary, leader, account('phogiamdoc'));
    await secretary.convene(5);

    await accept(await enter('dulieu'));
    const excused = await enter('hatang');
    await giveOpinion(excused);
    await askToBeExcused(excused);
    const replaced = await enter('taichinh');
    await sendSubstitute(replaced, account('chuyenvien1'));
    await readiness(secretary, account('hatang'));
    await readOpinions(secretary, account('hatang'), path.join(stage.folder, 'y-kien.docx'));
    await sees(excused, words('before:answer.absence_approved'));
    await comesInstead(await enter('chuyenvien1'), account('taichinh'));
    for (const { product } of [secretary, leader, excused, replaced]) expect(product.complaints).toEqual([]);
  } catch (cause) {
    await stage.picture();
    throw cause;
  } finally {
    await stage.close();
  }
});

const click = ({ page }: Person, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const sees = ({ page }: Person, text: string) => page.getByText(text).first().waitFor();

async function askForApproval(administrator: Person): Promise<void> {
  const { page } = administrator;
  await page.getByRole('link', { name: words('frame:office') }).click();
  await page.getByRole('tab', { name: words('office:settings.title') }).click();
  const choice = page.getByRole('switch', { name: unit });
  await choice.click();
  await expect.poll(() => choice.isChecked(), patience).toBe(true);
  await administrator.sees(words('frame:connection.connected'), words('frame:saved.server'));
}

/** A kind of paper is added, and another one is not to be chosen any more. */
async function keepCatalogue(administrator: Person): Promise<void> {
  const { page } = administrator;
  await page.getByRole('tab', { name: words('catalogues:paperKinds.title') }).click();
  await click(administrator, words('catalogues:paperKinds.add'));
  const name = page.getByRole('textbox', { name: words('catalogues:paperKinds.name') });
  await name.fill('tờ  trình');
  await sees(administrator, words('catalogues:taken'));
  await name.fill('Biên bản thẩm định');
  await click(administrator, words('office:save'));
  await page
    .getByRole('button', { name: words('catalogues:editName', { name: 'Biên bản thẩm định' }) })
    .waitFor();
  await click(administrator, words('catalogues:retireName', { name: 'Công văn' }));
  await page.getByRole('button', { name: words('catalogues:showRetired_other', { count: 1 }) }).waitFor();
}

async function sayHowToReach(administrator: Person): Promise<void> {
  const { page } = administrator;
  await click(administrator, words('frame:person.menu', { name: administrator.account.name }));
  await page.getByRole('menuitem', { name: words('frame:profile.title') }).click();
  const phone = page.getByRole('textbox', { name: words('frame:profile.phone') });
  await phone.fill('số của tôi');
  await sees(administrator, words('frame:profile.phoneError'));
  await phone.fill('0912 345 678');
  await click(administrator, words('frame:profile.save'));
  await sees(administrator, words('frame:profile.done'));
}

/** A folder of one's own with a paper in it, deleted and taken back, and the paper read. */
async function keepOwnPapers(someone: Person): Promise<void> {
  const { page } = someone;
  await page.getByRole('link', { name: words('frame:shelf'), exact: true }).click();
  await click(someone, words('shelf:newFolder'));
  await page.getByRole('textbox', { name: words('shelf:folderName') }).fill('Đang xem');
  await click(someone, words('shelf:create'));
  const folder = page.getByRole('link', { name: 'Đang xem', exact: true });
  await folder.click();
  const mimeType = 'application/pdf';
  const buffer = Buffer.from(await makePdf({ pages: 1 }));
  await page.locator('input[type=file]').setInputFiles({ name: 'Bản thảo.pdf', mimeType, buffer });
  await page.getByRole('link', { name: 'Bản thảo', exact: true }).waitFor();
  await page.getByRole('link', { name: words('shelf:top'), exact: true }).click();
  await click(someone, words('shelf:menu', { name: 'Đang xem' }));
  await page.getByRole('menuitem', { name: words('shelf:remove') }).click();
  await page
    .getByRole('status')
    .filter({ hasText: words('shelf:removedFolder_other', { name: 'Đang xem', count: 1 }) })
    .getByRole('button', { name: words('common:undo') })
    .click();
  await page.getByRole('searchbox', { name: words('shelf:search') }).fill('ban thao');
  await someone.openPaper('Bản thảo');
}

async function chooseRoom({ page }: Person): Promise<void> {
  await page.getByLabel(words('plan:room'), { exact: true }).first().click();
  await page.getByRole('option', { name: room }).click();
  const place = page.getByRole('textbox', { name: words('plan:place'), exact: true });
  await expect.poll(() => place.inputValue(), patience).toBe(room);
}

/** Submitted, refused with a reason, changed, submitted again, approved. */
async function sendBackAndApprove(secretary: Person, leader: Person, approver: Account): Promise<void> {
  await submit(secretary, approver);
  await leader.openMeeting(title);
  await click(leader, words('before:approval.reject'));
  await answerDialog(leader, 'Bổ sung nội dung phân công', words('before:approval.reject'));
  await sees(leader, words('before:approval.note', { note: 'Bổ sung nội dung phân công' }));

  await sees(secretary, words('meetings:phase.rejected'));
  const { page } = secretary;
  await page
    .getByRole('textbox', { name: words('plan:itemTitle', { number: 1 }) })
    .fill('Kế hoạch và phân công');
  await submit(secretary, approver);
  await click(leader, words('before:approval.approve'));
  await answerDialog(leader, 'Nhất trí', words('before:approval.approve'));
  await sees(secretary, words('meetings:phase.approved'));
}

async function submit(secretary: Person, approver: Account): Promise<void> {
  const { page } = secretary;
  await click(secretary, words('before:submit.button'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('before:submit.approver')).first().click();
  await page.getByRole('option', { name: approver.name }).click();
  await dialog.getByRole('button', { name: words('before:submit.confirm'), exact: true }).click();
  await sees(secretary, words('meetings:phase.pending_approval'));
}

async function answerDialog({ page }: Person, reason: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').last().fill(reason);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function accept(delegate: Person): Promise<void> {
  await delegate.openMeeting(title);
  await sees(delegate, words('before:answer.question'));
  await click(delegate, words('before:answer.come'));
  await sees(delegate, words('before:answer.accepted'));
}

async function askToBeExcused(delegate: Person): Promise<void> {
  await click(delegate, words('before:answer.reportAbsence'));
  await answerDialog(delegate, 'Đi công tác tại xã Bến Lúa', words('before:absence.confirm'));
  await sees(delegate, words('before:answer.absence_requested'));
}

async function giveOpinion(delegate: Person): Promise<void> {
  await delegate.openMeeting(title);
  const { page } = delegate;
  await click(delegate, words('opinions:give'));
  await page.getByText(words('opinions:stances.remark'), { exact: true }).click();
  await page.getByRole('textbox', { name: words('opinions:text') }).fill('Cần rõ thời hạn.');
  await click(delegate, words('opinions:send'));
  await sees(delegate, words('opinions:yours'));
}

/** Item by item with who is missing, and as a report. */
async function readOpinions(secretary: Person, author: Account, file: string): Promise<void> {
  const { page, product } = secretary;
  const counts = `${words('opinions:counts', { agree: 0, remark: 1 })} · ${words('opinions:missing_other', { count: 3 })}`;
  await page.getByText(counts).click();
  const board = page.getByRole('region', { name: words('opinions:title') });
  await board.getByText('Cần rõ thời hạn.').waitFor();
  await click(secretary, words('opinions:export'));
  await product.download(
    () => page.getByRole('menuitem', { name: words('minutes:export.docx') }).click(),
    file,
  );
  const xml = strFromU8(unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array());
  for (const said of [author.name, 'Cần rõ thời hạn.']) expect(xml).toContain(said);
}

async function sendSubstitute(delegate: Person, substitute: Account): Promise<void> {
  await delegate.openMeeting(title);
  await click(delegate, words('before:answer.sendSubstitute'));
  const dialog = delegate.page.getByRole('dialog');
  await dialog.getByLabel(words('before:substitute.person')).first().click();
  await delegate.page.getByRole('option', { name: substitute.name }).click();
  await answerDialog(delegate, 'Họp ở tỉnh', words('before:substitute.confirm'));
  await sees(delegate, words('before:answer.delegated', { name: substitute.name }));
}

async function readiness(secretary: Person, excused: Account): Promise<void> {
  await secretary.openMeetingFromPlan();
  const { page } = secretary;
  const count = (kind: string) =>
    page
      .getByRole('definition')
      .and(page.locator(`dt:text-is("${kind}") + dd`))
      .textContent();
  await expect.poll(() => count(words('before:board.toDecide')), patience).toBe('1');
  const excuse = words('before:decide.excuseName', { name: excused.name });
  await page.getByRole('button', { name: excuse, exact: true }).click();
  const expected = { accepted: '1', unanswered: '0', toDecide: '0', absent: '1', delegated: '1' } as const;
  for (const [kind, value] of Object.entries(expected))
    await expect.poll(() => count(words(`before:board.${kind}`)), patience).toBe(value);
  await sees(secretary, words('before:board.noPapers', { titles: '“Kế hoạch và phân công”' }));
}

async function comesInstead(substitute: Person, principal: Account): Promise<void> {
  await substitute.openMeeting(title);
  await sees(substitute, words('before:answer.inPlaceOf', { name: principal.name }));
  await click(substitute, words('before:answer.come'));
  await sees(substitute, words('before:answer.accepted'));
}
