/** Before a meeting: invitations answered, papers prepared by a unit, approval, readiness. */
import type { UnitId } from '#domain/ids.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { LinkedClient } from '#tests/helpers/linked-client.ts';
import { words } from '#tests/helpers/words.ts';
import type { Person } from '../person.ts';
import { agree, coming, draft, follow, goTo, leave, place, press, report, sees } from './acts.ts';
import type { Part, Tour } from './tour.ts';

const longTitle =
  'Đánh giá kết quả ba năm thực hiện Đề án chuyển đổi số và thảo luận, cho ý kiến về dự thảo Kế hoạch triển khai giai đoạn tới của Ủy ban nhân dân xã';

export const before: Part = {
  name: 'before a meeting',
  async walk(tour) {
    await approvalFirst(tour);
    const secretary = await tour.enter('thuky.so');
    await asDelegate(tour, await tour.enter('chutich.dongsen'));
    const guest = await tour.enter('khach.benlua');
    await guest.openMeeting(coming);
    await tour.see(guest, 'khach-moi');
    await readiness(tour, secretary);
    await preparation(tour, secretary, await tour.enter('vanphong.dongsen'));
    await approval(tour, secretary, await tour.enter('phogiamdoc.so'));
  },
};

/** The department has its meetings approved; how an administrator turns that on is seen elsewhere. */
async function approvalFirst({ stage, password }: Tour): Promise<void> {
  const response = await fetch(`${stage.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'quantri.so', password }),
  });
  const administrator = await LinkedClient.connect(stage.url, (await response.json()).token);
  await administrator.ask('office.configure', { settings: { approvalIn: ['so' as UnitId] } });
  administrator.close();
}

async function asDelegate(tour: Tour, delegate: Person): Promise<void> {
  const { page } = delegate;
  await place(delegate, 'desk');
  await page.getByRole('article').first().waitFor();
  await tour.see(delegate, 'viec-cua-dai-bieu');
  await place(delegate, 'meetings');
  await delegate.openMeeting(coming);
  await delegate.hasPapers(3);
  await tour.see(delegate, 'truoc-hop');
  await press(delegate, 'before:answer.reportAbsence');
  await sees(delegate, words('before:absence.text'));
  await tour.see(delegate, 'bao-vang');
  await leave(delegate);
  await press(delegate, 'before:answer.sendSubstitute');
  await sees(delegate, words('before:substitute.text'));
  await tour.see(delegate, 'cu-nguoi-du-thay');
  await leave(delegate);
  await press(delegate, 'before:answer.come');
  await sees(delegate, words('before:answer.accepted'));
  await press(delegate, 'opinions:give');
  await page.getByText(words('opinions:stances.remark'), { exact: true }).click();
  await page
    .getByRole('textbox', { name: words('opinions:text') })
    .fill('Đề nghị bổ sung số liệu từng xã, nêu rõ hồ sơ quá hạn và nguyên nhân.');
  await tour.see(delegate, 'cho-y-kien');
  await press(delegate, 'opinions:send');
  await sees(delegate, words('opinions:yours'));
  await press(delegate, 'pack:make');
  await page.getByRole('dialog', { name: words('pack:title') }).waitFor();
  await page.getByRole('button', { name: words('pack:create'), exact: true }).waitFor();
  await tour.see(delegate, 'bo-tai-lieu-in');
  await leave(delegate);
}

async function readiness(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await secretary.openMeeting(coming);
  await follow(secretary, 'meeting:plan');
  await page.getByRole('button', { name: `${words('common:more')}: ${report}` }).click();
  await page.getByRole('menuitem', { name: words('preparation:read.setMustRead') }).click();
  await page.getByRole('link', { name: words('plan:view') }).click();
  await page.getByRole('region', { name: words('preparation:read.boardTitle') }).waitFor();
  const gathered = page.getByRole('region', { name: words('opinions:title') });
  await gathered.getByText('Kết quả vận hành quý gần nhất').click();
  await tour.see(secretary, 'san-sang');
  await gathered.scrollIntoViewIfNeeded();
  await tour.see(secretary, 'y-kien-truoc');
}

async function preparation(tour: Tour, secretary: Person, officer: Person): Promise<void> {
  const { page } = officer;
  await place(officer, 'desk');
  await page.getByRole('article').first().waitFor();
  await tour.see(officer, 'viec-cua-can-bo');
  await follow(officer, 'frame:preparations');
  const card = page.getByRole('article').first();
  await card.waitFor();
  await card.locator('input[type=file]').setInputFiles({
    name: 'Tham luận của UBND xã Đồng Sen về kinh nghiệm tổ chức họp không giấy.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(await makePdf({ pages: 3 })),
  });
  await card.getByRole('textbox', { name: words('plan:paperTitle') }).waitFor();
  const submit = card.getByRole('button', { name: words('preparation:submit'), exact: true });
  await page.waitForFunction(
    (name) =>
      [...document.querySelectorAll('article button')].some(
        (each) => each.textContent === name && each.getAttribute('aria-disabled') === 'false',
      ),
    words('preparation:submit'),
  );
  await tour.see(officer, 'chuan-bi-tai-lieu');
  await submit.click();
  await agree(officer, 'preparation:submit');
  await sees(officer, words('preparation:state.papers_submitted'));
  await place(secretary, 'desk');
  await secretary.page.getByRole('article').first().waitFor();
  await tour.see(secretary, 'viec-co-tai-lieu-cho-duyet');
  await place(secretary, 'meetings');
  await secretary.page.getByRole('link', { name: draft }).first().click();
  await follow(secretary, 'meeting:plan');
  await sees(secretary, words('preparation:state.papers_submitted'));
  await secretary.page
    .getByRole('button', { name: words('preparation:approve'), exact: true })
    .scrollIntoViewIfNeeded();
  await tour.see(secretary, 'duyet-tai-lieu');
  await press(secretary, 'preparation:assign');
  await sees(secretary, words('preparation:officersHint'));
  await tour.see(secretary, 'giao-chuan-bi');
  await leave(secretary);
}

/** A meeting with long names, submitted, looked at by who approves, and convened. */
async function approval(tour: Tour, secretary: Person, leader: Person): Promise<void> {
  const { page } = secretary;
  await goTo(secretary, '/');
  await press(secretary, 'meetings:create');
  await page.getByRole('textbox', { name: words('plan:title'), exact: true }).waitFor();
  await tour.see(secretary, 'cuoc-hop-moi');
  await goTo(secretary, '/');
  await secretary.plan({
    title: `Hội nghị ${longTitle.charAt(0).toLowerCase()}${longTitle.slice(1)}`,
    place: 'Hội trường lớn, tầng 3, Trung tâm Hội nghị và Phục vụ hành chính công xã Đồng Sen',
    chair: tour.account('giamdoc.so'),
    invitees: [tour.account('motcua.dongsen'), tour.account('taichinh.so')],
    items: [
      {
        title: longTitle,
        presenter: 'Phòng Kế hoạch - Tài chính và Văn phòng HĐND và UBND xã Đồng Sen',
        minutes: 45,
        papers: [],
      },
    ],
  });
  await sees(secretary, words('plan:ready.all'));
  await tour.see(secretary, 'soan-ten-dai');
  await press(secretary, 'plan:cancelDraft.button');
  await sees(secretary, words('plan:cancelDraft.text'));
  await tour.see(secretary, 'huy-cuoc-hop');
  await leave(secretary);
  await press(secretary, 'before:submit.button');
  await sees(secretary, words('before:submit.text'));
  await page.getByRole('dialog').getByLabel(words('before:submit.approver')).first().click();
  await page.getByRole('option', { name: leader.account.name }).click();
  await tour.see(secretary, 'trinh-phe-duyet');
  await agree(secretary, 'before:submit.confirm');
  await place(leader, 'desk');
  await leader.page.getByRole('article').first().waitFor();
  await tour.see(leader, 'viec-cua-lanh-dao');
  await leader.page
    .getByRole('link', { name: /^Hội nghị/ })
    .first()
    .click();
  await sees(leader, words('before:approval.hint'));
  await tour.see(leader, 'phe-duyet');
  await press(leader, 'before:approval.approve');
  await sees(leader, words('before:approval.approveNote'));
  await tour.see(leader, 'phe-duyet-hoi');
  await agree(leader, 'before:approval.approve');
  await press(secretary, 'plan:convene.button');
  await page.getByRole('dialog').waitFor();
  await tour.see(secretary, 'trieu-tap');
  await agreeToConvene(secretary);
  await page.getByRole('link', { name: words('plan:view') }).click();
  await sees(secretary, words('before:board.title'));
  await tour.see(secretary, 'da-trieu-tap-ten-dai');
}

async function agreeToConvene({ page }: Person): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Triệu tập \d+ người$/ })
    .click();
  await page.getByText(words('meetings:phase.convened')).first().waitFor();
}
