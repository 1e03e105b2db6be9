/**
 * Takes the pictures of every screen in `docs/screenshots/`: the real product on the sample office, in the sizes and looks
 * that people have. Run by `npm run screenshots`; nothing is drawn or posed that a person could not do.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, test } from 'vitest';
import { root } from '#build/entries.ts';
import { startEmbeddedServer, startWithNode } from '#main/embedded-server.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { startTap } from '#tests/helpers/tap.ts';
import { words } from '#tests/helpers/words.ts';
import { type Account, Person } from './person.ts';

const folder = path.join(root, 'docs', 'screenshots');
const usual = { width: 1366, height: 768 };
const large = { width: 1920, height: 1080 };
const tablet = { width: 1024, height: 768 };

// Of the sample office.
const coming = 'Giao ban vận hành chính quyền số hai cấp';
const paper = 'Báo cáo kết quả vận hành chính quyền số hai cấp quý gần nhất';
const held = 'Triển khai chữ ký số tại xã Đồng Sen và xã Bến Lúa';
const draft = 'Góp ý dự thảo Quy chế phòng họp không giấy';

const data = mkdtempSync(path.join(os.tmpdir(), 'hopso-pictures-'));
const shell = browserShell();
const closers: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const close of closers.reverse()) await close();
  await shell.close();
  rmSync(data, { recursive: true, force: true });
});

test('every screen, photographed', async () => {
  mkdirSync(folder, { recursive: true });
  await takeAll();
});

async function takeAll(): Promise<void> {
  const server = await startEmbeddedServer({ dataDir: data, start: startWithNode, log: console });
  closers.push(() => server.close());
  const office = await (await fetch(`${server.url}/api/office`)).json();
  const account = (username: string): Account => {
    const found = (office.sampleAccounts as Account[]).find((each) => each.username === username);
    if (!found) throw new Error(`no sample account ${username}`);
    return found;
  };
  const at = async (username: string): Promise<Person> => {
    const line = await startTap(server.url);
    const product = await shell.launch({ server: line.url, dataDir: path.join(data, username) });
    closers.push(async () => {
      await product.close();
      await line.close();
    });
    await product.page.setViewportSize(usual);
    return new Person(account(username), product, line);
  };

  const secretary = await at('thuky.so');
  await secretary.page.getByRole('button', { name: words('session:submit'), exact: true }).waitFor();
  await take(secretary, 'dang-nhap', usual);
  await secretary.signIn(office.samplePassword);
  await secretary.page
    .getByText(words('meetings:papers', { here: 3, total: 3 }))
    .first()
    .waitFor();
  await take(secretary, 'cuoc-hop', usual);
  await take(secretary, 'cuoc-hop-lon', large);
  await look(secretary, { theme: 'dark' });
  await take(secretary, 'cuoc-hop-toi', usual);
  await look(secretary, { theme: 'light', language: 'en' });
  await take(secretary, 'meetings-en', usual);
  await look(secretary, { language: 'vi' });

  await places(secretary);
  await openPlan(secretary);
  await take(secretary, 'soan-chuong-trinh', usual);
  await take(secretary, 'soan-chuong-trinh-cam-ung', tablet);
  await secretary.page.getByRole('link', { name: words('plan:view') }).click();
  await take(secretary, 'ban-nhap', usual);

  const chair = await at('giamdoc.so');
  const delegate = await at('chutich.dongsen');
  for (const person of [chair, delegate]) await person.signIn(office.samplePassword);
  await delegate.openMeeting(coming);
  await delegate.hasPapers(3);
  await take(delegate, 'truoc-hop', usual);
  await delegate.workOffline(true);
  await delegate.openPaper(paper);
  await delegate.draw(2);
  await delegate.highlight(2);
  await delegate.note('Đề nghị bổ sung số liệu của xã Đồng Sen.');
  await delegate.marks();
  await take(delegate, 'doc-va-ghi-chu', usual);
  await take(delegate, 'doc-va-ghi-chu-cam-ung', tablet);
  await look(delegate, { theme: 'dark' });
  await take(delegate, 'doc-va-ghi-chu-toi', usual);
  await look(delegate, { theme: 'light' });
  await delegate.page.getByRole('button', { name: words('frame:status.open') }).click();
  await delegate.page.getByText(words('frame:status.savedHere')).waitFor();
  await take(delegate, 'khong-co-mang', usual);
  await delegate.page.keyboard.press('Escape');
  await delegate.workOffline(false);
  await delegate.page.getByRole('button', { name: words('paper:export.open') }).click();
  await delegate.page.getByRole('dialog', { name: words('paper:export.title') }).waitFor();
  await take(delegate, 'xuat-ban-co-ghi-chu', usual);
  await delegate.page.keyboard.press('Escape');
  await delegate.shareAllButNotes();

  await chair.openMeeting(coming);
  await chair.startMeeting();
  await delegate.backToMeeting();
  await delegate.enterRoom();
  await delegate.page
    .getByRole('button', { name: words('live:checkIn'), exact: true })
    .first()
    .click();
  await chair.page.getByRole('button', { name: words('live:next') }).click();
  await chair.page
    .getByRole('button', { name: words('live:checkIn'), exact: true })
    .first()
    .click();
  await chair.openPaperInRoom(paper);
  await chair.lead();
  await delegate.reads(1);
  await take(chair, 'phong-hop-chu-tri', large);
  await take(chair, 'phong-hop-chu-tri-nho', usual);
  await take(delegate, 'phong-hop-dai-bieu', tablet);

  await place(secretary, 'meetings');
  // The title of a meeting that is held leads straight into its room.
  await secretary.openMeeting(coming);
  await secretary.page.getByRole('region', { name: words('live:stage') }).waitFor();
  await speeches(secretary, delegate);
  await ballot(secretary, delegate);
  await minutes(secretary);
  const administrator = await at('quantri.so');
  await administrator.signIn(office.samplePassword);
  await place(administrator, 'office');
  await take(administrator, 'quan-tri', usual);
}

const headings = {
  meetings: words('meetings:title'),
  desk: words('desk:title'),
  polls: words('polls:title'),
  calendar: words('calendar:title'),
  search: words('search:title'),
  statistics: words('statistics:title'),
  office: words('office:title'),
} as const;

async function place({ page }: Person, name: Place): Promise<void> {
  await page
    .getByRole('navigation', { name: words('frame:nav') })
    .getByRole('link', { name: words(`frame:${name}`), exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name: headings[name], exact: true }).waitFor();
}
type Place = keyof typeof headings;

/** The other parts of the office, as a secretary finds them. */
async function places(secretary: Person): Promise<void> {
  const { page } = secretary;
  await place(secretary, 'desk');
  await take(secretary, 'viec-cua-toi', usual);
  await place(secretary, 'polls');
  await page.getByRole('button', { name: words('polls:create') }).click();
  await page
    .getByRole('textbox', { name: words('polls:edit.title'), exact: true })
    .fill('Lấy ý kiến dự thảo Quy chế phòng họp không giấy');
  await take(secretary, 'phieu-lay-y-kien', usual);
  await place(secretary, 'calendar');
  await take(secretary, 'lich', usual);
  await place(secretary, 'statistics');
  await take(secretary, 'thong-ke', usual);
  await place(secretary, 'search');
  await page.getByRole('searchbox').fill('may tram');
  await page.getByRole('article').filter({ hasText: 'Trang 1' }).first().waitFor();
  await take(secretary, 'tra-cuu', usual);
  await place(secretary, 'meetings');
}

/** A delegate asks to speak; the secretary gives the floor; the projector shows it. */
async function speeches(secretary: Person, delegate: Person): Promise<void> {
  const { page } = secretary;
  await delegate.page.getByRole('button', { name: words('speaking:register'), exact: true }).click();
  const bar = page.getByRole('region', { name: words('live:stage') });
  await bar.getByRole('button', { name: /^Phát biểu/ }).click();
  await page.getByRole('complementary').getByText(delegate.account.name).first().waitFor();
  await take(secretary, 'phat-bieu', large);
  await bar.getByRole('button', { name: words('common:more') }).click();
  const [screen] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('menuitem', { name: words('screen:open') }).click(),
  ]);
  await screen.setViewportSize(large);
  await screen.getByRole('img').locator('canvas').waitFor();
  await screen.screenshot({ path: path.join(folder, 'man-hinh-phong-hop.png') });
  await screen.close();
  await bar.getByRole('button', { name: /^Phát biểu/ }).click();
}

/** A secret ballot, from the question to the delegate's paper. */
async function ballot(secretary: Person, delegate: Person): Promise<void> {
  const { page } = secretary;
  const question = 'Thông qua phương án thay thế 11 máy trạm cấp xã';
  await page
    .getByRole('region', { name: words('live:stage') })
    .getByRole('button', { name: new RegExp(`^${words('ballots:button')}`) })
    .click();
  await page.getByRole('button', { name: words('ballots:prepare') }).click();
  const form = page.getByRole('dialog', { name: words('ballots:form.title') });
  await form.getByRole('textbox', { name: words('ballots:form.question') }).fill(question);
  await form.getByText(words('ballots:secrecy.secret'), { exact: true }).click();
  await take(secretary, 'bieu-quyet-soan', usual);
  await form.getByRole('button', { name: words('ballots:form.save') }).click();
  await form.waitFor({ state: 'hidden' });
  const open = words('ballots:open.button');
  await page
    .getByRole('article')
    .filter({ hasText: question })
    .getByRole('button', { name: open, exact: true })
    .click();
  await page
    .getByRole('dialog', { name: words('ballots:open.title') })
    .getByRole('button', { name: open, exact: true })
    .click();
  await delegate.page.getByRole('heading', { name: question }).first().waitFor();
  await take(delegate, 'bieu-quyet-phieu', tablet);
  await take(secretary, 'bieu-quyet-dieu-hanh', usual);
}

/** The minutes of the meeting that was held, drafted from what happened. */
async function minutes(secretary: Person): Promise<void> {
  const { page } = secretary;
  await page.getByRole('link', { name: new RegExp(words('common:product')) }).click();
  await page.getByText(words('meetings:past'), { exact: true }).click();
  await page.getByRole('link', { name: held }).first().click();
  await page.getByRole('link', { name: words('minutes:open'), exact: true }).click();
  await page
    .getByRole('button', { name: words('minutes:draft.do'), exact: true })
    .first()
    .click();
  await page.getByText('Thành phần tham dự').first().waitFor();
  await take(secretary, 'bien-ban', usual);
}

async function openPlan({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: draft }).first().click();
  await page.getByRole('link', { name: words('meeting:plan') }).click();
  await page.getByRole('textbox', { name: words('plan:title'), exact: true }).waitFor();
}

/** Changes the look as people do, in the menu behind their name. */
async function look(
  { page, account }: Person,
  choice: { theme?: 'light' | 'dark'; language?: 'vi' | 'en' },
): Promise<void> {
  await page.getByRole('button', { name: account.name }).last().click();
  const texts: string[] = [];
  if (choice.theme) texts.push(choice.theme === 'dark' ? 'Tối|Dark' : 'Sáng|Light');
  if (choice.language) texts.push(choice.language === 'vi' ? 'Tiếng Việt' : 'English');
  for (const text of texts) await page.getByText(new RegExp(`^(${text})$`)).click();
  await page.keyboard.press('Escape');
}

/** One picture, once fonts are there and nothing is on its way. */
async function take({ page }: Person, name: string, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-loading]') === null);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`${name}.png ${size.width}×${size.height}`);
}
