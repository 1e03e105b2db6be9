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
