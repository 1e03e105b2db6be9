/** After the meeting: minutes from the draft to the issue, conclusions, their notice, and tasks. */
import { words } from '#tests/helpers/words.ts';
import { journeyPapers } from '../papers.ts';
import type { Person } from '../person.ts';
import { agree, follow, goTo, held, leave, place, press, sees } from './acts.ts';
import type { Part, Tour } from './tour.ts';

export const after: Part = {
  name: 'after a meeting',
  async walk(tour) {
    const secretary = await tour.enter('thuky.so');
    const lead = await tour.enter('chanhvanphong.so');
    const chair = await tour.enter('phogiamdoc.so');
    await minutes(tour, secretary, chair);
    await conclusions(tour, secretary, lead);
  },
};

async function open(person: Person, link: string): Promise<void> {
  await goTo(person, '/?when=past');
  await person.page.getByRole('link', { name: held }).first().click();
  await follow(person, link);
}

async function attach({ page }: Person, of: 'minutes' | 'notice', file: string): Promise<void> {
  const list = page.locator(`section[aria-labelledby="annexes-${of}"]`);
  await list.locator('input[type=file]').setInputFiles(file);
  await list.getByText(words('meeting:paper.onServer')).waitFor();
}

async function minutes(tour: Tour, secretary: Person, chair: Person): Promise<void> {
  const { page } = secretary;
  await open(secretary, 'minutes:open');
  await page
    .getByRole('button', { name: words('minutes:draft.do'), exact: true })
    .first()
    .waitFor();
  await tour.see(secretary, 'bien-ban-trong');
  await press(secretary, 'minutes:draft.do');
  await sees(secretary, 'Thành phần tham dự');
  await tour.see(secretary, 'bien-ban');
  await attach(secretary, 'minutes', (await journeyPapers(tour.stage.folder)).decision.path);
  await page.locator('section[aria-labelledby="annexes-minutes"]').scrollIntoViewIfNeeded();
  await tour.see(secretary, 'bien-ban-kem-theo');
  await press(secretary, 'minutes:submit.do');
  await sees(secretary, words('minutes:submit.text'));
  await tour.see(secretary, 'bien-ban-trinh');
  await agree(secretary, 'minutes:submit.do');
  await open(chair, 'minutes:open');
  await press(secretary, 'minutes:sign.secretary.do');
  await agree(secretary, 'minutes:sign.do');
  await press(chair, 'minutes:sign.chair.do');
  await sees(chair, words('minutes:honest'));
  await tour.see(chair, 'bien-ban-xac-nhan');
  await agree(chair, 'minutes:sign.do');
  await press(secretary, 'minutes:issue.do');
  await tour.see(secretary, 'bien-ban-ban-hanh');
  await agree(secretary, 'minutes:issue.do');
  await sees(secretary, words('minutes:locked.issued'));
  await tour.see(secretary, 'bien-ban-da-ban-hanh');
}

async function conclusions(tour: Tour, secretary: Person, lead: Person): Promise<void> {
  const { page } = secretary;
  await open(secretary, 'minutes:conclusions.title');
  await sees(secretary, words('minutes:conclusions.none'));
  await tour.see(secretary, 'ket-luan-trong');
  await press(secretary, 'minutes:conclusions.add');
  await page
    .getByRole('textbox', { name: words('minutes:conclusions.text') })
    .fill('Rà soát, nộp hồ sơ chín trường hợp chưa được cấp chứng thư chữ ký số, báo cáo Giám đốc Sở.');
  await page.getByRole('combobox', { name: words('minutes:conclusions.lead') }).fill('pham tre xanh');
  await page.getByRole('option', { name: /Phạm Tre Xanh/ }).click();
  await tour.see(secretary, 'them-ket-luan');
  await agree(secretary, 'minutes:conclusions.save');
  await attach(secretary, 'notice', (await journeyPapers(tour.stage.folder)).decision.path);
  await tour.see(secretary, 'thong-bao-ket-luan');
  await press(secretary, 'minutes:notice.issue.do');
  await sees(secretary, words('minutes:notice.issue.text'));
  await tour.see(secretary, 'ban-hanh-thong-bao');
  await agree(secretary, 'minutes:notice.issue.do');
  await place(lead, 'desk');
  await lead.page
    .getByRole('article')
    .filter({ hasText: words('desk:kind.task') })
    .waitFor();
  await tour.see(lead, 'viec-co-nhiem-vu');
  await lead.page
    .getByRole('article')
    .filter({ hasText: words('desk:kind.task') })
    .getByRole('link')
    .first()
    .click();
  await press(lead, 'minutes:task.report');
  await lead.page.getByText(words('minutes:task.option.in_progress')).click();
  await tour.see(lead, 'bao-cao-nhiem-vu');
  await leave(lead);
}
