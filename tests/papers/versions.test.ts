/** Which version of a paper somebody read, and how long its words are remembered. */
import { beforeEach, expect, test } from 'vitest';
import { paperPath } from '#contract';
import { PaperId, type Sha256 } from '#domain/ids.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { type Desk, meeting, openDesk, paperOf } from './desk.ts';

const paper = PaperId.parse('van-ban-1');
const version = (digit: string) => digit.repeat(64) as Sha256;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

const opened = (digit: string) =>
  desk.papers.reading.opened({ meeting, paper, sha256: version(digit) }).before;

test('a version other than the last one read is news until the person knows', async () => {
  expect(opened('a')).toBeNull();
  expect(opened('a')).toBeNull();
  expect(opened('b')).toBe(version('a'));
  expect(opened('b'), 'also when it is opened again').toBe(version('a'));
  await desk.reopen();
  expect(desk.papers.reading.versions({ meeting, paper })).toEqual({
    before: version('a'),
    now: version('b'),
  });
  desk.papers.reading.changesKnown({ meeting, paper });
  expect(opened('b')).toBeNull();
  expect(() => desk.papers.reading.versions({ meeting, paper })).toThrow();
});

test('what was read on another machine is what the version here is compared with', () => {
  const read = { meeting, paper, sha256: version('b'), before: version('a') };
  expect(desk.papers.reading.opened(read).before).toBe(version('a'));
  expect(desk.papers.reading.versions({ meeting, paper })).toEqual({
    before: version('a'),
    now: version('b'),
  });
});

test('a third version is compared with the second, which was read', () => {
  for (const digit of ['a', 'b']) opened(digit);
  expect(opened('c')).toBe(version('b'));
  expect([...desk.papers.reading.remembered()].sort()).toEqual([version('b'), version('c')]);
});

test('a replaced version that one has read stays beside the new one until the changes are known', async () => {
  const [old, now] = [await desk.take(await makePdf({ text: ['cũ'] })), await desk.take(await makePdf())];
  desk.papers.want(meeting, { plan: [paperOf(old)], mayUpload: false });
  desk.papers.reading.opened({ meeting, paper, sha256: old.sha256 });
  desk.papers.want(meeting, { plan: [paperOf(now)], mayUpload: false });
  desk.papers.reading.opened({ meeting, paper, sha256: now.sha256 });
  await expect(desk.papers.source(old.sha256)).resolves.toMatchObject({ path: expect.any(String) });
  expect(await desk.papers.versionBefore({ meeting, paper })).toEqual({ sha256: old.sha256, size: old.size });
  expect((await desk.get(paperPath(old.sha256))).status).toBe(200);
  desk.papers.reading.changesKnown({ meeting, paper });
  await expect(desk.papers.versionBefore({ meeting, paper })).rejects.toMatchObject({ code: 'not-found' });
  expect((await desk.get(paperPath(old.sha256))).status).toBe(404);
});

test('a replaced version that one has not read is not handed out', async () => {
  const [old, now] = [await desk.take(await makePdf({ text: ['cũ'] })), await desk.take(await makePdf())];
  desk.papers.want(meeting, { plan: [paperOf(old)], mayUpload: false });
  desk.papers.want(meeting, { plan: [paperOf(now)], mayUpload: false });
  expect((await desk.get(paperPath(old.sha256))).status).toBe(404);
});

test('papers that the plan no longer names are forgotten, and so are their words', async () => {
  const file = await desk.take(await makePdf());
  desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
  desk.papers.reading.opened({ meeting, paper, sha256: file.sha256 });
  expect(desk.papers.reading.remembered()).toEqual([file.sha256]);
  desk.papers.want(meeting, { plan: [], mayUpload: false });
  expect(desk.papers.reading.remembered()).toEqual([]);
  await expect(desk.papers.source(file.sha256)).rejects.toMatchObject({ code: 'not-found' });
});
