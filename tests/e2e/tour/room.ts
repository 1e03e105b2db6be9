/** The room: from its opening to its end, for who leads it, who sits in it, and the projector. */
import { words } from '#tests/helpers/words.ts';
import type { Person } from '../person.ts';
import type { Voter } from '../voting.ts';
import { agree, coming, goTo, leave, pick, press, report, sees } from './acts.ts';
import type { Part, Tour } from './tour.ts';

const question = 'Thông qua phương án thay thế 11 máy trạm cấp xã';
const openQuestion =
  'Đồng ý chủ trương tổ chức tập huấn sử dụng phòng họp không giấy cho toàn thể cán bộ, công chức của hai xã ngay trong quý tới?';

interface Cast {
  secretary: Voter;
  chair: Voter;
  delegate: Voter;
  other: Voter;
}

export const room: Part = {
  name: 'the room',
  async walk(tour) {
    const cast: Cast = {
      secretary: await tour.enter('thuky.so'),
      chair: await tour.enter('giamdoc.so'),
      delegate: await tour.enter('chutich.dongsen'),
      other: await tour.enter('chutich.benlua'),
    };
    await opening(tour, cast);
    await attendance(tour, cast);
    await speeches(tour, cast);
    await projector(tour, cast.secretary);
    await secretBallot(tour, cast);
    await openBallot(tour, cast);
    await ending(tour, cast);
  },
};

const barOf = ({ page }: Person) => page.getByRole('region', { name: words('live:stage') });

async function checkIn({ page }: Person): Promise<void> {
  await page
    .getByRole('button', { name: words('live:checkIn'), exact: true })
    .first()
    .click();
  await page
    .getByRole('button', { name: words('live:checkIn'), exact: true })
    .first()
    .waitFor({ state: 'detached' });
}

async function panel(person: Person, button: string): Promise<void> {
  await barOf(person)
    .getByRole('button', { name: new RegExp(`^${words(button)}`) })
    .first()
    .click();
}

async function opening(tour: Tour, { secretary, chair, delegate, other }: Cast): Promise<void> {
  for (const person of [chair, delegate, other]) await person.openMeeting(coming);
  await press(chair, 'meeting:start');
  await sees(chair, words('meeting:startText'));
  await tour.see(chair, 'bat-dau-hop');
  await agree(chair, 'meeting:start');
  await barOf(chair).waitFor();
  await tour.see(chair, 'phong-hop-chua-chon');
  await tour.see(delegate, 'dang-hop');
  await delegate.enterRoom();
  await other.enterRoom();
  await tour.see(delegate, 'phong-hop-cho');
  await checkIn(delegate);
  await press(chair, 'live:next');
  await checkIn(chair);
  await checkIn(other);
  await delegate.page.getByRole('heading', { name: 'Kết quả vận hành quý gần nhất' }).first().waitFor();
  await tour.see(delegate, 'phong-hop-noi-dung');
  await chair.openPaperInRoom(report);
  await chair.lead();
  await delegate.reads(1);
  await tour.see(chair, 'phong-hop-chu-tri');
  await tour.see(delegate, 'phong-hop-dai-bieu');
  await secretary.openMeeting(coming);
  await barOf(secretary).waitFor();
}

async function attendance(tour: Tour, { secretary }: Cast): Promise<void> {
  const { page } = secretary;
  await page.getByRole('button', { name: /^Có mặt \d+\/\d+/ }).click();
  await sees(secretary, words('live:present_list'));
  await tour.see(secretary, 'diem-danh');
  await press(secretary, 'live:rules.open');
  await sees(secretary, words('live:rules.quorumHint'));
  await tour.see(secretary, 'quy-dinh-diem-danh');
  await leave(secretary);
  await page.getByText(words('seats:title'), { exact: true }).click();
  await tour.see(secretary, 'so-do-trong');
  await press(secretary, 'seats:place');
  const dialog = page.getByRole('dialog', { name: words('seats:placeTitle') });
  await dialog.getByRole('button', { name: words('seats:arrange') }).click();
  await dialog.getByText(words('seats:allSeated')).waitFor();
  await tour.see(secretary, 'xep-cho');
  await dialog.getByRole('banner').getByRole('button').click();
  await tour.see(secretary, 'so-do-cho-ngoi');
  await page.getByText(words('seats:roll'), { exact: true }).click();
}

async function speeches(tour: Tour, { secretary, chair, delegate, other }: Cast): Promise<void> {
  await press(delegate, 'speaking:register');
  await press(other, 'speaking:otherWays');
  await other.page.getByRole('menuitem', { name: words('speaking:ask.question') }).waitFor();
  await tour.see(other, 'dang-ky-phat-bieu');
  await pick(other, 'speaking:ask.question');
  await sees(other, words('speaking:askText.question'));
  await tour.see(other, 'chat-van');
  await other.page.getByRole('dialog').getByLabel(words('speaking:answerer')).first().click();
  await other.page.getByRole('option').first().click();
  await other.page
    .getByRole('textbox', { name: words('speaking:topic') })
    .fill('Nguyên nhân hồ sơ đất đai quá hạn và thời hạn khắc phục ở xã Bến Lúa');
  await press(other, 'speaking:send');
  await panel(secretary, 'speaking:kind.speech');
  await secretary.page.getByRole('complementary').getByText(delegate.account.name).first().waitFor();
  await tour.see(secretary, 'phat-bieu');
  await press(secretary, 'speaking:callNext', { name: delegate.account.name });
  await delegate.page.getByRole('button', { name: words('speaking:youSpeak') }).waitFor();
  await tour.see(secretary, 'phat-bieu-dang-noi');
  await tour.see(delegate, 'dai-bieu-dang-noi');
  await panel(chair, 'minutes:conclusions.title');
  await sees(chair, words('minutes:conclusions.none'));
  await tour.see(chair, 'ket-luan-trong-phong');
  await panel(chair, 'minutes:conclusions.title');
}

/** The window on the projector, in each of its pictures. */
async function projector(tour: Tour, secretary: Person): Promise<void> {
  const { page } = secretary;
  await barOf(secretary)
    .getByRole('button', { name: words('common:more') })
    .click();
  const [screen] = await Promise.all([page.waitForEvent('popup'), pick(secretary, 'screen:open')]);
  await screen.getByRole('img').locator('canvas').waitFor();
  await tour.see(screen, 'man-hinh-phong-hop');
  for (const [show, name] of [
    ['room', 'man-hinh-noi-dung'],
    ['seats', 'man-hinh-so-do'],
    ['checkIn', 'man-hinh-ma'],
  ] as const) {
    await screen.getByRole('banner').hover();
    await screen.getByText(words(`screen:show.${show}`), { exact: true }).click();
    if (show === 'checkIn') await screen.locator('output').waitFor();
    await screen.mouse.move(600, 600);
    await tour.see(screen, name);
  }
  await screen.close();
}

async function secretBallot(tour: Tour, { secretary, chair, delegate, other }: Cast): Promise<void> {
  const { page } = secretary;
  await secretary.openPanel();
  await sees(secretary, words('ballots:none.title'));
  await tour.see(secretary, 'chua-co-bieu-quyet');
  await press(secretary, 'ballots:prepare');
  const form = page.getByRole('dialog', { name: words('ballots:form.title') });
  await form.getByRole('textbox', { name: words('ballots:form.question') }).fill(question);
  await form.getByText(words('ballots:secrecy.secret'), { exact: true }).click();
  await tour.see(secretary, 'bieu-quyet-soan');
  await form.getByRole('button', { name: words('ballots:form.save') }).click();
  await form.waitFor({ state: 'hidden' });
  await press(secretary, 'ballots:open.button');
  await sees(secretary, words('ballots:open.text'));
  await tour.see(secretary, 'mo-bieu-quyet');
  await agree(secretary, 'ballots:open.button');
  await delegate.hasPaper(question);
  await tour.see(delegate, 'bieu-quyet-phieu');
  await delegate.page
    .getByRole('dialog')
    .getByRole('button', { name: words('ballots:option.agree'), exact: true })
    .click();
  await sees(delegate, words('ballots:card.confirm'));
  await tour.see(delegate, 'bieu-quyet-xac-nhan');
  await delegate.page.getByRole('button', { name: words('ballots:card.send') }).click();
  await delegate.receipt();
  await tour.see(delegate, 'bieu-quyet-ma-phieu');
  await tour.see(secretary, 'bieu-quyet-dieu-hanh');
  await other.hasPaper(question);
  await other.vote('disagree');
  await chair.hasPaper(question);
  await chair.vote('agree');
  await secretary.seesCount(3, 3);
  await secretary.step('close', question);
  await tour.see(secretary, 'bieu-quyet-da-dong');
  await secretary.step('publish', question);
  await secretary.seesResult(true, 2, 1);
  await tour.see(secretary, 'bieu-quyet-ket-qua');
  await secretary.recount();
  await sees(secretary, words('ballots:recount.allGood'));
  await tour.see(secretary, 'kiem-phieu-lai');
  await leave(secretary);
}

async function openBallot(tour: Tour, { secretary, chair, delegate }: Cast): Promise<void> {
  await delegate.page.keyboard.press('Escape');
  await secretary.prepare(openQuestion, 'open');
  await secretary.step('open', openQuestion);
  await delegate.hasPaper(openQuestion);
  await delegate.page
    .getByRole('dialog')
    .getByRole('button', { name: words('ballots:option.other'), exact: true })
    .click();
  await tour.see(delegate, 'bieu-quyet-y-kien-khac');
  await delegate.page
    .getByRole('textbox', { name: words('ballots:card.otherWords') })
    .fill('Lùi sang quý sau nữa.');
  await delegate.page.getByRole('button', { name: words('ballots:card.send') }).click();
  await delegate.seesOnPaper('done');
  const { page } = chair;
  await chair.hasPaper(openQuestion);
  await press(chair, 'ballots:card.minimise');
  await chair.openPanel();
  await page.getByRole('button', { name: words('ballots:more', { number: 2 }) }).click();
  await pick(chair, 'ballots:annul.button');
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('textbox').fill('Câu hỏi chưa rõ thời điểm, cần biểu quyết lại.');
  await tour.see(chair, 'huy-bieu-quyet');
  await dialog.getByRole('button', { name: words('ballots:annul.confirm'), exact: true }).click();
  await sees(secretary, words('ballots:state.annulled'));
  await tour.see(secretary, 'bieu-quyet-da-huy');
  await delegate.page.keyboard.press('Escape');
  await delegate.openPanel();
  await sees(delegate, words('ballots:state.annulled'));
  await tour.see(delegate, 'bieu-quyet-dai-bieu-xem');
}

async function ending(tour: Tour, { secretary, chair, delegate }: Cast): Promise<void> {
  await barOf(chair)
    .getByRole('button', { name: words('common:more') })
    .click();
  await pick(chair, 'live:pause');
  await sees(delegate, words('live:onBreak').trim());
  await tour.see(delegate, 'tam-nghi');
  await barOf(chair)
    .getByRole('button', { name: words('common:more') })
    .click();
  await pick(chair, 'live:end');
  await sees(chair, words('live:endText'));
  await tour.see(chair, 'ket-thuc-hop');
  await agree(chair, 'live:endConfirm');
  await sees(delegate, words('live:closed.title'));
  await tour.see(delegate, 'phong-hop-da-dong');
  const meeting = /meetings\/([^/]+)/.exec(secretary.page.url())?.[1];
  await goTo(secretary, `/meetings/${meeting}`);
  await secretary.page.getByRole('link', { name: words('minutes:open'), exact: true }).waitFor();
  await tour.see(secretary, 'sau-hop');
}
