/** Two ballots in one meeting: a secret one in whose middle the server is killed, and an open one that a vote misses. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '#build/entries.ts';
import { browserMissing } from '#tests/helpers/browser.ts';
import { words } from '#tests/helpers/words.ts';
import { type Voter, VotingRoom } from './voting.ts';

const missing = browserMissing();
const room = new VotingRoom();
let secretary: Voter;
let chair: Voter;
let first: Voter;
let second: Voter;

beforeAll(async () => {
  if (missing !== undefined) return;
  await room.open();
  secretary = await room.person('thuky');
  chair = await room.person('chutri');
  first = await room.person('daibieu');
  second = await room.person('daibieu2');
}, 600_000);
afterAll(() => room.close());

test.skipIf(missing !== undefined)(
  'a secret ballot outlives its server, and everyone can count it again',
  async () => {
    const question = 'Bầu đồng chí Phó Trưởng ban chỉ đạo chuyển đổi số?';
    await secretary.openPanel();
    await secretary.prepare(question, 'secret');
    await secretary.step('open', question);
    for (const voter of [chair, first, second]) await voter.hasPaper(question);

    await first.vote('agree');
    const receipt = await first.receipt();
    expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    await secretary.seesCount(1, 3);

    await room.server.kill();
    await second.vote('other', 'Đề nghị bầu tại kỳ họp sau');
    await second.seesOnPaper('waiting');
    await room.server.start();
    expect(await second.receipt()).not.toBe(receipt);
    await chair.vote('agree');
    await chair.seesOnPaper('doneSecret');
    await secretary.seesCount(3, 3);

    await secretary.step('close', question);
    await secretary.page.getByText(words('ballots:hidden')).waitFor();
    await secretary.step('publish', question);
    await secretary.seesResult(true, 2, 0, 1);

    // Everyone in the room is told how it ended, whatever they have open.
    const verdict = words('ballots:result.passed');
    const told = words('ballots:banner.published', { number: 1, verdict });
    for (const person of [chair, first]) await person.page.getByText(told).waitFor();
    await first.page.getByRole('button', { name: words('ballots:banner.showResult') }).click();
    await first.page.getByText(told).waitFor({ state: 'detached' });
    await first.seesResult(true, 2, 0, 1);
    await first.recount();
    await first.page.getByText(words('ballots:recount.allGood')).waitFor();
    await first.page.getByText(words('ballots:recount.own.found', { receipt })).waitFor();
    const file = path.join(room.folder, 'phieu.json');
    await first.savePapers(file);
    const said = execFileSync(process.execPath, [path.join(root, 'docs/kiem-phieu.mjs'), file], {
      encoding: 'utf8',
    });
    expect(said).toContain(receipt);
    await first.page.keyboard.press('Escape');
  },
);

test.skipIf(missing !== undefined)(
  'an open ballot shows who voted how once it is published; a vote that comes late is told so',
  async () => {
    const question = 'Thông qua dự thảo Quy chế làm việc của Ủy ban?';
    await secretary.prepare(question, 'open');
    await secretary.step('open', question);
    for (const voter of [chair, first, second]) await voter.hasPaper(question);
    await chair.vote('agree');
    await first.vote('agree');
    await first.seesOnPaper('done');
    await secretary.seesCount(2, 3);

    second.line.cut();
    await second.vote('disagree');
    await second.seesOnPaper('waiting');
    await secretary.step('close', question);
    second.line.mend();
    await second.page.getByText(words('errors:refusal.ballot-closed')).waitFor();

    await secretary.step('publish', question);
    await second.openPanel();
    for (const person of [secretary, second]) await person.seesResult(true, 2, 0);
    for (const person of [secretary, chair, first, second]) expect(person.product.complaints).toEqual([]);
  },
);
