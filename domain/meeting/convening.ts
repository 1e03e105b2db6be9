/** What a plan needs before a meeting is convened. One rule: the server decides by it, the button explains by it. */
import type { PersonId } from '../ids.ts';
import type { Member } from './floor.ts';
import type { Plan } from './plan.ts';
import { withoutOrphans } from './roster.ts';

export const missingParts = [
  'title',
  'chair',
  'time',
  'endBeforeStart',
  'place',
  'item',
  'itemTitle',
  'invitee',
] as const;
export type MissingPart = (typeof missingParts)[number];

/** What keeps this plan from being convened, in the order of the form; empty when ready (DOMAIN c, Meeting). */
export function missingForConvening(plan: Plan, organisers: Iterable<Member>): MissingPart[] {
  const { title, startsAt, endsAt, place } = plan.details;
  const hasChair = [...organisers].some((member) => member.role === 'chair');
  const missing: Record<MissingPart, boolean> = {
    title: title.trim() === '',
    chair: !hasChair,
    time: startsAt === null,
    endBeforeStart: startsAt !== null && endsAt !== null && endsAt <= startsAt,
    place: place.trim() === '',
    item: plan.items.length === 0,
    itemTitle: plan.items.some((item) => item.title.trim() === ''),
    invitee: plan.invitees.size + plan.units.size === 0,
  };
  return missingParts.filter((part) => missing[part]);
}

/** Who belongs to the meeting once it is convened: the organisers keep their roles, invitees get theirs. */
export function rosterAtConvening(
  plan: Plan,
  organisers: readonly Member[],
  known: (person: PersonId) => boolean,
  /** Of the roster before: whoever comes in the place of one who stays, stays. */
  substitutes: readonly Member[] = [],
  /** Those whom units have named. */
  assigned: readonly Member[] = [],
): Member[] {
  const roster = new Map(organisers.map((member) => [member.id, member]));
  for (const invitee of plan.invitees.values()) {
    if (!roster.has(invitee.id) && known(invitee.id))
      roster.set(invitee.id, { id: invitee.id, role: invitee.role });
  }
  for (const member of [...assigned, ...substitutes])
    if (!roster.has(member.id)) roster.set(member.id, member);
  return withoutOrphans([...roster.values()]);
}
