/** Conclusions, the notice that issues them, and the tasks that come out of it. */
import { z } from 'zod';
import { ConclusionId, ItemId } from '../ids.ts';
import { DueDate, isSameParty, Party } from '../meeting/conclusion.ts';
import { letterheadOfMeeting } from '../meeting/letterhead.ts';
import { partInTask, TaskState, taskMayBecome, taskOf } from '../meeting/task.ts';
import { WantedNumber } from '../office/numbering.ts';
import { AboutMeeting, meetingRule, organiserIn, organiserMoving, refused } from './meeting-rule.ts';
import { giveNumber } from './numbering.ts';
import { refusalToSpeakOf } from './restrictions.ts';

const whileOpen = organiserIn('in_progress', 'paused', 'ended');

export const conclusionCommands = {
  /** Writes a conclusion, or words it anew. Until the notice is issued. */
  'conclusion.put': meetingRule({
    input: AboutMeeting.extend({
      conclusion: ConclusionId,
      item: ItemId.nullable(),
      text: z.string().trim().min(1).max(5000),
      lead: Party.nullable(),
      coWorkers: z.array(Party).max(30),
      dueDate: DueDate.nullable(),
    }),
    patience: 24 * 3600,
    refusal: whileOpen,
    outcome(now, { meeting: _, conclusion: id, ...words }) {
      const { lead, coWorkers, item } = words;
      const named = [...(lead ? [lead] : []), ...coWorkers];
      const unknown = named.filter((party) => party.kind === 'person' && !now.isKnown(party.id));
      if (unknown.length > 0)
        return refused(
          'unknown-person',
          unknown.map((party) => party.id),
        );
      const silence = refusalToSpeakOf(now, item);
      if (silence) return refused(silence);
      // Who leads does not help themselves.
      const helpers = coWorkers.filter((party) => !lead || !isSameParty(party, lead));
      const at = now.floor.conclusions.get(id)?.at ?? now.at;
      return { effect: { records: [{ in: 'conclusions', put: { id, ...words, coWorkers: helpers, at } }] } };
    },
  }),
  'conclusion.drop': meetingRule({
    input: AboutMeeting.extend({ conclusion: ConclusionId }),
    patience: 3600,
    refusal: whileOpen,
    outcome: (_, { conclusion }) => ({ effect: { records: [{ in: 'conclusions', drop: conclusion }] } }),
  }),
  /** Issues the conclusion notice: the meeting is concluded, and each conclusion with a lead becomes a task. */
  'conclusion.issue': meetingRule({
    input: AboutMeeting.extend({ number: WantedNumber }),
    patience: 60,
    refusal: (now) =>
      organiserMoving('concluded')(now) ?? (now.floor.conclusions.size === 0 ? 'no-conclusions' : null),
    outcome(now, { meeting, number: wanted }) {
      const { asker: by, at, floor, directory, awaited } = now;
      const onTheirWay = awaited('notice');
      if (onTheirWay.length > 0) return refused('papers-on-their-way', onTheirWay);
      const letterhead = letterheadOfMeeting(floor.members, directory());
      const given = giveNumber(now, 'conclusionNotice', letterhead, wanted);
      if ('refusal' in given) return given;
      const notice = { number: given.number, by, at };
      const tasks = [...floor.conclusions.values()].flatMap((each) => taskOf(each, meeting, at) ?? []);
      return { effect: { phase: 'concluded', state: { notice }, number: given, tasks } };
    },
  }),
  /** What is archived is whole: it holds its minutes, and no result that nobody was told. */
  'meeting.archive': meetingRule({
    input: AboutMeeting,
    patience: null,
    refusal: (now) =>
      organiserMoving('archived')(now) ??
      (now.floor.minutes.state === 'issued' ? null : 'minutes-not-issued') ??
      ([...now.floor.ballots.values()].some(({ state }) => state === 'closed')
        ? 'ballot-not-published'
        : null),
    outcome: () => ({ effect: { phase: 'archived' } }),
  }),
  /** How far a task has come, by whoever leads it; of a unit by everybody in it. They need no part in the meeting. */
  'task.report': meetingRule({
    input: AboutMeeting.extend({
      task: ConclusionId,
      state: TaskState,
      percent: z.number().int().min(0).max(100),
      note: z.string().trim().max(2000),
    }),
    patience: null,
    refusal: ({ phase, floor }) => (phase === undefined || floor.tasks.size === 0 ? 'not-found' : null),
    outcome(now, { task: id, state, percent, note }) {
      const task = now.floor.tasks.get(id);
      const asker = { person: now.asker, unit: now.unitOf(now.asker) };
      if (!task || partInTask(task, asker) !== 'lead') return refused('not-found');
      if (!taskMayBecome(task.state, state)) return refused('task-elsewhere');
      const done = state === 'done' ? 100 : state === 'in_progress' ? Math.min(percent, 99) : 0;
      const report = { by: now.asker, at: now.at, note };
      return { effect: { tasks: [{ ...task, state, percent: done, report }] } };
    },
  }),
} as const;
