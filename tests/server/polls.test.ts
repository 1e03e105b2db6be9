import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatDocumentName } from '#domain/documents.ts';
import type { CommandId, PollId } from '#domain/ids.ts';
import { readDeskPolls } from '#domain/people/desk.ts';
import { readQuestion, setContent } from '#domain/poll/question.ts';
import { readReplies } from '#domain/poll/reply.ts';
import { readSheet } from '#domain/poll/sheet.ts';
import { readPoll } from '#domain/poll/state.ts';
import { answerFor } from '#server/sockets/older-machines.ts';
import { HeldClock } from '#tests/helpers/held-clock.ts';
import { person } from '#tests/helpers/meeting.ts';
import { askPoll, done, draftPoll, sentPoll } from '#tests/helpers/poll.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const codeOf = (...asked: Parameters<typeof askPoll>): string => {
  const answer = askPoll(...asked);
  return answer.ok ? 'ok' : answer.refusal.code;
};
const stateOf = (poll: PollId) => server.core.rooms.read({ kind: 'pollState', poll }, readPoll);
const repliesTo = (poll: PollId) => server.core.rooms.read({ kind: 'replies', poll }, readReplies);
const deskOf = (who: string, poll: PollId) =>
  server.core.rooms.read({ kind: 'desk', person: person(who) }, (doc) => readDeskPolls(doc).get(poll));
const secret = 'chỉ-riêng-người-trả-lời-biết';

describe('who reads what', () => {
  it('keeps a draft from everyone but its authors, and says nothing of its existence', async () => {
    const poll = draftPoll(server.core);
    const author = await server.join('thuky');
    const recipient = await server.connect('daibieu');
    for (const kind of ['question', 'pollState', 'replies'] as const) {
      const name = formatDocumentName({ kind, poll });
      expect(await recipient.open(name)).toEqual({ kind: 'refused', document: name, reason: 'not-found' });
    }
    const question = await author.hold({ kind: 'question', poll });
    await author.change(question, (doc) => setContent(doc, secret));
    await recipient.open('office/directory');
    const heard = Buffer.concat(recipient.frames.map((frame) => Buffer.from(JSON.stringify(frame))));
    expect(heard.includes(secret)).toBe(false);
    expect(server.core.rooms.read({ kind: 'question', poll }, readQuestion).content).toBe(secret);
    for (const client of [author, recipient]) client.close();
  });

  it('sends no byte of a reply to anyone else before the end, to authors neither', async () => {
    const poll = sentPoll(server.core);
    const others = await Promise.all(['daibieu2', 'thuky'].map((who) => server.connect(who)));
    const heard: Buffer[] = [];
    for (const other of others) {
      other.socket.on('message', (data: Buffer) => heard.push(data));
      await other.open(formatDocumentName({ kind: 'pollState', poll }));
      await other.open(formatDocumentName({ kind: 'desk', person: person('thuky') }));
      const replies = await other.open(formatDocumentName({ kind: 'replies', poll }));
      expect(replies).toMatchObject({ kind: 'refused', reason: 'not-found' });
    }
    done(askPoll(server.core, 'daibieu', 'poll.answer', { poll, choice: 'other', text: secret }));
    // What comes by an answered request is behind all that was sent before.
    for (const other of others) await other.open('office/directory');
    const bytes = () => Buffer.concat(heard);
    expect(bytes().includes('daibieu')).toBe(true);
    expect(bytes().includes(secret)).toBe(false);

    done(askPoll(server.core, 'thuky', 'poll.close', { poll }));
    for (const [i, who] of ['daibieu2', 'thuky'].entries()) {
      const late = await server.join(who);
      const replies = await late.hold({ kind: 'replies', poll });
      expect(readReplies(replies.doc).get(person('daibieu'))?.text).toBe(secret);
      late.close();
      others[i]?.close();
    }
  });

  it('[C13] gives a signed sheet to its signer at once, and to all others with the replies', async () => {
    const poll = sentPoll(server.core);
    const sheet = Buffer.from(`%PDF-1.7 ${secret}`).toString('base64');
    const name = { kind: 'sheet', poll, person: person('daibieu') } as const;
    const others = await Promise.all(['daibieu2', 'thuky'].map((who) => server.join(who)));
    done(askPoll(server.core, 'daibieu', 'poll.answer', { poll, choice: 'agree', text: '', sheet }));
    expect(stateOf(poll).answered.get(person('daibieu'))?.signed).toBe(true);
    expect(deskOf('daibieu', poll)?.answer?.signed).toBe(true);
    const signer = await server.join('daibieu');
    const own = await signer.hold(name);
    expect(Buffer.from(readSheet(own.doc) ?? []).toString()).toContain(secret);
    expect(own.mayWrite).toBe(false);
    const early = await server.connect('thuky');
    expect(await early.open(formatDocumentName(name))).toMatchObject({
      kind: 'refused',
      reason: 'not-found',
    });

    done(askPoll(server.core, 'thuky', 'poll.close', { poll }));
    for (const other of others) expect(readSheet((await other.hold(name)).doc)).toBeDefined();
    const stranger = await server.connect('chutri');
    expect(await stranger.open(formatDocumentName(name))).toMatchObject({ kind: 'refused' });
    for (const client of [...others, signer, early, stranger]) client.close();
  });

  it('[C13] lets go of a sheet when the answer is changed without signing again', () => {
    const poll = sentPoll(server.core);
    const sheet = Buffer.from('%PDF-1.7').toString('base64');
    const kept = () =>
      server.core.rooms.read({ kind: 'sheet', poll, person: person('daibieu') }, (doc) => readSheet(doc));
    done(askPoll(server.core, 'daibieu', 'poll.answer', { poll, choice: 'agree', text: '', sheet }));
    expect(kept()).toBeDefined();
    done(askPoll(server.core, 'daibieu', 'poll.answer', { poll, choice: 'disagree', text: '' }));
    expect(kept()).toBeUndefined();
    expect(repliesTo(poll).get(person('daibieu'))).toMatchObject({ choice: 'disagree', signed: false });
  });

  it('[C13] takes no unsigned answer where the poll asks for signatures, and says so in words that each machine knows', () => {
    const poll = sentPoll(server.core, { signatureRequired: true });
    expect(codeOf(server.core, 'daibieu', 'poll.answer', { poll, choice: 'agree', text: '' })).toBe(
      'needs-signature',
    );
    const refused = { id: 'x' as CommandId, ok: false, refusal: { code: 'needs-signature' } } as const;
    expect(answerFor(5, refused)).toEqual({ ...refused, refusal: { code: 'bad-input' } });
    expect(answerFor(6, refused)).toEqual(refused);
    const sheet = Buffer.from('%PDF-1.7').toString('base64');
    expect(codeOf(server.core, 'daibieu', 'poll.answer', { poll, choice: 'agree', text: '', sheet })).toBe(
      'ok',
    );
  });

  it('shows the replies of an open poll as they come, and takes none from a client', async () => {
    const poll = sentPoll(server.core, { open: true });
    const recipient = await server.join('daibieu2');
    const replies = await recipient.hold({ kind: 'replies', poll });
    expect(replies.mayWrite).toBe(false);
    done(askPoll(server.core, 'daibieu', 'poll.answer', { poll, choice: 'agree', text: '' }));
    await until('the reply', () => readReplies(replies.doc).get(person('daibieu'))?.choice === 'agree');
    await recipient.change(replies, (doc) => doc.getMap('replies').set('daibieu', { choice: 'disagree' }));
    expect(replies.updateRefused).toBe('read-only');
    recipient.close();
  });

  it('lets nobody rewrite the question once it is sent', async () => {
    const poll = draftPoll(server.core);
    const author = await server.join('thuky');
    const question = await author.hold({ kind: 'question', poll });
    expect(question.mayWrite).toBe(true);
    await author.ask('poll.send', { poll });
    await until('the right to end', () => !question.mayWrite);
    await author.change(question, (doc) => setContent(doc, 'sửa sau khi gửi'));
    expect(question.updateRefused).toBe('read-only');
    author.close();
  });

  it('takes a recalled poll away from those it asked', async () => {
    const poll = sentPoll(server.core);
    const recipient = await server.connect('daibieu');
    expect((await recipient.open(formatDocumentName({ kind: 'question', poll }))).kind).toBe('opened');
    done(askPoll(server.core, 'thuky', 'poll.recall', { poll }));
    await recipient.next('refused', ({ reason }) => reason === 'revoked');
    expect(deskOf('daibieu', poll)).toBeUndefined();
    expect(deskOf('thuky', poll)?.phase).toBe('draft');
    recipient.close();
  });
});

describe('desks', () => {
  it('say who is asked, what they answered themselves, and that they were reminded', () => {
    const poll = sentPoll(server.core);
    expect(deskOf('daibieu', poll)).toMatchObject({ parts: ['recipient'], phase: 'sent', answer: null });
    done(askPoll(server.core, 'daibieu', 'poll.answer', { poll, choice: 'agree', text: 'đồng ý' }));
    expect(deskOf('daibieu', poll)?.answer).toMatchObject({ choice: 'agree', text: 'đồng ý' });
    expect(deskOf('daibieu2', poll)?.answer).toBeNull();
    done(askPoll(server.core, 'thuky', 'poll.remind', { poll }));
    expect([deskOf('daibieu', poll)?.reminders, deskOf('daibieu2', poll)?.reminders]).toEqual([0, 1]);
  });

  it('show a poll to its approver from the submission on, until it comes back', () => {
    const poll = draftPoll(server.core, { approver: person('chutri') });
    expect(deskOf('chutri', poll)).toBeUndefined();
    done(askPoll(server.core, 'thuky', 'poll.submit', { poll }));
    expect(deskOf('chutri', poll)).toMatchObject({ parts: ['approver'], phase: 'pending_approval' });
    expect(deskOf('daibieu', poll)).toBeUndefined();
    done(askPoll(server.core, 'chutri', 'poll.reject', { poll, reason: 'nêu rõ căn cứ' }));
    expect(deskOf('chutri', poll)).toBeUndefined();
    done(askPoll(server.core, 'thuky', 'poll.submit', { poll }));
    done(askPoll(server.core, 'chutri', 'poll.approve', { poll }));
    expect(deskOf('daibieu', poll)?.phase).toBe('sent');
  });

  it('lose a draft that was thrown away', () => {
    const poll = draftPoll(server.core);
    done(askPoll(server.core, 'thuky', 'poll.discard', { poll }));
    expect(deskOf('thuky', poll)).toBeUndefined();
    expect(codeOf(server.core, 'thuky', 'poll.send', { poll })).toBe('poll-not-found');
  });
});

describe('the journal', () => {
  it('chains every command about a poll, and the poll shows where it stands', () => {
    const poll = sentPoll(server.core);
    done(askPoll(server.core, 'daibieu', 'poll.answer', { poll, choice: 'agree', text: '' }, 77));
    const entries = [...server.core.journal.entries(`poll/${poll}`)];
    expect(entries.map(({ name }) => name)).toEqual(['poll.create', 'poll.send', 'poll.answer']);
    expect(stateOf(poll).journal).toEqual({
      count: 3,
      hash: entries.at(-1)?.hash.toString('hex'),
    });
    expect(repliesTo(poll).get(person('daibieu'))?.askedAt).toBe(77);
  });
});

it('keeps polls over a restart', async () => {
  const poll = sentPoll(server.core);
  done(askPoll(server.core, 'daibieu', 'poll.answer', { poll, choice: 'disagree', text: 'chưa rõ' }));
  await server.restart();
  expect(stateOf(poll).answered.size).toBe(1);
  expect(repliesTo(poll).get(person('daibieu'))?.choice).toBe('disagree');
  expect(codeOf(server.core, 'daibieu2', 'poll.answer', { poll, choice: 'agree', text: '' })).toBe('ok');
});

describe('by the server’s clock', () => {
  const clock = new HeldClock();
  let timed: TestServer;
  beforeEach(async () => {
    timed = await startTestServer({ clock });
  });
  afterEach(() => timed.close());
  const phaseOf = (poll: PollId) => timed.core.rooms.read({ kind: 'pollState', poll }, readPoll);

  it('a poll closes by itself when its time is over, and not before', () => {
    const poll = sentPoll(timed.core, { dueAt: clock.now() + 600_000 });
    const other = sentPoll(timed.core, { dueAt: clock.now() + 7_200_000 });
    // The server looks again every minute, as machines sleep and clocks are set.
    for (let minute = 0; minute < 10; minute++) clock.pass(60_000);
    expect(phaseOf(poll).phase).toBe('sent');
    clock.pass(2);
    expect(phaseOf(poll)).toMatchObject({ phase: 'closed', closedBy: 'deadline' });
    expect(phaseOf(other).phase).toBe('sent');
    expect(codeOf(timed.core, 'daibieu', 'poll.answer', { poll, choice: 'agree', text: '' })).toBe(
      'poll-closed',
    );
  });

  it('an extended poll closes later', () => {
    const dueAt = clock.now() + 10_000;
    const poll = sentPoll(timed.core, { dueAt });
    done(askPoll(timed.core, 'thuky', 'poll.extend', { poll, dueAt: dueAt + 20_000, reason: '' }));
    clock.pass(10_001);
    expect(phaseOf(poll).phase).toBe('sent');
    clock.pass(20_001);
    expect(phaseOf(poll).phase).toBe('closed');
  });

  it('one whose time ran out while the server was down is closed when it is up again', async () => {
    const poll = sentPoll(timed.core, { dueAt: clock.now() + 1_000 });
    timed.core.pollDeadlines.close();
    clock.pass(5_000);
    expect(phaseOf(poll).phase).toBe('sent');
    await timed.restart();
    expect(phaseOf(poll)).toMatchObject({ phase: 'closed', closedBy: 'deadline' });
  });
});
