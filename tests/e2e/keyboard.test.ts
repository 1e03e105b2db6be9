import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { fold } from '#domain/text.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Person, patience } from './person.ts';
import { stageOf, steps } from './steps.ts';
import { storedMarks } from './stores.ts';

// Of the sample office.
const meeting = 'Giao ban vận hành chính quyền số hai cấp';
const paper = 'Báo cáo kết quả vận hành chính quyền số hai cấp quý gần nhất';
const question = 'Thông qua báo cáo quý?';
const comment = 'Hỏi thêm số liệu của xã.';

/** More stops than any screen has. */
const mostStops = 140;

const shell = browserShell();
const { missing } = shell;

describe.skipIf(missing !== undefined)(`by keyboard alone${missing ? `: ${missing}` : ''}`, () => {
  const stage = stageOf(shell);
  const step = steps();
  let chair: Person;
  let delegate: Person;
  let page: Page;

  beforeAll(async () => {
    await stage.openOffice();
    chair = await stage.arrive('giamdoc.so');
    delegate = await stage.arrive('chutich.dongsen');
    page = delegate.page;
  }, 600_000);

  /** Presses a key, and sees where the focus is afterwards. */
  async function press(key: string): Promise<void> {
    await page.keyboard.press(key);
    await expectFocus(`after ${key}`);
  }

  async function expectFocus(when: string): Promise<void> {
    await expect.poll(() => page.evaluate(focusNow), { timeout: 10_000, message: when }).toBe('shown');
  }

  /** Goes on with Tab until there. */
  async function reach(wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await wanted.first().waitFor();
    const isThere = async () => (await wanted.and(page.locator(':focus')).count()) > 0;
    for (let stops = 0; !(await isThere()); stops++) {
      if (stops === mostStops) throw new Error(`not reached by ${key}: ${wanted}`);
      await press(key);
    }
  }

  async function choose(wanted: Locator): Promise<void> {
    await reach(wanted);
    await page.keyboard.press('Enter');
  }

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const pages = () => page.locator('[role="document"]');
  const hasFocus = (locator: Locator) =>
    expect.poll(() => locator.evaluate((each) => each === document.activeElement), patience).toBe(true);
  const marks = () => storedMarks(delegate.product.dataDir).map(({ mark }) => mark);

  step('signs in and opens a paper', async () => {
    await hasFocus(page.getByRole('textbox', { name: words('session:username') }));
    await page.keyboard.type(delegate.account.username);
    await press('Tab');
    await page.keyboard.type(stage.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: words('meetings:title'), level: 1 }).waitFor();
    await expectFocus('signed in');
    await choose(page.getByRole('link', { name: meeting }));
    await page.getByRole('heading', { name: meeting, level: 1 }).waitFor();
    await delegate.hasPapers(3);
    await expectFocus('in the meeting');
    await choose(page.getByRole('link', { name: paper }));
    await page.locator('section [data-painted="true"]').first().waitFor();
    await hasFocus(pages());
  });

  step('turns, goes to a page, zooms, and never leaves the pages', async () => {
    await press('ArrowRight');
    await delegate.reads(2);
    await press('ArrowLeft');
    await delegate.reads(1);
    await press('g');
    await page.keyboard.type('2');
    await press('Enter');
    await delegate.reads(2);
    await hasFocus(pages());
    await press('g');
    await press('Escape');
    await hasFocus(pages());
    const percent = async () =>
      Number.parseInt(
        (await page
          .getByRole('button', { name: new RegExp(words('paper:zoom.now', { percent: '\\d+' })) })
          .first()
          .textContent()) ?? '',
        10,
      );
    const before = await percent();
    await press('+');
    await expect.poll(percent, patience).toBeGreaterThan(before);
    await press('Home');
    await delegate.reads(1);
  });

  step('says every key on “?”, and comes back to the pages', async () => {
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: words('paper:keys.title') });
    await sheet.waitFor();
    await expect
      .poll(() => sheet.evaluate((dialog) => dialog.contains(document.activeElement)), patience)
      .toBe(true);
    await expectFocus('in the sheet of keys');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await hasFocus(pages());
  });

  step('takes tools, finds words, marks them and comments on the mark', async () => {
    const tool = (name: string) =>
      page
        .getByRole('toolbar', { name: words('paper:tool.label') })
        .getByRole('button', { name: words(`paper:tool.${name}`), exact: true });
    for (const [key, name] of [
      ['p', 'pen'],
      ['m', 'highlighter'],
      ['h', 'highlight'],
    ] as const) {
      await press(key);
      expect(await tool(name).getAttribute('aria-pressed')).toBe('true');
    }

    await page.keyboard.press('Control+f');
    const field = page.getByRole('textbox', { name: words('paper:find.label') });
    await hasFocus(field);
    await page.keyboard.type('ho so');
    // Of all that was typed: on a slow machine its beginning is looked for before.
    await page.getByText(words('paper:find.count', { at: 1, of: 4 }), { exact: true }).waitFor();
    await page.locator('[data-hit]').first().waitFor();
    await press('F6');
    await hasFocus(pages());
    await press('Shift+ArrowRight');
    expect(fold(await selected())).toBe('ho so');
    await press('Shift+ArrowRight');
    const three = await selected();
    expect(three.split(/\s+/)).toHaveLength(3);
    await press('Shift+ArrowLeft');
    expect(fold(await selected())).toBe('ho so');
    // The highlighter for words is in the hand already.
    await press('Enter');
    await expect.poll(() => marks().length, patience).toBe(1);
    const [made] = marks();
    expect(made?.geometry).toMatchObject({ kind: 'highlight' });
    expect(fold((made && 'quote' in made.geometry && made.geometry.quote) || '')).toContain('ho so');
    expect(await selected()).toBe('');

    await press('Escape');
    await press('n');
    await page.keyboard.press('Enter');
    const note = page.getByRole('textbox', { name: words('paper:card.comment') });
    await hasFocus(note);
    await page.keyboard.type(comment);
    await press('Escape');
    await hasFocus(pages());
    await expect.poll(() => marks()[0]?.text, patience).toBe(comment);
    // Taken back and made again, as everything else.
    await press('Control+z');
    await expect.poll(() => marks()[0]?.text, patience).toBe('');
    await press('Control+y');
    await expect.poll(() => marks()[0]?.text, patience).toBe(comment);
  });

  step('goes back, enters the room and asks to speak', async () => {
    await chair.signIn(stage.password);
    await chair.openMeeting(meeting);
    await chair.startMeeting();

    await reach(page.getByRole('link', { name: words('meeting:agenda') }), 'Shift+Tab');
    await press('Enter');
    await page.getByRole('heading', { name: meeting, level: 1 }).waitFor();
    await choose(page.getByRole('link', { name: words('meeting:enter') }));
    await page.getByRole('region', { name: words('live:stage') }).waitFor();
    await expectFocus('in the room');
    await choose(button(words('live:checkIn')));
    await button(words('live:checkIn')).waitFor({ state: 'detached' });
    await expectFocus('checked in');
    await choose(button(words('speaking:register')));
    await button(words('speaking:registered', { place: 1 })).waitFor();
    await expectFocus('on the list of speakers');
  });

  step('votes', async () => {
    await openBallot(chair);
    const minimise = button(words('ballots:card.minimise'));
    const card = page.getByRole('dialog').filter({ has: minimise });
    await card.getByRole('heading', { name: question }).waitFor();
    await expectFocus('a ballot was opened');
    await choose(card.getByRole('button', { name: words('ballots:option.agree'), exact: true }));
    const send = card.getByRole('button', { name: words('ballots:card.send') });
    await hasFocus(send);
    await page.keyboard.press('Enter');
    await card.getByText(words('ballots:card.done')).waitFor();
    await expectFocus('voted');
    expect(stage.complaints).toEqual([]);
  });

  function selected(): Promise<string> {
    return page.evaluate(() => document.getSelection()?.toString().trim() ?? '');
  }
});

/** The chair writes a ballot down and opens it, by hand. */
async function openBallot({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${words('ballots:button')}`) }).click();
  await page.getByRole('button', { name: words('ballots:prepare') }).click();
  const form = page.getByRole('dialog', { name: words('ballots:form.title') });
  await form.getByRole('textbox', { name: words('ballots:form.question') }).fill(question);
  await form.getByText(words('ballots:secrecy.open'), { exact: true }).click();
  await form.getByRole('button', { name: words('ballots:form.save') }).click();
  await form.waitFor({ state: 'hidden' });
  const name = words('ballots:open.button');
  const ballot = page.getByRole('article').filter({ hasText: question });
  await ballot.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words('ballots:open.title') });
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** In the page: whether the focus is on something that shows that it has it. */
function focusNow(): string {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return 'nowhere';
  const named = `${activeElement.tagName} ${activeElement.getAttribute('aria-label') ?? activeElement.textContent?.slice(0, 40)}`;
  // What stands for a choice is a label beside a field that nobody sees.
  const stands =
    activeElement instanceof HTMLInputElement && /radio|checkbox/.test(activeElement.type)
      ? [...(activeElement.labels ?? []), activeElement.nextElementSibling, activeElement]
      : [activeElement];
  const seen = stands.filter((each) => each !== null && isOnScreen(each));
  if (seen.length === 0) return `off the screen: ${named}`;
  // The whole screen has no ring around it.
  const isShown = activeElement.id === 'main' || seen.some((each) => each !== null && hasRing(each));
  return isShown ? 'shown' : `does not show: ${named}`;

  function isOnScreen(element: Element): boolean {
    const { width, left, top, right, bottom } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  }

  function hasRing(element: Element): boolean {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  }
}
