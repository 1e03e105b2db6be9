import { expect, test } from 'vitest';
import type { MeetingRow, PollRow } from '#contract';
import type { ItemId, MeetingId, PersonId, PollId, UnitId } from '#domain/ids.ts';
import type { MeetingFacts } from '#domain/meeting/facts.ts';
import type { MinutesState } from '#domain/meeting/minutes.ts';
import type { Preparation, PreparationState } from '#domain/meeting/preparation.ts';
import type { DeskPreparation, DeskSubstitutionEnd } from '#domain/people/desk.ts';
import { type DeskSources, deskItems } from '#main/desk-items.ts';

const me = 'an' as PersonId;
const now = 1_800_000_000_000;
const soon = now + 3_600_000;

const meeting = (changes: Partial<MeetingRow> = {}): MeetingRow => ({
  id: 'm' as MeetingId,
  title: 'Họp',
  type: 'regular',
  place: '',
  startsAt: soon,
  endsAt: null,
  phase: 'convened',
  role: 'delegate',
  items: 1,
  papers: 2,
  papersHere: 2,
  news: 0,
  ...changes,
});

const poll = (changes: Partial<PollRow> = {}): PollRow => ({
  id: 'p' as PollId,
  title: 'Phiếu',
  parts: ['recipient'],
  phase: 'sent',
  submittedAt: null,
  sentAt: now,
  dueAt: soon - 1,
  closedAt: null,
  rejected: false,
  asked: 2,
  answered: 0,
  choice: null,
  answeredAt: null,
  options: {},
  reminders: 1,
  ...changes,
});

type Response = MeetingFacts['people'][number]['response'];

function facts(responses: Record<string, Response>): MeetingFacts {
  return {
    convenedAt: null,
    startedAt: null,
    endedAt: null,
    ballots: 0,
    approver: null,
    people: Object.entries(responses).map(([id, response]) => ({
      id: id as PersonId,
      role: 'delegate',
      response,
      came: null,
      leftEarly: false,
      speeches: 0,
      spokenMs: 0,
    })),
  };
}

interface Given {
  meetings?: MeetingRow[];
  polls?: PollRow[];
  responses?: Record<string, Response>;
  minutes?: MinutesState;
  preparations?: DeskPreparation[];
  prepared?: Preparation[];
  approver?: PersonId;
  substitutionEnds?: DeskSubstitutionEnd[];
}

function kinds({
  meetings = [],
  polls = [],
  responses = {},
  minutes = 'drafting',
  preparations = [],
  prepared = [],
  approver,
  substitutionEnds = [],
}: Given): string[] {
  const sources: DeskSources = {
    person: me,
    now,
    meetings,
    polls,
    minutesOf: () => minutes,
    facts: new Map(meetings.map(({ id }) => [id, { ...facts(responses), approver: approver ?? null }])),
    preparations,
    preparedFor: () => prepared,
    tasks: [],
    substitutionEnds,
  };
  return deskItems(sources).map(({ kind }) => kind);
}

test('an invitation waits until it is answered, or its meeting is over', () => {
  const meetings = [meeting()];
  expect(kinds({ meetings, responses: { an: null } })).toEqual(['invitation']);
  expect(kinds({ meetings, responses: { an: 'accepted' } })).toEqual([]);
  expect(kinds({ meetings: [meeting({ startsAt: now - 1 })], responses: { an: null } })).toEqual([]);
  expect(kinds({ meetings: [meeting({ phase: 'draft' })], responses: { an: null } })).toEqual([]);
});

test('whoever sits in for nobody any more is told so for a day', () => {
  const end = (at: number) => ({
    id: 'm' as MeetingId,
    title: 'Họp',
    principal: 'binh' as PersonId,
    comes: true,
    at,
  });
  expect(kinds({ substitutionEnds: [end(now - 1)] })).toEqual(['substitutionEnd']);
  expect(kinds({ substitutionEnds: [end(now - 25 * 3_600_000)] })).toEqual([]);
});

test('organisers decide on absences, nobody else', () => {
  const responses = { an: null, binh: 'absence_requested' } as const;
  expect(kinds({ meetings: [meeting({ role: 'secretary' })], responses })).toEqual(['absences']);
  expect(kinds({ meetings: [meeting()], responses: { ...responses, an: 'accepted' } })).toEqual([]);
});

test('papers wait while they can still be read for the meeting', () => {
  const responses = { an: 'accepted' } as const;
  expect(kinds({ meetings: [meeting({ news: 2 })], responses })).toEqual(['papers']);
  expect(kinds({ meetings: [meeting({ phase: 'in_progress', news: 2 })] })).toEqual(['running', 'papers']);
  expect(kinds({ meetings: [meeting({ phase: 'ended', news: 2 })] })).toEqual([]);
});

test('minutes wait for the secretary, then for the chair', () => {
  const held = (role: MeetingRow['role']) => [meeting({ phase: 'ended', role })];
  expect(kinds({ meetings: held('secretary'), minutes: 'submitted' })).toEqual(['minutes']);
  expect(kinds({ meetings: held('chair'), minutes: 'submitted' })).toEqual([]);
  expect(kinds({ meetings: held('chair'), minutes: 'secretary_signed' })).toEqual(['minutes']);
});

test('approvals wait for the approver alone', () => {
  const phase = 'pending_approval';
  expect(kinds({ meetings: [meeting({ phase, role: 'approver' })] })).toEqual(['approval']);
  expect(kinds({ meetings: [meeting({ phase, role: 'secretary' })] })).toEqual([]);
  expect(kinds({ polls: [poll({ phase, parts: ['approver'] })] })).toEqual(['pollApproval']);
  expect(kinds({ polls: [poll({ phase, parts: ['author'] })] })).toEqual([]);
});

test('the approver who was named sees it whatever their part, and no other organiser does', () => {
  const meetings = [meeting({ phase: 'pending_approval', role: 'chair' })];
  expect(kinds({ meetings, approver: me })).toEqual(['approval']);
  expect(kinds({ meetings, approver: 'binh' as PersonId })).toEqual([]);
  expect(kinds({ meetings: [meeting({ phase: 'approved', role: 'chair' })], approver: me })).toEqual([]);
});

const preparation: Preparation = {
  id: 'i' as ItemId,
  unit: 'phong' as UnitId,
  officers: [me],
  dueAt: soon,
  state: 'awaiting_papers',
  assignedBy: me,
  assignedAt: now,
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  reason: '',
};
const request = (state: PreparationState): DeskPreparation => ({
  ...preparation,
  state,
  id: 'm.i',
  meeting: 'm' as MeetingId,
  item: 'i' as ItemId,
  meetingTitle: 'Họp',
  itemTitle: 'Đất đai',
  startsAt: soon,
});

test('papers to prepare wait for the unit while they are open, returned ones too', () => {
  expect(kinds({ preparations: [request('awaiting_papers')] })).toEqual(['preparation']);
  expect(kinds({ preparations: [request('returned')] })).toEqual(['preparation']);
  expect(kinds({ preparations: [request('papers_submitted'), request('papers_approved')] })).toEqual([]);
});

test('submitted papers wait for the organisers, never for whoever submitted them, and not once it is over', () => {
  const submitted = { ...preparation, state: 'papers_submitted' as const, submittedBy: 'binh' as PersonId };
  const draft = [meeting({ phase: 'draft', role: 'secretary' })];
  expect(kinds({ meetings: draft, prepared: [submitted, submitted] })).toEqual(['preparationApproval']);
  expect(kinds({ meetings: draft, prepared: [{ ...submitted, submittedBy: me }] })).toEqual([]);
  expect(kinds({ meetings: draft, prepared: [preparation] })).toEqual([]);
  const ended = [meeting({ phase: 'ended', role: 'secretary' })];
  expect(kinds({ meetings: ended, prepared: [submitted] })).toEqual([]);
});

test('a poll waits until it is answered or closed, and the sooner comes first', () => {
  expect(
    kinds({ polls: [poll({ choice: 'agree' }), poll({ phase: 'closed' }), poll({ parts: ['author'] })] }),
  ).toEqual([]);
  expect(kinds({ meetings: [meeting()], polls: [poll()], responses: { an: null } })).toEqual([
    'poll',
    'invitation',
  ]);
});
