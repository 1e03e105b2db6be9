/**
 * No sequence of commands by anybody brings a meeting into a state that its rules forbid, from the first draft to the archive,
 * on the real server. What each part of a meeting may become is proved beside its rules (`tests/domain/`); here they meet.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CommandName } from '#domain/commands.ts';
import type { MeetingId } from '#domain/ids.ts';
import { isPresent } from '#domain/meeting/attendance.ts';
import { isUnderWay } from '#domain/meeting/ballot.ts';
import { type Floor, readFloor } from '#domain/meeting/floor.ts';
import { minutesFragmentOf } from '#domain/meeting/minutes-text.ts';
import { isConcluded, isInPreparation, isOver, mayBecome, type Phase } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { isOnTheFloor, queueOf } from '#domain/meeting/speech.ts';
import { verifyStore } from '#server/verify-store.ts';
import { terms } from '#tests/helpers/ballot.ts';
import { item, makeMeeting, paper, person, reachable } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

const reason = 'lý do';
const people = ['thuky', 'chutri', 'daibieu', 'daibieu2', 'khach', 'nguoila'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  expect(verifyStore(server.dataDir).flaws).toEqual([]);
  await server.close();
});

const who = fc.constantFrom(...people);
const numbered = (letter: string) => fc.constantFrom(`${letter}1`, `${letter}2`, `${letter}3`);
const about = <T extends object>(names: CommandName[], input: fc.Arbitrary<T>) =>
  fc.tuple(fc.constantFrom(...names), input as fc.Arbitrary<object>);
const nothing = fc.constant({});

/** Every kind of thing that is asked about a meeting, of a few people, items, requests and ballots. */
const asked = fc.oneof(
  {
    weight: 6,
    arbitrary: about(
      [
        'meeting.convene',
        'meeting.start',
        'meeting.pause',
        'meeting.resume',
        'meeting.end',
        'meeting.archive',
      ],
      nothing,
    ),
  },
  about(['meeting.cancel', 'meeting.postpone', 'meeting.reject'], fc.constant({ reason })),
  about(['meeting.withdraw', 'meeting.approve'], fc.constant({ note: '' })),
  about(['meeting.submitForApproval'], fc.constant({ approver: 'daibieu2' })),
  about(
    ['meeting.appoint'],
    fc.tuple(fc.option(who), who).map(([chair, secretary]) => ({ chair, secretaries: [secretary] })),
  ),
  about(['invitation.accept', 'meeting.checkIn', 'attendance.leave'], nothing),
  about(['invitation.requestAbsence'], fc.constant({ reason })),
  about(
    ['invitation.sendSubstitute'],
    fc.constantFrom('nguoila', ...people).map((substitute) => ({ substitute, reason })),
  ),
  about(
    [
      'invitation.approveAbsence',
      'invitation.refuseAbsence',
      'invitation.recordAbsence',
      'attendance.mark',
      'attendance.undo',
    ],
    who.map((each) => ({ person: each, reason })),
  ),
  about(
    ['meeting.present', 'agenda.close', 'agenda.hide'],
    fc.boolean().map((hidden) => ({ item, as: 'done', hidden })),
  ),
  about(['meeting.lead', 'meeting.stopLeading'], fc.constant({ paper, page: 1 })),
  about(
    ['speaking.register'],
    fc
      .tuple(numbered('s'), fc.constantFrom('speech', 'point_of_order', 'question'))
      .map(([speech, kind]) => ({ speech, kind, item: null, answerer: 'chutri' })),
  ),
  about(
    [
      'speaking.call',
      'speaking.pause',
      'speaking.resume',
      'speaking.stop',
      'speaking.cancel',
      'speaking.reject',
    ],
    numbered('s').map((speech) => ({ speech, reason })),
  ),
  about(
    ['ballot.prepare'],
    numbered('b').map((ballot) => ({ ballot, terms: terms({ electorate: 'members' }) })),
  ),
  {
    weight: 2,
    arbitrary: about(
      ['ballot.open', 'ballot.suspend', 'ballot.resume', 'ballot.close', 'ballot.publish', 'ballot.annul'],
      numbered('b').map((ballot) => ({ ballot, reason })),
    ),
  },
  about(
    ['ballot.cast'],
    numbered('b').map((ballot) => ({ ballot, choice: { option: 'agree', text: '' } })),
  ),
  about(
    ['conclusion.put'],
    fc.tuple(numbered('k'), fc.option(who)).map(([conclusion, lead]) => ({
      conclusion,
      item: null,
      text: 'Rà soát',
      lead: lead && { kind: 'person', id: lead },
      coWorkers: [],
      dueDate: null,
    })),
  ),
  about(
    ['conclusion.drop'],
    numbered('k').map((conclusion) => ({ conclusion })),
  ),
  {
    weight: 2,
    arbitrary: about(
      ['conclusion.issue', 'conclusion.issue', 'minutes.submit', 'minutes.issue'],
      fc.constant({ number: null }),
    ),
  },
  about(['minutes.return'], fc.constant({ reason })),
  {
    weight: 2,
    arbitrary: about(['minutes.signAsSecretary', 'minutes.signAsChair'], fc.constant({ signs: true })),
  },
  about(
    ['task.report'],
    numbered('k').map((task) => ({ task, state: 'in_progress', percent: 10, note: '' })),
  ),
);
const asker = fc.constantFrom('thuky', 'thuky', 'thuky', 'chutri', 'chutri', 'daibieu2', ...people);

const floorOf = (meeting: MeetingId) => server.core.rooms.read({ kind: 'floor', meeting }, readFloor);

function ask(by: string, meeting: MeetingId, name: CommandName, input: object): boolean {
  const signed = 'signs' in input ? { sha256: floorOf(meeting).minutes.sha256 ?? '0'.repeat(64) } : {};
  const whole = { meeting, ...input, ...signed };
  return server.core.decider.decide(person(by), { id: commandId(), name, input: whole, askedAt: 5 }).ok;
}

function writeMinutes(meeting: MeetingId): void {
  const channel = server.core.rooms.open({ kind: 'minutes', meeting });
  channel.room.change((doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Nội dung')]);
    minutesFragmentOf(doc).push([paragraph]);
  });
  server.core.rooms.release(channel);
  server.core.rooms.flush();
}

/** Its life goes forward: a meeting that was pending may be a draft again, and that is all. */
const mayFollow = (before: Phase, after: Phase) => before === after || mayBecome(before, after);

/** What a floor must be, each named after its rule. */
const rules: Record<string, (floor: Floor) => boolean> = {
  'there is a secretary, and one chair at most': ({ members }) => {
    const roles = [...members.values()].map(({ role }) => role);
    return roles.includes('secretary') && roles.filter((role) => role === 'chair').length <= 1;
  },
  'nobody but its organisers, and who approves it, has a part before the convening': ({ phase, members }) =>
    !isInPreparation(phase) ||
    [...members.values()].every(({ role }) => isOrganiser(role) || role === 'approver'),
  'one place, one person in it': ({ members, attendance }) =>
    [...members.values()].every(
      ({ substituteFor }) => substituteFor === undefined || !isPresent(attendance, substituteFor),
    ),
  'it began before it ended': ({ startedAt, endedAt }) =>
    endedAt === null || (startedAt !== null && startedAt <= endedAt),
  'one item is open at most, and none once it is over': ({ items, phase }) => {
    const open = [...items.values()].filter(({ state }) => state === 'presenting');
    return open.length <= (isOver(phase) ? 0 : 1);
  },
  'in each queue one speaks at most, and nobody once it is over': ({ speeches, phase }) => {
    const speaking = [...speeches.values()]
      .filter(({ state }) => state === 'speaking')
      .map(({ kind }) => queueOf(kind));
    return (
      new Set(speaking).size === speaking.length &&
      !(isOver(phase) && [...speeches.values()].some(isOnTheFloor))
    );
  },
  'one ballot is under way at most, and none once it is over': ({ ballots, phase }) =>
    [...ballots.values()].filter(isUnderWay).length <= (isOver(phase) ? 0 : 1),
  'a result is there exactly of what is published': ({ ballots }) =>
    [...ballots.values()].every(
      ({ state, result }) => state === 'annulled' || (state === 'published') === (result !== null),
    ),
  'nobody is led while it is not held': ({ lead, phase }) =>
    lead === null || phase === 'in_progress' || phase === 'paused',
  'the notice is issued exactly of what is concluded': ({ notice, phase }) =>
    (notice !== null) === isConcluded(phase),
  'there are tasks of the conclusions that somebody leads, once the notice is issued': ({
    tasks,
    conclusions,
    phase,
  }) =>
    [...tasks.keys()].sort().join() ===
    (isConcluded(phase)
      ? [...conclusions.values()]
          .filter(({ lead }) => lead !== null)
          .map(({ id }) => id)
          .sort()
          .join()
      : ''),
  'minutes are confirmed in order, of a meeting that is over': ({ minutes, phase }) => {
    const { state, secretary, chair, issued } = minutes;
    if (state !== 'drafting' && !isOver(phase)) return false;
    return (chair === null || secretary !== null) && (issued === null || chair !== null);
  },
  'what is archived holds its minutes, and no result that nobody was told': ({ phase, minutes, ballots }) =>
    phase !== 'archived' ||
    (minutes.state === 'issued' && [...ballots.values()].every(({ state }) => state !== 'closed')),
};

/** All of a floor but how far its tasks are. */
const withoutTasks = ({ tasks: _, journal: __, ...rest }: Floor) =>
  JSON.stringify(rest, (_key, value) => (value instanceof Map ? [...value] : value));

/** Played besides what chance brings, which comes to these ends in most runs only. */
const farEnds: [Phase, [string, [CommandName, object]][]][] = [
  [
    'in_progress',
    [
      ['chutri', ['meeting.pause', {}]],
      ['thuky', ['meeting.resume', {}]],
      ['thuky', ['meeting.end', {}]],
      [
        'thuky',
        [
          'conclusion.put',
          { conclusion: 'k1', item: null, text: 'Rà soát', lead: null, coWorkers: [], dueDate: null },
        ],
      ],
      ['thuky', ['conclusion.issue', { number: null }]],
    ],
  ],
  ['convened', [['thuky', ['meeting.cancel', { reason }]]]],
];

it('no sequence of commands by anybody reaches a forbidden state', () => {
  const reached = new Set<Phase>();
  fc.assert(
    fc.property(
      fc.constantFrom<Phase>(...reachable, 'in_progress', 'ended', 'ended'),
      fc.array(fc.tuple(asker, asked), { minLength: 25, maxLength: 50 }),
      (from, steps) => {
        const meeting = makeMeeting(server.core, from);
        writeMinutes(meeting);
        let before = floorOf(meeting);
        for (const [by, [name, input]] of steps) {
          const isMember = before.members.has(person(by));
          const done = ask(by, meeting, name, input);
          const after = floorOf(meeting);
          const step = `${name} by ${by} in ${before.phase}`;
          reached.add(after.phase);
          for (const [rule, holds] of Object.entries(rules))
            expect([step, rule, holds(after)]).toEqual([step, rule, true]);
          expect(mayFollow(before.phase, after.phase), `${step}: ${before.phase} → ${after.phase}`).toBe(
            true,
          );
          if (!done)
            expect(withoutTasks(after), `${step}: what is refused changes nothing`).toBe(
              withoutTasks(before),
            );
          if (done && !isMember) expect(name, 'a stranger does nothing but their task').toBe('task.report');
          if (before.phase === 'archived')
            expect(withoutTasks(after), `${step}: nothing of an archived meeting changes`).toBe(
              withoutTasks(before),
            );
          before = after;
        }
      },
    ),
    { numRuns: 60, examples: farEnds },
  );
  // What is played here goes on to the end.
  expect([...reached]).toEqual(expect.arrayContaining(['paused', 'ended', 'concluded', 'cancelled']));
}, 240_000);

/** Chance seldom gets there. */
it('from the archive nothing leads anywhere', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(asker, asked), { minLength: 30, maxLength: 30 }), (steps) => {
      const meeting = makeMeeting(server.core, 'ended');
      writeMinutes(meeting);
      const lead = { kind: 'person', id: 'daibieu' };
      const way: [string, CommandName, object][] = [
        [
          'thuky',
          'conclusion.put',
          { conclusion: 'k1', item: null, text: 'Rà soát', lead, coWorkers: [], dueDate: null },
        ],
        ['thuky', 'conclusion.issue', { number: null }],
        ['thuky', 'minutes.submit', {}],
        ['thuky', 'minutes.signAsSecretary', { signs: true }],
        ['chutri', 'minutes.signAsChair', { signs: true }],
        ['thuky', 'minutes.issue', { number: null }],
        ['thuky', 'meeting.archive', {}],
      ];
      for (const [by, name, input] of way) expect(ask(by, meeting, name, input), name).toBe(true);
      const archived = withoutTasks(floorOf(meeting));
      for (const [by, [name, input]] of steps) ask(by, meeting, name, input);
      expect(withoutTasks(floorOf(meeting))).toBe(archived);
    }),
    { numRuns: 25 },
  );
}, 120_000);
