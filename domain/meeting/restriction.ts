/**
 * Restricted items of an agenda: a group of people who alone, with the organisers, read them. Such an item is in a document
 * of its group's own, so that nothing of it reaches anyone else, not even that it exists.
 */
import { z } from 'zod';
import { GroupId, type ItemId, type PaperId, PersonId } from '../ids.ts';
import type { Floor, Member } from './floor.ts';
import { inOrder, type Plan } from './plan.ts';
import { isOrganiser } from './roles.ts';

export const largestGroup = 500;

export const Group = z.object({ id: GroupId, members: z.array(PersonId).min(1).max(largestGroup) });
export type Group = z.infer<typeof Group>;

/** The groups that a member of the meeting knows of: organisers of all, others of those they are in. */
export function groupsKnownTo({ id, role }: Member, groups: readonly Group[]): Group[] {
  return isOrganiser(role) ? [...groups] : groups.filter(({ members }) => members.includes(id));
}

/** Those who could not read a restricted item whatever its group: not invited, not of the meeting, or only approving it. */
export function withoutPart(people: readonly PersonId[], plan: Plan, floor: Floor): PersonId[] {
  return people.filter((person) => {
    const role = floor.members.get(person)?.role;
    return (role === undefined || role === 'approver') && !plan.invitees.has(person);
  });
}

/** One agenda out of several documents, and where each thing is written. */
export interface Agenda {
  /** Details and invitees are those of the common plan. */
  plan: Plan;
  /** The group of each restricted item. What is not in it is in the common plan. */
  groupOfItem: ReadonlyMap<ItemId, GroupId>;
  groupOfPaper: ReadonlyMap<PaperId, GroupId>;
}

/**
 * Puts the common plan and the restricted ones a person reads into one agenda; ranks compare across documents. What is in
 * the common plan too, because a move was cut short, counts as common: everyone reads it there.
 */
export function mergedAgenda(common: Plan, restricted: ReadonlyMap<GroupId, Plan>): Agenda {
  const groupOfItem = new Map<ItemId, GroupId>();
  const groupOfPaper = new Map<PaperId, GroupId>();
  const items = new Map(common.items.map((item) => [item.id, item]));
  const papers = new Map(common.papers.map((paper) => [paper.id, paper]));
  for (const [group, plan] of restricted) {
    for (const item of plan.items) {
      if (items.has(item.id)) continue;
      items.set(item.id, item);
      groupOfItem.set(item.id, group);
    }
    for (const paper of plan.papers) {
      if (papers.has(paper.id)) continue;
      papers.set(paper.id, paper);
      groupOfPaper.set(paper.id, group);
    }
  }
  const plan = { ...common, items: inOrder(items), papers: inOrder(papers) };
  return { plan, groupOfItem, groupOfPaper };
}
