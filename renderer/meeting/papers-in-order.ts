import { type Paper, type Plan, papersOf } from '#domain/meeting/plan.ts';

/** All papers of a meeting in the order one reads them: item by item. */
export function papersInOrder(plan: Plan): Paper[] {
  return plan.items.flatMap((item) => papersOf(plan, item.id));
}
