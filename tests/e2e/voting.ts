/** People at a ballot: a meeting in progress on a server of its own, and what organisers and voters do and see there. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type { ItemId, MeetingId, PersonId } from '#domain/ids.ts';
import { addItem, invite, setDetails } from '#domain/meeting/plan.ts';
import { LinkedClient } from '#tests/helpers/linked-client.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { testOffice, testPassword } from '#tests/helpers/server.ts';
import { ServerProcess } from '#tests/helpers/server-process.ts';
import { startTap } from '#tests/helpers/tap.ts';
import { words } from '#tests/helpers/words.ts';
import { Person } from './person.ts';

export const meetingTitle = 'Họp Ủy ban thường kỳ tháng này';
const meeting = 'hop-bieu-quyet' as MeetingId;
const item = 'noi-dung-1' as ItemId;

export class Voter extends Person {
  async enter(): Promise<void> {
    await this.signIn(testPassword);
    await this.page
      .getByRole('link', { name: words('meetings:enter') })
      .first()
      .click();
    await this.page.getByRole('region', { name: words('live:stage') }).waitFor();
  }

  async openPanel(): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${words('ballots:button')}`) }).click();
  }

  /** Writes a ballot down. */
  async prepare(question: string, secrecy: 'open' | 'secret'): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: words('ballots:prepare') }).click();
    const dialog = page.getByRole('dialog', { name: words('ballots:form.title') });
    await dialog.getByRole('textbox', { name: words('ballots:form.question') }).fill(question);
    await dialog.getByText(words(`ballots:secrecy.${secrecy}`), { exact: true }).click();
    await dialog.getByRole('button', { name: words('ballots:form.save') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Takes a ballot a step further, and says yes to what is asked; the question is said once more. */
  async step(step: 'open' | 'close' | 'publish', question: string): Promise<void> {
    const { page } = this;
    const name = words(`ballots:${step}.button`);
    const ballot = page.getByRole('article').filter({ hasText: question });
    await ballot.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: words(`ballots:${step}.title`) });
    await dialog.getByText(question).waitFor();
    await dialog.getByRole('button', { name, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  get #paper() {
    const minimise = this.page.getByRole('button', { name: words('ballots:card.minimise') });
    return this.page.getByRole('dialog').filter({ has: minimise });
  }

  async hasPaper(question: string): Promise<void> {
    await this.#paper.getByRole('heading', { name: question }).waitFor();
  }

  /** Chooses, reads the choice once more, and sends it. */
  async vote(option: 'agree' | 'disagree' | 'other', text = ''): Promise<void> {
    const paper = this.#paper;
    await paper.getByRole('button', { name: words(`ballots:option.${option}`), exact: true }).click();
    await paper.getByText(words('ballots:card.confirm'), { exact: true }).waitFor();
    if (text) await paper.getByRole('textbox', { name: words('ballots:card.otherWords') }).fill(text);
    await paper.getByRole('button', { name: words('ballots:card.send') }).click();
  }

  async seesOnPaper(key: 'waiting' | 'done' | 'doneSecret'): Promise<void> {
    await this.#paper.getByText(words(`ballots:card.${key}`)).waitFor();
  }

  /** The receipt on the paper, once it is in the box. */
  async receipt(): Promise<string> {
    const code = this.#paper.locator('output');
    await code.waitFor();
    return (await code.textContent()) ?? '';
  }

  async seesCount(voted: number, eligible: number): Promise<void> {
    await this.page.getByText(words('ballots:voted', { voted, eligible })).first().waitFor();
  }

  async seesResult(passed: boolean, ...votes: number[]): Promise<void> {
    const result = this.page.getByRole('region', { name: words('ballots:result.title') }).first();
    await result.getByText(words(passed ? 'ballots:result.passed' : 'ballots:result.notPassed')).waitFor();
    for (const count of votes)
      await result.getByText(words('ballots:result.votes_other', { count })).first().waitFor();
  }

  /** Counts the papers again on this machine. */
  async recount(): Promise<void> {
    await this.page.getByRole('button', { name: words('ballots:recount.button') }).click();
  }

  async savePapers(file: string): Promise<void> {
    const save = this.page.getByRole('button', { name: words('ballots:recount.save') });
    await this.product.download(() => save.click(), file);
  }
}

export class VotingRoom {
  readonly server = new ServerProcess();
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-voting-'));
  readonly #shell = browserShell();
  readonly #closers: (() => Promise<unknown>)[] = [];

  /** A meeting in progress in which chair and delegates have checked in. */
  async open(): Promise<void> {
    await this.server.start();
    const secretary = await this.#linked('thuky');
    const ask = async <N extends CommandName>(
      client: LinkedClient,
      name: N,
      input: Omit<CommandInput<N>, 'meeting'>,
    ) => {
      const answer = await client.ask(name, { ...input, meeting } as unknown as CommandInput<N>);
      expect(answer, name).toMatchObject({ ok: true });
    };
    const [chair, first, second] = ['chutri', 'daibieu', 'daibieu2'] as PersonId[];
    await ask(secretary, 'meeting.create', {});
    await ask(secretary, 'meeting.appoint', { chair: chair ?? null, secretaries: ['thuky' as PersonId] });
    const plan = await secretary.hold({ kind: 'plan', meeting });
    await secretary.change(plan, (doc) => {
      setDetails(doc, { title: meetingTitle, place: 'Phòng họp số 1', startsAt: Date.now(), endsAt: null });
      invite(
        doc,
        [first, second].flatMap((id) => id ?? []),
        'delegate',
      );
      addItem(doc, { id: item, title: 'Quy chế làm việc của Ủy ban', presenter: '', minutes: 20 });
    });
    await ask(secretary, 'meeting.convene', {});
    await ask(secretary, 'meeting.start', {});
    await ask(secretary, 'meeting.present', { item });
    for (const id of ['chutri', 'daibieu', 'daibieu2']) {
      const client = await this.#linked(id);
      await ask(client, 'meeting.checkIn', {});
      client.close();
    }
    secretary.close();
  }

  /** A person at their machine, in the room. */
  async person(id: string): Promise<Voter> {
    const account = testOffice.people.find((each) => each.username === id);
    if (!account?.username) throw new Error(`nobody is called ${id}`);
    const line = await startTap(this.server.url);
    const product = await this.#shell.launch({ server: line.url, dataDir: path.join(this.folder, id) });
    this.#closers.push(async () => {
      await product.close();
      await line.close();
    });
    const voter = new Voter({ ...account, username: id }, product, line);
    await voter.enter();
    return voter;
  }

  async close(): Promise<void> {
    for (const close of this.#closers) await close();
    await this.#shell.close();
    await this.server.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #linked(id: string): Promise<LinkedClient> {
    return LinkedClient.connect(this.server.url, (await this.server.signIn(id)).token);
  }
}
