import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { SheetCheck } from '#contract';
import type { CommandId, PollId } from '#domain/ids.ts';
import { verdictOf } from '#domain/paper/signature.ts';
import { setContent } from '#domain/poll/question.ts';
import { readReplies } from '#domain/poll/reply.ts';
import { readSheet } from '#domain/poll/sheet.ts';
import { certificateFile, testPassword } from '#tests/helpers/certificates.ts';
import { first, type TestClient } from '#tests/helpers/client.ts';
import { testMachines } from '#tests/helpers/machines.ts';
import { person } from '#tests/helpers/meeting.ts';
import { askPoll, done, draftPoll, sentPoll } from '#tests/helpers/poll.ts';
import { until } from '#tests/helpers/until.ts';

const machines = testMachines();
const { enter } = machines;
const signer = person('daibieu');

const nameOf = async (client: TestClient) => {
  const session = await client.session();
  return session.state === 'signed-in' ? session.name : '';
};
const fileOf = (name: string) => ({ name: 'ky-so.p12', bytes: certificateFile({ name }).toString('base64') });
const sheetOn = (poll: PollId) =>
  machines.server.core.rooms.read({ kind: 'sheet', poll, person: signer }, (doc) => readSheet(doc));

/** Someone with the poll before them. */
async function open(username: string, poll: PollId): Promise<TestClient> {
  const client = await enter(username);
  await until('the poll', async () =>
    (await client.rpc.polls.list({ query: '' })).some(({ id, title }) => id === poll && title !== ''),
  );
  return client;
}

async function sign(client: TestClient, poll: PollId, choice = 'agree', text = ''): Promise<string> {
  const { sheet } = await client.rpc.signing.signAnswer({
    ...{ poll, choice, text, password: testPassword, keep: false },
    file: fileOf(await nameOf(client)),
  });
  return sheet;
}

async function fetched(client: TestClient, exportId: CommandId): Promise<Uint8Array> {
  const response = await client.client.fetch(new Request(`http://localhost/exports/${exportId}`));
  return new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
}

/** As the organiser sees it once the poll is over. */
async function checkedAfter(poll: PollId): Promise<SheetCheck> {
  done(askPoll(machines.server.core, 'thuky', 'poll.close', { poll }));
  const author = await open('thuky', poll);
  const replies = await author.open({ kind: 'replies', poll });
  await until('the reply', () => readReplies(replies.doc).size > 0);
  return author.rpc.sheets.check({ poll, person: signer });
}

it('is signed and sent without a network, and whoever asked sees it signed, saves it, and saves all', async () => {
  const poll = sentPoll(machines.server.core);
  const recipient = await open('daibieu', poll);
  await recipient.rpc.status.setOnline({ online: false });
  const answer = { poll, choice: 'disagree', text: 'Đề nghị làm rõ kinh phí\ntại Điều 5 😀.' };
  const sheet = await sign(recipient, poll, answer.choice, answer.text);
  expect(await recipient.ask('poll.answer', { ...answer, sheet })).toEqual({ outcome: 'waiting' });
  await recipient.rpc.status.setOnline({ online: true });
  await until('the sheet on the server', () => sheetOn(poll) !== undefined);
  const own = await recipient.open({ kind: 'sheet', poll, person: signer });
  await until('the own sheet', () => readSheet(own.doc) !== undefined);
  await until(
    'the desk',
    async () => (await recipient.rpc.sheets.check({ poll, person: signer }).catch(() => undefined))?.matches,
  );

  const check = await checkedAfter(poll);
  expect(check).toMatchObject({
    matches: true,
    sameName: true,
    signatures: [{ signer: await nameOf(recipient), covers: 'whole', findings: ['issuer-unknown'] }],
  });
  const author = await open('thuky', poll);
  await author.open({ kind: 'replies', poll });
  const { exportId, name } = await author.rpc.sheets.save({ poll, person: signer });
  expect(name).toBe(`Phiếu ý kiến - ${await nameOf(recipient)}.pdf`);
  const bytes = Buffer.from(await fetched(author, exportId));
  expect(bytes.toString('base64')).toBe(sheet);
  const all = await author.rpc.sheets.saveAll({ poll });
  const files = unzipSync(await fetched(author, all.exportId));
  expect(Object.keys(files)).toEqual([`1. ${name}`]);
  expect(Buffer.from(Object.values(files)[0] ?? []).equals(bytes)).toBe(true);
  const { png, pages } = await author.rpc.sheets.page({ poll, person: signer, page: 1 });
  expect(pages).toBe(1);
  expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG');
  // What was looked at leaves nothing behind.
  const left = readdirSync(author.dataDir, { recursive: true, withFileTypes: true });
  expect(left.filter((each) => each.isFile() && each.parentPath.endsWith('sheets'))).toEqual([]);
  expect(left.some(({ name }) => name === 'sheets')).toBe(true);
});

it('that says something else than the answer it came with is found out', async () => {
  const poll = sentPoll(machines.server.core);
  const recipient = await open('daibieu', poll);
  const sheet = await sign(recipient, poll, 'disagree');
  await recipient.ask('poll.answer', { poll, choice: 'agree', text: '', sheet });
  expect(await checkedAfter(poll)).toMatchObject({ matches: false, sameName: true });
});

it('that was signed for another poll, or with another’s certificate, is found out', async () => {
  const { core } = machines.server;
  const [other, poll] = [sentPoll(core), sentPoll(core)];
  const recipient = await open('daibieu', poll);
  const { sheet } = await recipient.rpc.signing.signAnswer({
    ...{ poll: other, choice: 'agree', text: '', password: testPassword, keep: false },
    file: fileOf('Người Khác'),
  });
  await recipient.ask('poll.answer', { poll, choice: 'agree', text: '', sheet });
  expect(await checkedAfter(poll)).toMatchObject({ matches: false, sameName: false });
});

it('that was changed after it was signed is invalid', async () => {
  const poll = sentPoll(machines.server.core);
  const recipient = await open('daibieu', poll);
  const bytes = Buffer.from(await sign(recipient, poll), 'base64');
  const at = bytes.indexOf('/Lang (vi-VN)');
  bytes.write('/Lang (vi-VM)', at, 'latin1');
  await recipient.ask('poll.answer', { poll, choice: 'agree', text: '', sheet: bytes.toString('base64') });
  const { signatures } = await checkedAfter(poll);
  expect(signatures.map(verdictOf)).toEqual(['invalid']);
});

it('keeps the certificate file where asked to, sealed, and never its password', async () => {
  const poll = sentPoll(machines.server.core);
  const recipient = await open('daibieu', poll);
  const file = fileOf(await nameOf(recipient));
  const input = { poll, choice: 'agree', text: '', password: testPassword };
  await expect(
    recipient.rpc.signing.signAnswer({ ...input, file, password: 'sai', keep: true }),
  ).rejects.toMatchObject({ data: { code: 'wrong-certificate-password' } });
  expect(await recipient.rpc.signing.kept()).toBeNull();
  await recipient.rpc.signing.signAnswer({ ...input, file, keep: true });
  expect(await recipient.rpc.signing.kept()).toEqual({ name: 'ky-so.p12' });
  expect(await recipient.rpc.signing.look({ file: null, password: testPassword })).toMatchObject({
    holder: await nameOf(recipient),
  });
  const { sheet } = await recipient.rpc.signing.signAnswer({ ...input, file: null, keep: false });
  expect(sheet.startsWith('JVBERi0')).toBe(true);
  const grep = spawnSync('grep', [
    '-rlaF',
    '-e',
    testPassword,
    '-e',
    file.bytes.slice(0, 60),
    recipient.dataDir,
  ]);
  if (grep.error === undefined) expect(String(grep.stdout)).toBe('');
  await recipient.rpc.signing.forget();
  expect(await recipient.rpc.signing.kept()).toBeNull();
});

it('that would not fit into an answer is told as too long before anything is sent', async () => {
  const { core } = machines.server;
  const poll = draftPoll(core);
  const channel = core.rooms.open({ kind: 'question', poll });
  channel.room.change((doc) => setContent(doc, 'mục\n'.repeat(4_900)));
  core.rooms.release(channel);
  core.rooms.flush();
  done(askPoll(core, 'thuky', 'poll.send', { poll }));
  const recipient = await open('daibieu', poll);
  await expect(sign(recipient, poll)).rejects.toMatchObject({ data: { code: 'sheet-too-long' } });
});

it('of an answer that came too late is not lost', async () => {
  const poll = sentPoll(machines.server.core);
  const recipient = await open('daibieu', poll);
  await recipient.rpc.status.setOnline({ online: false });
  const sheet = await sign(recipient, poll);
  await recipient.ask('poll.answer', { poll, choice: 'agree', text: '', sheet });
  done(askPoll(machines.server.core, 'thuky', 'poll.close', { poll }));
  await recipient.rpc.status.setOnline({ online: true });
  const refused = async () =>
    (await first(await recipient.rpc.commands.watchOutbox())).find(({ state }) => state === 'refused');
  await until('the refusal', async () => (await refused()) !== undefined);
  const id = (await refused())?.id as CommandId;
  const { exportId } = await recipient.rpc.sheets.saveRefused({ id });
  expect(Buffer.from(await fetched(recipient, exportId)).toString('base64')).toBe(sheet);
});
