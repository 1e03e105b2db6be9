/**
 * Who alone reads an item of the agenda. The item itself and its papers are written by the organisers into the document of
 * the group; the server decides who is in it, and whose the papers' files are.
 */
import { z } from 'zod';
import { GroupId, type ItemId, PersonId, Sha256 } from '../ids.ts';
import type { Plan } from '../meeting/plan.ts';
import { largestGroup, mergedAgenda, withoutPart } from '../meeting/restriction.ts';
import { AboutMeeting, meetingRule, organiserIn, refused, type Situation } from './meeting-rule.ts';

const AboutGroup = AboutMeeting.extend({
  group: GroupId,
  /** Files of papers that move with the item, where the server has them. */
  files: z.array(Sha256).max(1000).default([]),
});

/** As long as the plan may be written. */
const whilePlanned = organiserIn(
  'draft',
  'rejected',
  'approved',
  'convened',
  'postponed',
  'in_progress',
  'paused',
);

/** The screen waits for it before it moves anything: later it would surprise. */
const PATIENCE_S = 10;

export const restrictionCommands = {
  /** Makes a group, or changes who is in it. `files` pass from the common plan to the group. */
  'restriction.set': meetingRule({
    input: AboutGroup.extend({ members: z.array(PersonId).min(1).max(largestGroup) }),
    patience: PATIENCE_S,
    refusal: whilePlanned,
    outcome({ floor, groups, plan, isKnown }, { group: id, members: named, files }) {
      const members = [...new Set(named)];
      const unknown = members.filter((person) => !isKnown(person));
      if (unknown.length > 0) return refused('unknown-person', unknown);
      const without = withoutPart(members, plan(), floor);
      if (without.length > 0) return refused('not-a-member', without);
      const others = groups.filter((group) => group.id !== id);
      const moved = files.length === 0 ? {} : { files: { sha256s: files, from: null, to: id } };
      return { effect: { groups: [...others, { id, members }], ...moved } };
    },
  }),
  /** Ends a group that holds nothing any more. `files` pass to the common plan. */
  'restriction.drop': meetingRule({
    input: AboutGroup,
    patience: null,
    refusal: whilePlanned,
    outcome({ groups, restricted }, { group: id, files }) {
      const plan = restricted().get(id);
      if (plan && (plan.items.length > 0 || plan.papers.length > 0)) return refused('restriction-in-use');
      const others = groups.filter((group) => group.id !== id);
      return { effect: { groups: others, files: { sha256s: files, from: id, to: null } } };
    },
  }),
} as const;

/** The whole agenda, restricted items included: for what organisers do with an item, which names it by its id alone. */
export function wholeAgenda({ plan, restricted }: Pick<Situation, 'plan' | 'restricted'>): Plan {
  return mergedAgenda(plan(), restricted()).plan;
}

/** Why nothing may be said of this item where everyone in the meeting reads it; `null` for items of the common plan. */
export function refusalToSpeakOf(
  { plan, restricted }: Pick<Situation, 'plan' | 'restricted'>,
  item: ItemId | null,
): 'unknown-item' | 'restricted-item' | null {
  if (item === null || plan().items.some(({ id }) => id === item)) return null;
  const isRestricted = [...restricted().values()].some(({ items }) => items.some(({ id }) => id === item));
  return isRestricted ? 'restricted-item' : 'unknown-item';
}
