/** Whether the papers of a meeting are as the rules wish them: for the organisers to see, never to keep anybody from meeting. */

import { dayOf } from '../office/official-date.ts';
import { addWorkingDays } from '../office/working-days.ts';
import { fold } from '../text.ts';
import { type AgendaItem, type Paper, type Plan, papersOf } from './plan.ts';

/** Papers come this many working days before the meeting (QĐ 45/2018/QĐ-TTg); one called at short notice has no time for it. */
export const PAPER_DAYS = 3;
/** Files longer than this many pages need a summary of at most six (NĐ 191/2026/NĐ-CP). */
export const LONGEST_WITHOUT_SUMMARY = 10;

export interface PaperReadiness {
  itemsWithoutPapers: AgendaItem[];
  late: Paper[];
  withoutSummary: Paper[];
}

export function paperReadiness(plan: Plan): PaperReadiness {
  return {
    itemsWithoutPapers: plan.items.filter(({ id }) => papersOf(plan, id).length === 0),
    late: plan.papers.filter((paper) => isLatePaper(plan, paper)),
    withoutSummary: plan.papers.filter((paper) => lacksSummary(plan, paper)),
  };
}

function isLatePaper({ details: { startsAt, type, kind } }: Plan, { addedAt }: Paper): boolean {
  if (startsAt === null || (type === 'extraordinary' && kind === null)) return false;
  return dayOf(addedAt) > addWorkingDays(dayOf(startsAt), -PAPER_DAYS);
}

/** A summary is known by its title: another paper of the same item that calls itself "tóm tắt". */
function lacksSummary(plan: Plan, { item, file, title }: Paper): boolean {
  if (file.pages === null || file.pages <= LONGEST_WITHOUT_SUMMARY || isSummary(title)) return false;
  return !papersOf(plan, item).some((other) => isSummary(other.title));
}

function isSummary(title: string): boolean {
  return fold(title).includes('tom tat');
}
