/** A task that came out of a conclusion (DOMAIN c, NhiemVu): assigned → accepted → in_progress → done, reported by its lead. */
import { z } from 'zod';
import { ConclusionId, MeetingId, PersonId, Timestamp, type UnitId } from '../ids.ts';
import type { Day } from '../office/official-date.ts';
import { type Conclusion, DueDate, Party } from './conclusion.ts';

export const TaskState = z.enum(['assigned', 'accepted', 'in_progress', 'done']);
export type TaskState = z.infer<typeof TaskState>;

export const Task = z.object({
  /** Of the conclusion it came out of. */
  id: ConclusionId,
  meeting: MeetingId,
  text: z.string(),
  lead: Party,
  coWorkers: z.array(Party),
  dueDate: DueDate.nullable(),
  assignedAt: Timestamp,
  state: TaskState,
  /** 0 to 100. */
  percent: z.number().int().min(0).max(100),
  /** What was last reported, by whom and when. */
  report: z.object({ by: PersonId, at: Timestamp, note: z.string().max(2000) }).nullable(),
});
export type Task = z.infer<typeof Task>;

const next: Record<TaskState, readonly TaskState[]> = {
  assigned: ['accepted', 'in_progress', 'done'],
  accepted: ['in_progress', 'done'],
  in_progress: ['in_progress', 'done'],
  // Nobody reopens it but its lead, who may have reported too early.
  done: ['in_progress'],
};

export function taskMayBecome(from: TaskState, to: TaskState): boolean {
  return next[from].includes(to);
}

/**
 * Who somebody is for whoever gives out tasks: themselves, and of their unit. Their part in a meeting has nothing to do with
 * it: a guest, a substitute, and whoever was never in the room have the same tasks.
 */
export interface Doer {
  person: PersonId;
  unit: UnitId | undefined;
}

export type TaskPart = 'lead' | 'coWorker';

/** What somebody has to do with a task; who leads it does not help besides. */
export function partInTask(
  { lead, coWorkers }: Pick<Task, 'lead' | 'coWorkers'>,
  { person, unit }: Doer,
): TaskPart | undefined {
  const is = ({ kind, id }: Party) => id === (kind === 'person' ? person : unit);
  if (is(lead)) return 'lead';
  return coWorkers.some(is) ? 'coWorker' : undefined;
}

/** Tasks begin with the notice: before it, a conclusion may still be worded anew. */
export function taskOf(conclusion: Conclusion, meeting: MeetingId, at: Timestamp): Task | undefined {
  const { id, text, lead, coWorkers, dueDate } = conclusion;
  if (!lead) return undefined;
  return {
    ...{ id, meeting, text, lead, coWorkers, dueDate, assignedAt: at },
    ...{ state: 'assigned', percent: 0, report: null },
  };
}

/** Computed, never stored: the last day is still in time. */
export function isOverdue({ state, dueDate }: Task, today: Day): boolean {
  return state !== 'done' && dueDate !== null && dueDate < today;
}
