/**
 * An hour of three people in one meeting, in fast time: each round is a busy minute. They open a paper, leaf, jump, write on
 * the shared layer, take it back, zoom, go back. Every ten rounds they return to their list of meetings, and what each client
 * still holds is read and must not have grown. By `npm run soak`, on Linux: memory is read from /proc.
 */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { titleOfFile } from '#renderer/plan/paper-names.ts';
import { browserShell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type Holdings, Watched } from './holdings.ts';
import { journeyPapers } from './papers.ts';
import type { Person } from './person.ts';
import { Stage } from './stage.ts';

const MEETING = 'Phiên họp dài';
/** Fewer by `HOPSO_SOAK_MINUTES`, for a look in passing. */
const MINUTES = Number(process.env.HOPSO_SOAK_MINUTES ?? 60);
const EVERY = Math.min(10, Math.ceil(MINUTES / 2));
const LEAVES = 20;
const STROKES = 3;
/** Workers that may stand ready for the next paper: whether they do hangs on how long the last one was looked at. */
const PAIR = 2;

interface Reading {
  minute: number;
  held: Holdings[];
}

interface Paper {
  title: string;
  pages: number;
}

const shell = browserShell();

describe.skipIf(shell.missing !== undefined)(`a long day${shell.missing ? `: ${shell.missing}` : ''}`, () => {
  it('leaves nothing behind', async () => {
    const stage = new Stage(shell);
    try {
      const { people, papers } = await begin(stage);
      const watched = people.map((person) => new Watched(person));
      const readings: Reading[] = [];
      for (let minute = 1; minute <= MINUTES; minute++) {
        await Promise.all(
          people.map((person, i) => busyMinute(person, minute, papers[(minute + i) % papers.length])),
        );
        if (minute % EVERY === 0) readings.push({ minute, held: await Promise.all(watched.map(atTheList)) });
      }
      tell(readings);
      for (const [i, { product }] of people.entries()) {
        expect(product.complaints).toEqual([]);
        expectFlat(readings.map(({ held }) => held[i]).filter((held) => held !== undefined));
      }
    } catch (cause) {
      await stage.picture();
      throw cause;
    } finally {
      await stage.close();
      await shell.close();
    }
  });
});

/** By the first reading everything is loaded and cached that ever is; what comes later may waver but not add up. */
function expectFlat(readings: readonly Holdings[]): void {
  const [first] = readings;
  const last = readings.at(-1);
  if (!first || !last) throw new Error('too few minutes for a reading');
  for (const { workers } of readings) expect(workers).toBeLessThanOrEqual(PAIR);
  expect(last.files).toBeLessThanOrEqual(first.files + 4); // sockets come and go
  expect(last.listeners).toBeLessThanOrEqual(first.listeners * 1.05);
  expect(last.nodes).toBeLessThanOrEqual(first.nodes * 1.05);
  expect(last.pageHeap).toBeLessThanOrEqual(first.pageHeap * 1.15);
  expect(last.client).toBeLessThanOrEqual(first.client * 1.15);
}

async function begin(stage: Stage): Promise<{ people: Person[]; papers: Paper[] }> {
  const files = Object.values(await journeyPapers(stage.folder));
  const { accounts } = await stage.openOffice();
  const [forSecretary, chair, ...others] = accounts;
  const [first, second] = others;
  if (!forSecretary || !chair || !first || !second) throw new Error('too few sample accounts');
  const secretary = await stage.enter(forSecretary);
  await secretary.plan({
    title: MEETING,
    place: 'Hội trường',
    chair,
    invitees: [first, second],
    items: [
      { title: 'Tài liệu', presenter: 'Văn phòng', minutes: 60, papers: files.map((file) => file.path) },
    ],
  });
  await secretary.convene(4);
  const delegates = [await stage.enter(first), await stage.enter(second)];
  const people = [secretary, ...delegates];
  for (const person of people) {
    await toTheList(person);
    await person.openMeeting(MEETING);
    if (person !== secretary) await person.hasPapers(files.length);
  }
  const papers = files.map(({ path: file, pages }) => ({ title: titleOfFile(path.basename(file)), pages }));
  return { people, papers };
}

async function busyMinute(person: Person, minute: number, paper: Paper | undefined): Promise<void> {
  if (!paper) throw new Error('no paper');
  const { page } = person;
  await person.openPaper(paper.title);
  const leaves = Math.min(LEAVES, paper.pages - 1);
  await person.turnTo(1);
  await blur(person);
  for (let leaf = 0; leaf < leaves; leaf++) await page.keyboard.press('ArrowRight');
  await person.reads(1 + leaves);
  await person.turnTo(1 + ((minute * 37) % paper.pages));
  await person.turnTo(1);
  await page.getByRole('radio', { name: words('paper:layer.shared') }).click();
  await person.draw(STROKES);
  await page.keyboard.press('+');
  await page.keyboard.press('-');
  for (let stroke = 0; stroke < STROKES; stroke++) await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await person.backToMeeting();
}

async function blur({ page }: Person): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

async function toTheList({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.getByRole('heading', { name: words('meetings:title'), level: 1 }).waitFor();
}

/** Back at the list with everything on the server: what is still held then was left behind. */
async function atTheList(watched: Watched): Promise<Holdings> {
  const { person } = watched;
  await toTheList(person);
  await person.sees(words('frame:connection.connected'), words('frame:saved.server'));
  const held = await watched.holdings();
  await person.openMeeting(MEETING);
  return held;
}

/** By person, in the order they came. */
function tell(readings: readonly Reading[]): void {
  const rounded = (held: Holdings) =>
    Object.fromEntries(Object.entries(held).map(([what, value]) => [what, Math.round(value)]));
  for (const i of readings[0]?.held.keys() ?? [])
    console.table(readings.map(({ minute, held }) => ({ minute, ...(held[i] && rounded(held[i])) })));
}
