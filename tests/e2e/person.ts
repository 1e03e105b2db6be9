/** A person at the app: what they do and see, in their words, through roles and labels alone. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fold } from '#domain/text.ts';
import type { Product } from '#tests/helpers/product.ts';
import type { Tap } from '#tests/helpers/tap.ts';
import { words } from '#tests/helpers/words.ts';

export interface Account {
  username: string;
  name: string;
}

export interface AgendaItemToMake {
  title: string;
  presenter: string;
  minutes: number;
  papers: readonly string[];
}

export interface MeetingToMake {
  title: string;
  place: string;
  chair: Account;
  invitees: readonly Account[];
  items: readonly AgendaItemToMake[];
}

/** How long anything may take before it counts as broken: machines that run tests are slow. */
export const patience = { timeout: 120_000, interval: 100 };

export class Person {
  readonly account: Account;
  readonly product: Product;
  /** Their line to the server. */
  readonly line: Tap;

  constructor(account: Account, product: Product, line: Tap) {
    this.account = account;
    this.product = product;
    this.line = line;
    product.page.setDefaultTimeout(patience.timeout);
  }

  get page(): Page {
    return this.product.page;
  }

  async signIn(password: string): Promise<void> {
    const { page } = this;
    await page.getByRole('textbox', { name: words('session:username') }).fill(this.account.username);
    await page.getByLabel(words('session:password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: words('session:submit'), exact: true }).click();
    await page.getByRole('heading', { name: words('meetings:title'), level: 1 }).waitFor();
  }

  /** Makes a meeting from nothing and stays in its plan. */
  async plan(meeting: MeetingToMake): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: words('meetings:create') }).click();
    await page.getByRole('textbox', { name: words('plan:title'), exact: true }).fill(meeting.title);
    await page.getByRole('textbox', { name: words('plan:place'), exact: true }).fill(meeting.place);
    await this.#choose(words('plan:type'), words('meetings:type.thematic'));
    await this.#setTime();
    await this.#pickPerson(words('plan:chair'), meeting.chair);
    for (const invitee of meeting.invitees) await this.invite(invitee);
    for (const [index, item] of meeting.items.entries()) await this.#addItem(index + 1, item);
  }

  /** With whatever part is chosen for the next in the plan. */
  async invite(person: Account): Promise<void> {
    await this.#pickPerson(words('plan:invite'), person);
  }

  async #choose(label: string, option: string): Promise<void> {
    const { page } = this;
    await page.getByLabel(label, { exact: true }).first().click();
    await page.getByRole('option', { name: option }).click();
  }

  /** Tomorrow, half past eight to eleven. */
  async #setTime(): Promise<void> {
    const { page } = this;
    const tomorrow = new Date(Date.now() + 24 * 3600_000);
    const two = (value: number) => String(value).padStart(2, '0');
    const day = page.getByRole('textbox', { name: words('plan:date'), exact: true });
    await day.fill(`${two(tomorrow.getDate())}/${two(tomorrow.getMonth() + 1)}/${tomorrow.getFullYear()}`);
    await day.press('Tab');
    for (const [label, hour, minute] of [
      [words('plan:from'), '08', '30'],
      [words('plan:to'), '11', '00'],
    ]) {
      await this.page.getByLabel(`${label}: ${words('plan:hours')}`).click();
      await this.page.keyboard.type(hour ?? '');
      await this.page.getByLabel(`${label}: ${words('plan:minutesField')}`).click();
      await this.page.keyboard.type(minute ?? '');
      await this.page.keyboard.press('Tab');
      await this.page.keyboard.press('Escape');
    }
  }

  /** Types the name as most people do, without dấu, and takes the one meant. */
  async #pickPerson(field: string, person: Account): Promise<void> {
    const { page } = this;
    await page.getByRole('textbox', { name: field, exact: true }).fill(fold(person.name));
    await page.getByRole('option', { name: person.name }).click();
    await page.keyboard.press('Escape');
  }

  async #addItem(number: number, item: AgendaItemToMake): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: words('plan:addItem') }).click();
    const title = page.getByRole('textbox', { name: words('plan:itemTitle', { number }) });
    await title.fill(item.title);
    const row = page.getByRole('listitem').filter({ has: title });
    await row.getByRole('textbox', { name: words('plan:presenter') }).fill(item.presenter);
    await row.getByRole('textbox', { name: words('plan:minutes') }).fill(String(item.minutes));
    for (const paper of item.papers) {
      // The button opens the system's own dialog; the field behind it has no role.
      await row.locator('input[type=file]').setInputFiles(paper);
    }
    await expect
      .poll(() => row.getByRole('textbox', { name: words('plan:paperTitle') }).count(), patience)
      .toBe(item.papers.length);
  }

  /** Sends the invitations to so many people, once every paper is on the server. */
  async convene(people: number): Promise<void> {
    const { page } = this;
    await page.getByText(words('plan:ready.all')).waitFor();
    await page.getByRole('button', { name: words('plan:convene.button'), exact: true }).click();
    await page.getByRole('button', { name: words('plan:convene.confirm', { count: people }) }).click();
    await page.getByText(words('meetings:phase.convened')).first().waitFor();
  }

  async openMeeting(title: string): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  }

  /** From the plan that one was making to the meeting as everyone sees it. */
  async openMeetingFromPlan(): Promise<void> {
    await this.page.getByRole('link', { name: words('plan:view') }).click();
  }

  /** All papers of the open meeting lie on this machine. */
  async hasPapers(count: number): Promise<void> {
    const here = this.page.getByText(words('meeting:paper.here'), { exact: true });
    await expect.poll(() => here.count(), patience).toBe(count);
  }

  async openPaper(title: string): Promise<void> {
    await this.page.getByRole('link', { name: title }).click();
    await this.#opens();
  }

  async #opens(): Promise<void> {
    const isOpen = async () => {
      await this.#tryAgainIfTooSlow();
      return this.#pageOfPaper(1).isVisible();
    };
    await expect.poll(isOpen, patience).toBe(true);
    // Its tools come after the page.
    await this.page.getByRole('toolbar', { name: words('paper:toolbar.label') }).waitFor();
  }

  #pageOfPaper(page: number): Locator {
    return this.page.getByRole('region', { name: words('paper:pages.page', { page }), exact: true });
  }

  /** A machine under load may take longer than the reader waits: then people do as it says. */
  async #tryAgainIfTooSlow(): Promise<void> {
    const { page } = this;
    if (await page.getByText(words('paper:failure.takes-too-long')).isVisible())
      await page.getByRole('button', { name: words('paper:failure.retry'), exact: true }).click();
  }

  /** By the switch that everybody has at hand. */
  async workOffline(offline: boolean): Promise<void> {
    const { page } = this;
    const pill = page.getByRole('button', { name: words('frame:status.open') });
    await pill.click();
    const choice = page.getByRole('switch', { name: words('frame:status.workOffline') });
    await choice.click({ force: true });
    await expect.poll(() => choice.isChecked(), patience).toBe(offline);
    await page.keyboard.press('Escape');
  }

  /** What the status says of the line and of their work. */
  async sees(...said: string[]): Promise<void> {
    const status = this.page.getByRole('button', { name: words('frame:status.open') });
    await expect.poll(() => status.textContent(), patience).toBe(said.join(''));
  }

  async #take(tool: string): Promise<void> {
    await this.page
      .getByRole('toolbar', { name: words('paper:tool.label') })
      .getByRole('button', { name: words(`paper:tool.${tool}`), exact: true })
      .click();
  }

  /** Draws so many strokes with the pen on the first page. */
  async draw(strokes: number): Promise<void> {
    await this.#take('pen');
    const { mouse } = this.page;
    const sheet = await boxOf(this.#pageOfPaper(1));
    for (let stroke = 0; stroke < strokes; stroke++) {
      const y = sheet.y + 220 + stroke * 36;
      await mouse.move(sheet.x + 120, y);
      await mouse.down();
      for (let step = 1; step <= 12; step++)
        await mouse.move(sheet.x + 120 + step * 14, y + 10 * Math.sin(step));
      await mouse.up();
    }
  }

  /** Marks so many lines of words on the first page. */
  async highlight(lines: number): Promise<void> {
    await this.#take('highlight');
    const { mouse } = this.page;
    const runs = this.#pageOfPaper(1).locator('[data-text-of] span');
    await runs.first().waitFor();
    const wide: Box[] = [];
    for (const run of await runs.all()) {
      const box = await run.boundingBox();
      if (
        box &&
        box.width > 120 &&
        box.y > 160 &&
        box.y < 600 &&
        !wide.some(({ y }) => Math.abs(y - box.y) < 8)
      )
        wide.push(box);
      if (wide.length === lines) break;
    }
    expect(wide).toHaveLength(lines);
    for (const { x, y, width, height } of wide) {
      await mouse.move(x + 4, y + height / 2);
      await mouse.down();
      await mouse.move(x + width / 2, y + height / 2, { steps: 4 });
      await mouse.move(x + width - 4, y + height / 2, { steps: 4 });
      await mouse.up();
    }
  }

  async note(text: string): Promise<void> {
    await this.#take('note');
    const { page } = this;
    const sheet = await boxOf(this.#pageOfPaper(1));
    await page.mouse.click(sheet.x + 80, sheet.y + 180);
    await page.getByRole('textbox', { name: words('paper:note.label') }).fill(text);
    await page.getByRole('button', { name: words('paper:note.save'), exact: true }).click();
  }

  async #markPanel(): Promise<Locator> {
    const { page } = this;
    const name = words('paper:panel.marks');
    const tab = page.getByRole('tab', { name });
    if ((await tab.count()) === 0)
      await page.getByRole('button', { name: words('paper:toolbar.showPanel') }).click();
    await tab.click();
    return page.getByRole('tabpanel', { name });
  }

  /** The list of marks: kind, whose, layer, words and page of each; their own under their own name. */
  async marks(): Promise<string[]> {
    const panel = await this.#markPanel();
    // Only the rows in sight are made: the list is looked through from its beginning to its end.
    const rows = await panel.evaluate(async (tab) => {
      const found = new Map<string, string>();
      const scroller = tab.querySelector('li[data-index]')?.closest('ul')?.parentElement;
      if (!scroller) return [];
      for (let top = 0; top === 0 || top < scroller.scrollHeight; top += scroller.clientHeight) {
        scroller.scrollTop = top;
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        for (const row of scroller.querySelectorAll<HTMLElement>('li[data-index]')) {
          // biome-ignore lint/performance/useDomNodeTextContent: what stands in a row is apart by its layout alone
          found.set(row.dataset.index ?? '', row.innerText);
        }
      }
      scroller.scrollTop = 0;
      return [...found.values()];
    });
    const me = words('paper:marks.me');
    return rows
      .map((row) => row.replaceAll(/\s+/g, ' ').trim())
      .filter((row) => row.split(' · ').length >= 3)
      .map((row) => row.replace(` · ${me} · `, ` · ${this.account.name} · `))
      .sort();
  }

  /** Moves every private mark but the notes to where all see it. */
  async shareAllButNotes(): Promise<void> {
    const panel = await this.#markPanel();
    const note = `${words('paper:kind.note')} · `;
    const left = panel
      .getByRole('listitem')
      .filter({ hasText: ` · ${words('paper:layer.private')}` })
      .filter({ hasNotText: note });
    for (let count = await left.count(); count > 0; count--) {
      await left.first().getByRole('button').click();
      await this.page.getByRole('button', { name: words('paper:move.shared'), exact: true }).click();
      await expect.poll(() => left.count(), patience).toBe(count - 1);
    }
    await this.page.keyboard.press('Escape');
  }

  /** @returns how many marks the app says it wrote */
  async export(file: string): Promise<number> {
    const { page, product } = this;
    await page.getByRole('button', { name: words('paper:export.open') }).click();
    const dialog = page.getByRole('dialog', { name: words('paper:export.title') });
    await product.download(
      () => dialog.getByRole('button', { name: words('paper:export.save'), exact: true }).click(),
      file,
    );
    const said = await dialog.getByRole('status').textContent();
    await dialog
      .getByRole('button', { name: words('paper:export.close') })
      .last()
      .click();
    return Number(/(\d+)\D*$/.exec(said ?? '')?.[1]);
  }

  /** The open paper says that it is signed, by whom, and why that is not certain: no machine that runs tests trusts the issuer. */
  async seesSignature(signer: string): Promise<void> {
    const { page } = this;
    const badge = words('inside:signatures.badge_other', { count: 1 });
    await page
      .getByRole('button', { name: `${badge}. ${words('inside:signatures.verdict.unknown')}` })
      .click();
    const panel = page.getByRole('tabpanel', { name: words('paper:panel.signatures') });
    await panel.getByText(signer, { exact: true }).waitFor();
    await panel.getByText(words('inside:signatures.covers.whole')).waitFor();
  }

  async backToMeeting(): Promise<void> {
    await this.page.getByRole('link', { name: words('meeting:agenda') }).click();
  }

  async startMeeting(): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: words('meeting:start'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('meeting:start'), exact: true })
      .click();
    await page.getByRole('region', { name: words('live:stage') }).waitFor();
  }

  async enterRoom(): Promise<void> {
    await this.page.getByRole('link', { name: words('meeting:enter') }).click();
    await this.page.getByRole('region', { name: words('live:stage') }).waitFor();
  }

  async openPaperInRoom(title: string): Promise<void> {
    const agenda = this.page.getByRole('navigation', { name: words('meeting:agenda') });
    await agenda.getByRole('button', { name: title }).click();
    await this.#opens();
  }

  async turnTo(page: number): Promise<void> {
    const box = this.page.getByRole('toolbar', { name: words('paper:toolbar.label') }).getByRole('textbox');
    await box.fill(String(page));
    await box.press('Enter');
  }

  async lead(): Promise<void> {
    const bar = this.page.getByRole('region', { name: words('live:stage') });
    await bar.getByRole('button', { name: words('live:lead') }).click();
    await bar.getByRole('button', { name: words('live:stopLeading') }).waitFor();
  }

  async stopFollowing(): Promise<void> {
    const choice = this.page.getByRole('switch', { name: words('live:follow') });
    await choice.click({ force: true });
    await expect.poll(() => choice.isChecked(), patience).toBe(false);
  }

  /** The page that the reader says it shows; `undefined` while no paper is open. */
  async pageShown(): Promise<number | undefined> {
    const box = this.page.getByRole('toolbar', { name: words('paper:toolbar.label') }).getByRole('textbox');
    return (await box.count()) === 0 ? undefined : Number(await box.inputValue());
  }

  async reads(page: number): Promise<void> {
    const shown = async () => {
      await this.#tryAgainIfTooSlow();
      return this.pageShown();
    };
    await expect.poll(shown, patience).toBe(page);
    await this.#pageOfPaper(page).waitFor();
  }
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  await locator.waitFor();
  const box = await locator.boundingBox();
  if (!box) throw new Error('not on the screen');
  return box;
}
