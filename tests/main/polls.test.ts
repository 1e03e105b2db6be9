import { expect, it } from 'vitest';
import type { PollId } from '#domain/ids.ts';
import { addRecipients, setContent, setQuestionDetails } from '#domain/poll/question.ts';
import { readReplies } from '#domain/poll/reply.ts';
import { first, type TestClient } from '#tests/helpers/client.ts';
import { testMachines } from '#tests/helpers/machines.ts';
import { person } from '#tests/helpers/meeting.ts';
import { askPoll, done, sentPoll } from '#tests/helpers/poll.ts';
import { until } from '#tests/helpers/until.ts';

const machines = testMachines();
const { enter } = machines;

const listed = async (client: TestClient, poll: PollId) =>
  (await client.rpc.polls.list({ query: '' })).find(({ id }) => id === poll);
const repliesTo = (poll: PollId) => machines.server.core.rooms.read({ kind: 'replies', poll }, readReplies);

it('is written without a network, and goes out with all its words when there is one', async () => {
  const author = await enter('thuky');
  const poll = 'phieu-ngoai-mang' as PollId;
  await author.rpc.status.setOnline({ online: false });
  await author.ask('poll.create', { poll });
  const question = await author.open({ kind: 'question', poll });
  expect(question.mayWrite).toBe(true);
  await author.change(question, (doc) => {
    setQuestionDetails(doc, { title: 'Viết trên tàu', dueAt: Date.now() + 3_600_000 });
    setContent(doc, 'Đồng chí có đồng ý không?');
    addRecipients(doc, [person('daibieu')]);
  });
  expect(await author.ask('poll.send', { poll })).toEqual({ outcome: 'waiting' });
  expect(await listed(author, poll)).toMatchObject({
    title: 'Viết trên tàu',
    phase: 'draft',
    parts: ['author'],
  });
  await author.rpc.status.setOnline({ online: true });
  await author.allSent();
  await until('the poll sent', async () => (await listed(author, poll))?.phase === 'sent');
  const recipient = await enter('daibieu');
  await until('the poll', async () => (await listed(recipient, poll))?.title === 'Viết trên tàu');
});

it('is answered without a network and counted once, when the server gets it', async () => {
  const poll = sentPoll(machines.server.core);
  const recipient = await enter('daibieu');
  await until('the question', async () => (await listed(recipient, poll))?.title === 'Phiếu thử');
  await recipient.rpc.status.setOnline({ online: false });
  const answer = { poll, choice: 'disagree', text: 'chưa rõ kinh phí' };
  expect(await recipient.ask('poll.answer', answer)).toEqual({ outcome: 'waiting' });
  expect(repliesTo(poll).size).toBe(0);
  await recipient.rpc.status.setOnline({ online: true });
  await until('the answer counted', async () => (await listed(recipient, poll))?.choice === 'disagree');
  expect([...repliesTo(poll).values()]).toMatchObject([{ id: 'daibieu', choice: 'disagree' }]);
  expect(await recipient.rpc.desk.list()).toEqual([]);
});

it('refuses an answer that comes too late, and leaves it with whoever gave it', async () => {
  const poll = sentPoll(machines.server.core);
  const recipient = await enter('daibieu');
  await until('the poll', async () => (await listed(recipient, poll))?.phase === 'sent');
  await recipient.rpc.status.setOnline({ online: false });
  await recipient.ask('poll.answer', { poll, choice: 'other', text: 'đề nghị lùi' });
  done(askPoll(machines.server.core, 'thuky', 'poll.close', { poll }));
  await recipient.rpc.status.setOnline({ online: true });
  const outbox = async () => first(await recipient.rpc.commands.watchOutbox());
  await until('the refusal', async () => (await outbox()).some(({ state }) => state === 'refused'));
  expect(await outbox()).toMatchObject([
    { name: 'poll.answer', input: { text: 'đề nghị lùi' }, refusal: { code: 'poll-closed' } },
  ]);
  expect(repliesTo(poll).size).toBe(0);
});

it('waits on the desk until it is answered, and a recalled one leaves the machine', async () => {
  const poll = sentPoll(machines.server.core);
  const recipient = await enter('daibieu');
  await until('the desk', async () => (await recipient.rpc.desk.list())[0]?.title === 'Phiếu thử');
  expect(await recipient.rpc.desk.list()).toMatchObject([{ kind: 'poll', poll }]);
  done(askPoll(machines.server.core, 'thuky', 'poll.recall', { poll }));
  await until('the poll gone', async () => (await listed(recipient, poll)) === undefined);
  expect(await recipient.rpc.desk.list()).toEqual([]);
  const question = recipient.acquire({ kind: 'question', poll });
  await until('a refusal', () => question.state === 'refused');
  question.release();
});
