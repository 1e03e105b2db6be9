/**
 * Preparing the papers of one agenda item by a unit (DOMAIN c, Agenda item): asked for, uploaded and submitted by the
 * unit's officers, approved or sent back by an organiser. Pure.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import { ItemId, PersonId, type Sha256, Timestamp, UnitId } from '../ids.ts';
import { type Day, dayOf } from '../office/official-date.ts';
import { addWorkingDays } from '../office/working-days.ts';
import { readRecords } from '../records.ts';
import { isOver, type Phase } from './phase.ts';
import { filesOf, type Paper, readPlan } from './plan.ts';
import { PAPER_DAYS } from './readiness.ts';

/** chờ tài liệu, đã trình, đã trả lại, đã duyệt */
export const PreparationState = z.enum([
  'awaiting_papers',
  'papers_submitted',
  'returned',
  'papers_approved',
]);
export type PreparationState = z.infer<typeof PreparationState>;

export const Preparation = z.object({
  id: ItemId,
  unit: UnitId,
  /** Who of the unit may bring papers; they get no part in the meeting by it. */
  officers: z.array(PersonId).min(1).max(100),
  dueAt: Timestamp.nullable().catch(null),
  state: PreparationState,
  assignedBy: PersonId,
  assignedAt: Timestamp,
  submittedBy: PersonId.nullable().catch(null),
  submittedAt: Timestamp.nullable().catch(null),
  decidedBy: PersonId.nullable().catch(null),
  decidedAt: Timestamp.nullable().catch(null),
  /** Why it was sent back the last time. */
  reason: z.string().catch(''),
});
export type Preparation = z.infer<typeof Preparation>;

const next: Record<PreparationState, readonly PreparationState[]> = {
  awaiting_papers: ['papers_submitted'],
  // Taken back by the unit, it awaits papers again.
  papers_submitted: ['papers_approved', 'returned', 'awaiting_papers'],
  returned: ['papers_submitted'],
  // What was approved may still have to be replaced.
  papers_approved: ['returned'],
};

export function preparationMayBecome(from: PreparationState, to: PreparationState): boolean {
  return next[from].includes(to);
}

/** The officers may change the papers now: what is submitted stays as the approver reads it. */
export function isOpenForPapers(state: PreparationState): boolean {
  return state === 'awaiting_papers' || state === 'returned';
}

/** Papers are still of use to the meeting. */
export function mayBePrepared(phase: Phase): boolean {
  return !isOver(phase) && phase !== 'cancelled';
}

/** What waits for approval as a whole is not changed under the approver's eyes. */
export function takesPapersIn(phase: Phase): boolean {
  return mayBePrepared(phase) && phase !== 'pending_approval';
}

/** The last day on which papers are in time for a meeting (QĐ 45/2018/QĐ-TTg). */
export function lastDayForPapers(startsAt: Timestamp): Day {
  return addWorkingDays(dayOf(startsAt), -PAPER_DAYS);
}

export type Lateness = 'in-time' | 'late' | 'too-late-for-meeting';

/** Past the day that was given, or past the one that the rule gives. @param at when it was submitted, or now */
export function latenessOf(dueAt: Timestamp | null, startsAt: Timestamp | null, at: Timestamp): Lateness {
  if (startsAt !== null && dayOf(at) > lastDayForPapers(startsAt)) return 'too-late-for-meeting';
  return dueAt !== null && dayOf(at) > dayOf(dueAt) ? 'late' : 'in-time';
}

/** All requests of a meeting, as `meeting/{id}/preparations` holds them. */
export function preparationsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('items');
}

export function readPreparations(doc: Y.Doc): Map<ItemId, Preparation> {
  return readRecords(preparationsOf(doc), Preparation);
}

/** What the unit has brought, as `meeting/{id}/preparation/{item}` holds it: papers shaped as a plan's, and a word to the organisers. */
export interface Prepared {
  papers: Paper[];
  note: string;
}

export function readPrepared(doc: Y.Doc): Prepared {
  const note = doc.getMap('details').get('note');
  return { papers: readPlan(doc).papers, note: typeof note === 'string' ? note.slice(0, 2000) : '' };
}

export function setNote(doc: Y.Doc, note: string): void {
  doc.getMap('details').set('note', note);
}

/** Takes everything out, before another unit is asked. */
export function emptyPrepared(doc: Y.Doc): void {
  doc.getMap('papers').clear();
  doc.getMap('details').clear();
}

/**
 * Everybody who brought one of the papers: as the server saw the bytes come, as the papers say themselves, and whoever
 * submitted them. None of them approves.
 */
export function broughtBy(
  { submittedBy }: Pick<Preparation, 'submittedBy'>,
  papers: readonly Paper[],
  uploaderOf: (sha256: Sha256) => PersonId | undefined,
): Set<PersonId> {
  const people = new Set<PersonId>(submittedBy === null ? [] : [submittedBy]);
  for (const paper of papers) {
    people.add(paper.addedBy);
    for (const { sha256 } of filesOf(paper)) {
      const uploader = uploaderOf(sha256);
      if (uploader !== undefined) people.add(uploader);
    }
  }
  return people;
}
