/**
 * The room as it is run: checking in with the code of the room screen, speaking in turn, a point of order, a break; and a
 * screen for everyone that shows nothing of anybody's own. Four people at machines of their own, and the projector.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Person, patience } from './person.ts';
import { stageOf, steps } from './steps.ts';

// Of the sample office.
const meeting = 'Giao ban vận hành chính quyền số hai cấp';
const firstItem = 'Kết quả vận hành quý gần nhất';
const paper = 'Báo cáo kết quả vận hành chính quyền số hai cấp quý gần nhất';

const secret = 'Riêng tôi: nhắc chủ trì hỏi về tuyến cáp dự phòng';

const shell = browserShell();
const { missing } = shell;

describe.skipIf(missing !== undefined)(`the room${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  const step = steps();
  let secretary: Person;
  let chair: Person;
  let delegate: Person;
  let second: Person;
  let screen: Page;

  beforeAll(async () => {
    await stage.openOffice();
    const enter = async (username: string): Promise<Person> => {
      const person = await stage.enter(username);
      await person.openMeeting(meeting);
      return person;
    };
    secretary = await enter('thuky.so');
    chair = await enter('giamdoc.so');
    delegate = await enter('chutich.dongsen');
    second = await enter('chutich.benlua');
  }, 600_000);

  const button = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true });
  const barOf = ({ page }: Person) => page.getByRole('region', { name: words('live:stage') });
  const panelOf = ({ page }: Person, name: 'speaking' | 'attendance' | 'seats') =>
    page.getByRole('complementary', { name: words(`live:panel.${name}`) });
  const says = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();

  step('opens with a screen for the projector', async () => {
    await second.hasPapers(3);
    await second.openPaper(paper);
    await chair.startMeeting();
    // Whoever reads a paper meanwhile is called from there too.
    for (const person of [secretary, delegate, second]) await person.enterRoom();
    await barOf(secretary)
      .getByRole('button', { name: words('common:more') })
      .click();
    [screen] = await Promise.all([
      secretary.page.waitForEvent('popup'),
      secretary.page.getByRole('menuitem', { name: words('screen:open') }).click(),
    ]);
    await screen.setViewportSize({ width: 1920, height: 1080 });
    screen.setDefaultTimeout(patience.timeout);
    await says(screen, words('screen:noItem'));
    await button(chair, words('live:startWith', { number: 1 })).click();
    await screen.getByRole('heading', { name: firstItem }).waitFor();
  });

  step('checks people in by the code that only the screen shows', async () => {
    await secretary.page.getByRole('button', { name: /^Có mặt \d+\/\d+/ }).click();
    const panel = panelOf(secretary, 'attendance');
    await panel.getByRole('button', { name: words('live:rules.open') }).click();
    await secretary.page
      .getByRole('switch', { name: words('live:rules.codeRequired') })
      .click({ force: true });
    await button(secretary, words('live:rules.save')).click();
    await screen.getByRole('banner').hover();
    await screen.getByText(words('screen:show.checkIn'), { exact: true }).click();
    const shown = screen.locator('output');
    await expect.poll(() => shown.textContent(), patience).toMatch(/^\d{3} \d{3}$/);
    await screen.mouse.move(900, 600);

    await button(delegate, words('live:checkIn')).click();
    const dialog = delegate.page.getByRole('dialog', { name: words('live:code.title') });
    const enter = async (code: string) => {
      await dialog.getByRole('textbox').fill(code);
      await dialog.getByRole('button', { name: words('live:checkIn'), exact: true }).click();
    };
    const code = (await shown.textContent()) ?? '';
    await enter(code.startsWith('1') ? '234 567' : '123 456');
    await says(delegate.page, words('errors:refusal.wrong-code'));
    await enter((await shown.textContent()) ?? '');
    await dialog.waitFor({ state: 'hidden' });
    await says(delegate.page, words('live:checkedIn'));

    await panel.getByRole('button', { name: words('live:markFor', { name: second.account.name }) }).click();
    await expect.poll(() => screen.getByRole('contentinfo').textContent(), patience).toContain('Có mặt 2/');
    await screen.getByRole('banner').hover();
    await screen.getByText(words('screen:show.page'), { exact: true }).click();
  });

  step('takes the roll along as a file', async () => {
    const file = path.join(stage.folder, 'danh-sach.csv');
    const panel = panelOf(secretary, 'attendance');
    await panel.getByRole('button', { name: words('live:export.open') }).click();
    await secretary.product.download(
      () => secretary.page.getByRole('menuitem', { name: words('live:export.csv') }).click(),
      file,
    );
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rowOf = (person: Person) => text.split('\r\n').find((row) => row.includes(person.account.name));
    expect(rowOf(delegate)).toContain(words('live:present_list'));
    expect(rowOf(chair)).toContain(words('live:absent_list'));
  });

  /** A seat that this person is on and shown like this. */
  const seatOf = (where: Locator, person: Person, ...state: string[]) =>
    where.getByRole('button', { name: new RegExp([person.account.name, ...state].join(', ')) });

  step('seats people by rule and by hand, and shows on every machine who is there', async () => {
    await panelOf(secretary, 'attendance').getByText(words('seats:title'), { exact: true }).click();
    const panel = panelOf(secretary, 'seats');
    await panel.getByRole('button', { name: words('seats:place') }).click();
    const dialog = secretary.page.getByRole('dialog', { name: words('seats:placeTitle') });
    await dialog.getByRole('button', { name: words('seats:arrange') }).click();
    await dialog.getByText(words('seats:allSeated')).waitFor();
    const nameOf = async (person: Person) => (await seatOf(dialog, person).getAttribute('aria-label')) ?? '';
    const [one, two] = [await nameOf(delegate), await nameOf(second)];
    // By keyboard: picked up from one seat, put on another, the two change places.
    await seatOf(dialog, delegate).press('Enter');
    await seatOf(dialog, second).press('Enter');
    await expect
      .poll(() => nameOf(delegate), patience)
      .toBe(two.replace(second.account.name, delegate.account.name));
    expect(await nameOf(second)).toBe(one.replace(delegate.account.name, second.account.name));
    await dialog.getByRole('banner').getByRole('button').click();
    await seatOf(panel, delegate, words('seats:attending.present')).waitFor();
    await seatOf(panel, chair, words('seats:attending.expected')).waitFor();

    await chair.page.getByRole('button', { name: /^Có mặt \d+\/\d+/ }).click();
    await panelOf(chair, 'attendance').getByText(words('seats:title'), { exact: true }).click();
    await seatOf(panelOf(chair, 'seats'), delegate, words('seats:attending.present')).waitFor();
  });

  step('gives the floor in turn; a point of order goes first', async () => {
    await button(delegate, words('speaking:register')).click();
    await button(delegate, words('speaking:registered', { place: 1 })).waitFor();
    await button(second, words('speaking:otherWays')).click();
    await second.page.getByRole('menuitem', { name: words('speaking:ask.point_of_order') }).click();
    await second.page
      .getByRole('textbox', { name: words('speaking:topic') })
      .fill('Đề nghị bàn tờ trình trước');
    await button(second, words('speaking:send')).click();

    await chair.page.getByRole('button', { name: words('speaking:panel', { count: 2 }) }).click();
    const panel = panelOf(chair, 'speaking');
    const rows = panel.getByRole('listitem');
    await expect.poll(() => rows.count(), patience).toBe(2);
    expect(await rows.first().textContent()).toContain(second.account.name);

    const call = (person: Person) =>
      panel.getByRole('button', { name: words('speaking:callWho', { name: person.account.name }) }).click();
    const speakerOnScreen = () => screen.locator('section').filter({ has: screen.getByRole('timer') });
    await call(delegate);
    await speakerOnScreen().getByText(delegate.account.name).waitFor();
    await button(delegate, words('speaking:youSpeak')).waitFor();
    await seatOf(
      panelOf(secretary, 'seats'),
      delegate,
      words('seats:attending.present'),
      words('seats:speaking.speaking'),
    ).waitFor();
    await call(second);
    await speakerOnScreen().getByText(second.account.name).waitFor();

    const card = (name: 'speakingNow' | 'pausedNow') =>
      panel.getByRole('region', { name: words(`speaking:${name}`), exact: true });
    // The screen is another machine: what the chair presses next is pressed on what the chair sees.
    await card('speakingNow').getByText(second.account.name).waitFor();
    await card('speakingNow')
      .getByRole('button', { name: words('speaking:stop') })
      .click();
    await card('pausedNow')
      .getByRole('button', { name: words('speaking:resume') })
      .click();
    await speakerOnScreen().getByText(delegate.account.name).waitFor();
    await card('speakingNow').getByText(delegate.account.name).waitFor();
    await card('speakingNow')
      .getByRole('button', { name: words('speaking:pause') })
      .click();
    await card('pausedNow')
      .getByRole('button', { name: words('speaking:resume') })
      .click();
    await card('speakingNow')
      .getByRole('button', { name: words('speaking:stop') })
      .click();
    await expect.poll(() => screen.getByText(delegate.account.name).count(), patience).toBe(0);
    await button(delegate, words('speaking:register')).waitFor();
  });

  step('shows the led page on the screen, and nothing of what anybody keeps to themselves', async () => {
    await secretary.openPaperInRoom(paper);
    await secretary.note(secret);
    await expect.poll(async () => (await secretary.marks()).length, patience).toBe(1);
    await secretary.lead();
    const page = screen.getByRole('img', { name: `${paper}, ${words('screen:page', { page: 1 })}` });
    await page.locator('canvas').waitFor();
    expect(await screen.locator('body').textContent()).not.toContain(secret);
    // Nothing lies over the page: no mark of anyone, and no button to anywhere.
    expect(await page.locator('*').count()).toBe(1);
    expect(await screen.getByRole('link').count()).toBe(0);
    expect(await screen.getByRole('button').count()).toBe(0);
    expect(await screen.getByText(secretary.account.name).count()).toBe(0);
  });

  step('shows the leader’s pointer to those who follow and on the screen, until it rests', async () => {
    await delegate.reads(1);
    const dots = [delegate.page, screen].map((page) => page.locator('[data-leader-pointer]'));
    const [from, to] = await placesOnPage(secretary);
    for (const dot of dots) {
      const pointed = async () => {
        await secretary.page.mouse.move(...from);
        await secretary.page.mouse.move(...to, { steps: 5 });
        return dot.count();
      };
      await expect.poll(pointed, patience).toBe(1);
    }
    for (const dot of dots) await dot.waitFor({ state: 'detached' });
  });

  /** Two places on the page that a person has before them, in pixels of their window. */
  async function placesOnPage({ page }: Person): Promise<[[number, number], [number, number]]> {
    const box = await page
      .getByRole('region', { name: words('paper:pages.page', { page: 1 }) })
      .boundingBox();
    if (!box) throw new Error('no page is shown');
    return [
      [box.x + box.width / 4, box.y + 120],
      [box.x + box.width / 2, box.y + 160],
    ];
  }

  step('tells who reads the same page, of those who let the others know', async () => {
    const nobody = button(secretary, words('presence:nobody'));
    await nobody.waitFor();
    await button(delegate, words('presence:nobody')).click();
    await delegate.page.getByRole('switch', { name: words('presence:tell') }).click({ force: true });
    await delegate.page.keyboard.press('Escape');
    const one = button(secretary, words('presence:readers_other', { count: 1 }));
    await one.click();
    await secretary.page.getByRole('dialog').getByText(delegate.account.name).waitFor();
    await secretary.page.keyboard.press('Escape');
    await delegate.page.goto(`${delegate.page.url().split('#')[0]}#/`);
    await nobody.waitFor();
  });

  step('rests during a break, and ends', async () => {
    await barOf(chair)
      .getByRole('button', { name: words('common:more') })
      .click();
    await chair.page.getByRole('menuitem', { name: words('live:pause') }).click();
    await screen.getByRole('heading', { name: words('screen:break') }).waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
