import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CommandAbout, commands, type PollEffect, type PollOutcome } from '#domain/commands.ts';
import type { PersonId, PollId } from '#domain/ids.ts';
import { type PollMember, PollPart, seesPoll } from '#domain/poll/parts.ts';
import { isPollOver, PollPhase, pollMayBecome } from '#domain/poll/phase.ts';
import {
  addOption,
  addRecipients,
  missingForSending,
  readQuestion,
  setContent,
  setQuestionDetails,
} from '#domain/poll/question.ts';
import { choicesOf, type Reply, readReplies, repliesOf, tally } from '#domain/poll/reply.ts';
import {
  changePollRecord,
  emptyPoll,
  type Poll,
  readPoll,
  setPollMembers,
  setPollState,
} from '#domain/poll/state.ts';
import { rightOn } from '#domain/rights.ts';

type PollCommand = CommandAbout<'poll'>;
const names = (Object.keys(commands) as PollCommand[]).filter((name) => commands[name].about === 'poll');
const poll = 'phieu' as PollId;
const id = (text: string) => text as PersonId;
const [author, approver, first, second, stranger] = ['soan', 'duyet', 'mot', 'hai', 'la'].map(id) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];
const everyone = [author, approver, first, second, stranger];
const START = 1_000;
const DUE = 2_000;

/** A server in small: one poll, carried out as `sync-server/commands/polls.ts` does, without rooms or rows. */
class World {
  readonly question = new Y.Doc();
  readonly state = new Y.Doc();
  readonly replies = new Y.Doc();
  exists = false;
  at = START;

  constructor(write: (doc: Y.Doc) => void = writeQuestion) {
    write(this.question);
  }

  get poll(): Poll {
    return readPoll(this.state);
  }

  standing(person: PersonId) {
    const { members, phase, open } = this.poll;
    const member = members.get(person);
    return member && { parts: member.parts, phase, open };
  }

  circumstances(asker: PersonId) {
    const standing = this.standing(asker);
    return {
      asker,
      phase: this.exists ? this.poll.phase : undefined,
      parts: standing && seesPoll(standing) ? standing.parts : undefined,
      poll: this.poll,
    };
  }

  /** @returns the refusal's code, or `ok` */
  ask(asker: PersonId, name: PollCommand, input: object = {}): string {
    const rule = commands[name];
    const now = this.circumstances(asker);
    const code = rule.refusal(now);
    if (code) return code;
    const outcomeOf = rule.outcome as (now: unknown, input: unknown) => PollOutcome;
    const outcome = outcomeOf(
      {
        ...now,
        at: this.at,
        askedAt: this.at - 7,
        command: `lenh-${this.at}`,
        question: () => readQuestion(this.question),
        isKnown: (person: PersonId) => everyone.includes(person),
      },
      rule.input.parse({ poll, ...input }),
    );
    if ('refusal' in outcome) return outcome.refusal.code;
    this.#carryOut(outcome.effect);
    return 'ok';
  }

  #carryOut({ phase, members, state, records = [], reply }: PollEffect): void {
    const before = this.poll.phase;
    if (phase && this.exists) expect(pollMayBecome(before, phase), `${before} to ${phase}`).toBe(true);
    this.exists = true;
    setPollState(this.state, { ...(phase ? { phase } : {}), ...state });
    if (members) setPollMembers(this.state, members);
    for (const record of records) changePollRecord(this.state, record);
    if (reply) repliesOf(this.replies).set(reply.id, reply);
  }
}

function writeQuestion(doc: Y.Doc): void {
  setQuestionDetails(doc, { title: 'Lấy ý kiến', dueAt: DUE, mayChange: false });
  setContent(doc, 'Đồng chí có đồng ý không?');
  addRecipients(doc, [first, second]);
}

/** A poll with its recipients. */
function sent(changes: Parameters<typeof setQuestionDetails>[1] = {}): World {
  const world = new World((doc) => {
    writeQuestion(doc);
    setQuestionDetails(doc, changes);
  });
  expect(world.ask(author, 'poll.create')).toBe('ok');
  expect(world.ask(author, 'poll.send')).toBe('ok');
  return world;
}

describe('no sequence of commands by anyone reaches what is forbidden', () => {
  const step = fc.record({
    who: fc.constantFrom(...everyone),
    name: fc.constantFrom(...names),
    choice: fc.constantFrom('agree', 'disagree', 'other', 'x'),
    text: fc.constantFrom('', 'vì lẽ khác'),
    passes: fc.constantFrom(1, 1, 1, 400, 1_200),
    later: fc.constantFrom(-500, 500),
  });
  const settings = fc.record({
    open: fc.boolean(),
    mayChange: fc.boolean(),
    approver: fc.constantFrom(null, approver, author),
  });

  test('the life of a poll, its roster, its replies and who may read them', () => {
    fc.assert(
      fc.property(settings, fc.array(step, { maxLength: 60 }), (given, steps) => {
        const world = new World((doc) => {
          writeQuestion(doc);
          setQuestionDetails(doc, given);
        });
        world.ask(author, 'poll.create');
        for (const { who, name, choice, text, passes, later } of steps) {
          const before = { ...world.poll, replies: readReplies(world.replies) };
          world.at += passes;
          const answer = world.ask(who, name, {
            choice,
            text,
            authors: [author],
            reason: 'sửa lại',
            dueAt: (world.poll.dueAt ?? DUE) + later,
          } as never);
          if (name === 'poll.summarise' && answer === 'ok') continue;
          check(world, before, { who, name, answer });
        }
      }),
      { numRuns: 400 },
    );
  });

  interface Asked {
    who: PersonId;
    name: PollCommand;
    answer: string;
  }

  function check(
    world: World,
    before: Poll & { replies: ReadonlyMap<PersonId, Reply> },
    { who, name, answer }: Asked,
  ): void {
    const now = world.poll;
    const replies = readReplies(world.replies);
    // Only those asked answer, and only what there is to choose.
    for (const reply of replies.values()) {
      expect(now.members.get(reply.id)?.parts ?? before.members.get(reply.id)?.parts).toContain('recipient');
      expect(choicesOf(readQuestion(world.question))).toContain(reply.choice);
      expect(reply.choice === 'other' && reply.text === '').toBe(false);
      expect(reply.at).toBeLessThanOrEqual(now.dueAt ?? 0);
    }
    expect([...now.answered.keys()].sort()).toEqual([...replies.keys()].sort());
    // Nothing of a reply changes once it is over, or where it may not.
    for (const [person, reply] of before.replies)
      if (isPollOver(before.phase) || !before.mayChange) expect(replies.get(person)).toEqual(reply);
    // Recalled only while nobody had answered.
    if (name === 'poll.recall' && answer === 'ok') expect(before.answered.size).toBe(0);
    checkApproval(world);
    // Whoever has no part learns nothing, and does nothing.
    if (who === stranger && name !== 'poll.create') expect(answer).toBe('poll-not-found');
    for (const person of everyone) checkRights(world, person);
  }

  /** Nobody but the approver lets out what names one, and never what they wrote themselves. */
  function checkApproval(world: World): void {
    const now = world.poll;
    const { details } = readQuestion(world.question);
    if (now.phase !== 'draft' && now.phase !== 'pending_approval' && details.approver !== null) {
      expect(now.approval?.by).toBe(details.approver);
      expect(now.members.get(details.approver)?.parts).not.toContain('author');
    }
  }

  function checkRights(world: World, person: PersonId): void {
    const standing = world.standing(person);
    const right = (kind: 'question' | 'pollState' | 'replies') =>
      rightOn({ kind, poll }, { person, poll: standing });
    const { phase, open } = world.poll;
    if (!isPollOver(phase) && !(phase === 'sent' && open)) expect(right('replies')).toBe('none');
    expect(right('replies')).not.toBe('write');
    expect(right('pollState')).not.toBe('write');
    if (phase !== 'draft') expect(right('question')).not.toBe('write');
    if (phase === 'draft' && !standing?.parts.includes('author')) expect(right('question')).toBe('none');
    if (!standing)
      for (const kind of ['question', 'pollState', 'replies'] as const) expect(right(kind)).toBe('none');
    for (const signer of everyone) {
      // A sheet says what a reply says: its signer has it, all others when they have the replies.
      const onSheet = rightOn({ kind: 'sheet', poll, person: signer }, { person, poll: standing });
      expect(onSheet).toBe(signer === person ? right('pollState') : right('replies'));
    }
  }
});

describe('who may ask what when', () => {
  const allowed: Record<Exclude<PollCommand, 'poll.create'>, [PollPart, ...PollPhase[]]> = {
    'poll.share': ['author', 'draft'],
    'poll.discard': ['author', 'draft'],
    'poll.submit': ['author', 'draft'],
    'poll.withdraw': ['author', 'pending_approval'],
    'poll.approve': ['approver', 'pending_approval'],
    'poll.reject': ['approver', 'pending_approval'],
    'poll.send': ['author', 'draft'],
    'poll.answer': ['recipient', 'sent'],
    'poll.extend': ['author', 'sent'],
    'poll.remind': ['author', 'sent'],
    'poll.close': ['author', 'sent'],
    'poll.lapse': ['author', 'sent'],
    'poll.recall': ['author', 'sent'],
    'poll.summarise': ['author', 'closed', 'summarised'],
  };
  const waiting: PollMember = { id: second, parts: ['recipient'] };

  test.each(Object.entries(allowed))('%s', (name, [part, ...phases]) => {
    for (const own of PollPart.options)
      for (const phase of PollPhase.options) {
        const code = commands[name as PollCommand].refusal({
          asker: first,
          phase,
          parts: [own],
          poll: { ...emptyPoll(), members: new Map([[second, waiting]]) },
        });
        if (own !== part) expect(code).toBe(`not-poll-${part}`);
        else if (phases.includes(phase)) expect(code).toBeNull();
        else expect(['poll-wrong-phase', 'poll-closed']).toContain(code);
      }
  });
});

describe('the clock of the server decides', () => {
  test('an answer that comes after the end is refused, though it was given before', () => {
    const world = sent();
    world.at = DUE;
    expect(world.ask(first, 'poll.answer', { choice: 'agree', text: '' })).toBe('ok');
    world.at = DUE + 1;
    expect(world.ask(second, 'poll.answer', { choice: 'agree', text: '' })).toBe('poll-closed');
    expect(world.ask(author, 'poll.lapse')).toBe('ok');
    expect(world.poll).toMatchObject({ phase: 'closed', closedAt: DUE, closedBy: 'deadline' });
    expect(world.ask(second, 'poll.answer', { choice: 'agree', text: '' })).toBe('poll-closed');
  });

  test('keeps the time of whoever answered beside its own', () => {
    const world = sent();
    world.at = 1_500;
    world.ask(first, 'poll.answer', { choice: 'agree', text: '' });
    expect(readReplies(world.replies).get(first)).toMatchObject({ at: 1_500, askedAt: 1_493 });
  });

  test('a poll does not lapse before its time, and later when it was extended', () => {
    const world = sent();
    expect(world.ask(author, 'poll.lapse')).toBe('not-due-yet');
    expect(world.ask(author, 'poll.extend', { dueAt: DUE, reason: '' })).toBe('due-not-later');
    expect(world.ask(author, 'poll.extend', { dueAt: DUE + 500, reason: 'chờ số liệu' })).toBe('ok');
    world.at = DUE + 1;
    expect(world.ask(author, 'poll.lapse')).toBe('not-due-yet');
    expect(world.ask(first, 'poll.answer', { choice: 'disagree', text: 'chưa rõ' })).toBe('ok');
    expect([...world.poll.extensions.values()]).toMatchObject([{ from: DUE, to: DUE + 500, by: author }]);
  });
});

describe('a reply', () => {
  test('is given once, unless the poll lets it be changed', () => {
    const fixed = sent();
    expect(fixed.ask(first, 'poll.answer', { choice: 'agree', text: '' })).toBe('ok');
    expect(fixed.ask(first, 'poll.answer', { choice: 'disagree', text: '' })).toBe('already-answered');
    const free = sent({ mayChange: true });
    free.ask(first, 'poll.answer', { choice: 'agree', text: '' });
    expect(free.ask(first, 'poll.answer', { choice: 'disagree', text: '' })).toBe('ok');
    expect([...readReplies(free.replies).values()].map(({ choice }) => choice)).toEqual(['disagree']);
  });

  test('of another opinion says which', () => {
    const world = sent();
    expect(world.ask(first, 'poll.answer', { choice: 'other', text: ' ' })).toBe('needs-words');
    expect(world.ask(first, 'poll.answer', { choice: 'khong-co', text: '' })).toBe('unknown-choice');
  });

  test('names one of the options where there are some', () => {
    const world = new World((doc) => {
      writeQuestion(doc);
      setQuestionDetails(doc, { kind: 'options' });
      addOption(doc, 'a', 'Phương án A');
      addOption(doc, 'b', 'Phương án B');
    });
    world.ask(author, 'poll.create');
    world.ask(author, 'poll.send');
    expect(world.ask(first, 'poll.answer', { choice: 'agree', text: '' })).toBe('unknown-choice');
    expect(world.ask(first, 'poll.answer', { choice: 'b', text: '' })).toBe('ok');
  });
});

describe('recalling', () => {
  test('makes it a draft of its authors alone', () => {
    const world = sent();
    expect(world.ask(author, 'poll.recall')).toBe('ok');
    expect(world.poll).toMatchObject({ phase: 'draft', sentAt: null, dueAt: null });
    expect([...world.poll.members.keys()]).toEqual([author]);
    expect(world.ask(first, 'poll.answer', { choice: 'agree', text: '' })).toBe('poll-not-found');
  });

  test('is refused once somebody has answered', () => {
    const world = sent();
    world.ask(first, 'poll.answer', { choice: 'agree', text: '' });
    expect(world.ask(author, 'poll.recall')).toBe('someone-answered');
  });
});

describe('reminding', () => {
  test('is for those who have not answered', () => {
    const world = sent();
    world.ask(first, 'poll.answer', { choice: 'agree', text: '' });
    expect(world.ask(author, 'poll.remind')).toBe('ok');
    expect([...world.poll.reminders.values()].map(({ people }) => people)).toEqual([[second]]);
    world.ask(second, 'poll.answer', { choice: 'agree', text: '' });
    expect(world.ask(author, 'poll.remind')).toBe('nobody-to-remind');
  });
});

describe('approval', () => {
  test('a poll that names an approver goes out by them alone, at once', () => {
    const world = new World((doc) => {
      writeQuestion(doc);
      setQuestionDetails(doc, { approver });
    });
    world.ask(author, 'poll.create');
    expect(world.ask(author, 'poll.send')).toBe('poll-needs-approval');
    expect(world.ask(author, 'poll.submit')).toBe('ok');
    expect(world.ask(first, 'poll.answer', { choice: 'agree', text: '' })).toBe('poll-not-found');
    expect(world.ask(approver, 'poll.reject', { reason: 'nêu rõ căn cứ' })).toBe('ok');
    expect(world.poll.rejection).toMatchObject({ by: approver, reason: 'nêu rõ căn cứ' });
    expect(world.ask(approver, 'poll.approve')).toBe('poll-not-found');
    expect(world.ask(author, 'poll.submit')).toBe('ok');
    expect(world.ask(approver, 'poll.approve')).toBe('ok');
    expect(world.poll).toMatchObject({ phase: 'sent', rejection: null, approval: { by: approver } });
  });
});

describe('what keeps a question from being sent', () => {
  const missing = (write: (doc: Y.Doc) => void, authors: PersonId[] = [author]) => {
    const doc = new Y.Doc();
    write(doc);
    return missingForSending(readQuestion(doc), new Set(authors), START);
  };

  test('nothing, where all is there', () => expect(missing(writeQuestion)).toEqual([]));

  test('everything, of an empty one', () =>
    expect(missing(() => {})).toEqual(['title', 'content', 'due', 'recipients']));

  test.each([
    ['options', { kind: 'options' }],
    ['dueOver', { dueAt: START }],
    ['ownApprover', { approver: author }],
  ] as const)('%s', (part, changes) => {
    expect(
      missing((doc) => {
        writeQuestion(doc);
        setQuestionDetails(doc, changes);
      }),
    ).toEqual([part]);
  });
});

describe('adding up', () => {
  const reply = (person: PersonId, choice: string): [PersonId, Reply] => [
    person,
    { id: person, choice, text: '', at: 1, askedAt: 1, signed: false },
  ];
  const question = readQuestion(new Y.Doc());

  test('every reply counts once, those of others not at all', () => {
    const replies = new Map([reply(first, 'agree'), reply(stranger, 'disagree')]);
    expect(tally(question, [first, second], replies, false)).toEqual({
      lines: [
        { choice: 'agree', count: 1, silent: 0 },
        { choice: 'disagree', count: 0, silent: 0 },
        { choice: 'other', count: 0, silent: 0 },
      ],
      asked: 2,
      answered: 1,
      silent: 1,
    });
  });

  test('silence agrees only where the poll says so, and is told apart (NĐ 191/2026)', () => {
    const replies = new Map([reply(first, 'disagree')]);
    const [agree] = tally(question, [first, second], replies, true).lines;
    expect(agree).toEqual({ choice: 'agree', count: 1, silent: 1 });
  });

  test('the counts and the silent are those who were asked', () => {
    const choices = fc.constantFrom(undefined, 'agree', 'disagree', 'other');
    fc.assert(
      fc.property(fc.array(choices, { maxLength: 30 }), fc.boolean(), (given, silenceAgrees) => {
        const people = given.map((_, i) => id(`nguoi-${i}`));
        const replies = new Map(
          given.flatMap((choice, i) => (choice ? [reply(people[i] ?? first, choice)] : [])),
        );
        const { lines, silent, asked, answered } = tally(question, people, replies, silenceAgrees);
        const counted = lines.reduce((sum, { count }) => sum + count, 0);
        expect(counted).toBe(silenceAgrees ? asked : answered);
        expect(answered + silent).toBe(asked);
      }),
    );
  });
});

describe('the text of the question', () => {
  test('becomes what was typed, and words written elsewhere at the same time stay', () => {
    const one = new Y.Doc();
    setContent(one, 'Kính gửi các đồng chí. Đề nghị cho ý kiến.');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    setContent(one, 'Kính gửi các đồng chí thành viên. Đề nghị cho ý kiến.');
    setContent(other, 'Kính gửi các đồng chí. Đề nghị cho ý kiến trước thứ Sáu.');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    expect(readQuestion(one).content).toBe(
      'Kính gửi các đồng chí thành viên. Đề nghị cho ý kiến trước thứ Sáu.',
    );
  });

  test('is the same whatever was there before', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const doc = new Y.Doc();
        setContent(doc, before);
        setContent(doc, after);
        expect(readQuestion(doc).content).toBe(after);
      }),
    );
  });
});
