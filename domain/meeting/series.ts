/** The next meeting of a series, and making a meeting like another. */
import type * as Y from 'yjs';
import { type ItemId, type PersonId, Timestamp } from '../ids.ts';
import { addItem, invite, inviteUnit, type Plan, setDetails } from './plan.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Vietnam has one time zone and no summer time. */
const ZONE_MS = 7 * 3_600_000;

export type Step = 'same' | 'week' | 'month';

/**
 * When the next one is: a week later, or on the same weekday of the next month, the second Tuesday after the second
 * Tuesday. A month without a fifth one has it on its last.
 */
export function nextTime(at: Timestamp, step: Step): Timestamp {
  if (step === 'same') return at;
  if (step === 'week') return at + WEEK_MS;
  const local = new Date(at + ZONE_MS);
  const nth = Math.ceil(local.getUTCDate() / 7);
  const first = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1));
  const toWeekday = (local.getUTCDay() - first.getUTCDay() + 7) % 7;
  const day = 1 + toWeekday + (nth - 1) * 7;
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const date = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), day > days ? day - 7 : day);
  const timeOfDay = (at + ZONE_MS) % DAY_MS;
  return Timestamp.parse(date + timeOfDay - ZONE_MS);
}

/**
 * Writes into an empty plan what another one has, without its papers. A meeting of no series has no time yet: two at
 * once would be no use.
 * @param newId makes the id of each item
 */
export function copyPlan(from: Plan, to: Y.Doc, step: Step, newId: () => ItemId): void {
  const { startsAt, endsAt, ...rest } = from.details;
  const start = startsAt === null || step === 'same' ? null : nextTime(startsAt, step);
  const length = startsAt !== null && endsAt !== null ? endsAt - startsAt : null;
  const people = (role: 'delegate' | 'guest'): PersonId[] =>
    [...from.invitees.values()].filter((invitee) => invitee.role === role).map(({ id }) => id);
  to.transact(() => {
    setDetails(to, {
      ...rest,
      startsAt: start,
      endsAt: start !== null && length !== null ? start + length : null,
    });
    invite(to, people('delegate'), 'delegate');
    invite(to, people('guest'), 'guest');
    for (const unit of from.units.values()) inviteUnit(to, unit);
    for (const { title, presenter, minutes, guests = [] } of from.items)
      addItem(to, { id: newId(), title, presenter, minutes, ...(guests.length > 0 ? { guests } : {}) });
  });
}
