/**
 * What a guest of a meeting sees: that it is held, who comes, and the items shared with them. The server keeps documents
 * of these shapes for each guest (see `guestPlan` and `guestFloor`), so that nothing else ever reaches their machine. Pure.
 */
import type * as Y from 'yjs';
import type { ItemId, PersonId, UnitId } from '../ids.ts';
import { writeRecords } from '../records.ts';
import { type Ballot, ballotsInOrder } from './ballot.ts';
import { emptyFloor, type Floor, type Member } from './floor.ts';
import { isConcluded } from './phase.ts';
import type { AgendaItem, GuestId, Plan } from './plan.ts';
import { type Seatings, setSeating } from './seating.ts';
import { partInTask } from './task.ts';

/** By which names an item may be shared with a guest: their own, that of whom they stand for, and their unit's. */
export function namesOfGuest(person: PersonId, member: Member | undefined): GuestId[] {
  return [person, member?.substituteFor, member?.assignedFor].filter((name) => name !== undefined);
}

/** Guests as the plan names them: people, and units that name guests. */
export function invitedGuests({ invitees, units }: Pick<Plan, 'invitees' | 'units'>): GuestId[] {
  return [...invitees.values(), ...units.values()].filter(({ role }) => role === 'guest').map(({ id }) => id);
}

export function isSharedWith(
  { guests = [] }: Pick<AgendaItem, 'guests'>,
  names: readonly GuestId[],
): boolean {
  return names.some((name) => guests.includes(name));
}

/** The common plan as a guest sees it. Restricted items of their groups come to it as they do for everyone. */
export function planForGuest(plan: Plan, names: readonly GuestId[]): Plan {
  const items = plan.items.filter((item) => isSharedWith(item, names));
  const shared = new Set(items.map(({ id }) => id));
  return { ...plan, items: items.map(asShown), papers: plan.papers.filter(({ item }) => shared.has(item)) };
}

/** With whom else it is shared, and who prepares it, is not the guest's business. */
function asShown({ id, rank, title, presenter, minutes }: AgendaItem): AgendaItem {
  return { id, rank, title, presenter, minutes };
}

/** Stands in the place of whatever item is going on that is not shared: one name for all of them. */
export const withheldItem = 'withheld' as ItemId;

/**
 * The floor as a guest sees it. Of the items shared with them they see what came out of them: results of ballots once they
 * are published, conclusions once the notice is issued. What they or their unit are asked to do they see with the conclusion
 * it came out of, whichever item that belongs to.
 * @param unit the person's own
 */
export function floorForGuest(floor: Floor, plan: Plan, person: PersonId, unit: UnitId | undefined): Floor {
  const names = namesOfGuest(person, floor.members.get(person));
  const withheld = new Set(plan.items.filter((item) => !isSharedWith(item, names)).map(({ id }) => id));
  const isShown = (item: ItemId | null) => item === null || !withheld.has(item);
  const ledTo = plan.papers.find(({ id }) => id === floor.lead?.paper);
  const shared = new Set(plan.items.filter((item) => isSharedWith(item, names)).map(({ id }) => id));
  // A vote about the meeting at large, or about an item that is no more, is shared with nobody.
  const isShared = (item: ItemId | null) => item !== null && shared.has(item);
  const tasks = kept(floor.tasks, (task) => partInTask(task, { person, unit }) !== undefined);
  return {
    // What is not named below is empty: whatever a floor will hold some day is not a guest's until somebody says so.
    ...emptyFloor(),
    ...pick(floor, [
      'phase',
      'convenedAt',
      'startedAt',
      'pausedAt',
      'endedAt',
      'cancelReason',
      'postponement',
      'invitedTo',
      'itemSince',
      'speakingRules',
      'attendanceRules',
      'journal',
      'members',
      'attendance',
    ]),
    currentItem: isShown(floor.currentItem) ? floor.currentItem : withheldItem,
    lead: ledTo && !isShown(ledTo.item) ? null : floor.lead,
    items: kept(floor.items, ({ id }) => isShown(id)),
    speeches: kept(floor.speeches, ({ item }) => isShown(item)),
    responses: kept(floor.responses, ({ id }) => id === person),
    conclusions: kept(
      floor.conclusions,
      ({ id, item }) => tasks.has(id) || (isConcluded(floor.phase) && isShared(item)),
    ),
    tasks,
    ballots: ballotsForGuest(floor, isShared),
  };
}

/**
 * Ballots that everyone was told the result of, numbered among themselves: gaps would tell how many are kept from the guest.
 * Who chose what, and in which words, is the members' business; so is putting secret papers in and counting them again.
 */
function ballotsForGuest(floor: Floor, isShared: (item: ItemId | null) => boolean): Floor['ballots'] {
  const told = ballotsInOrder(floor).filter(
    ({ item, publishedAt }) => publishedAt !== null && isShared(item),
  );
  const ids = new Set(told.map(({ id }) => id));
  return new Map(
    told.map((ballot, i): [Ballot['id'], Ballot] => [
      ballot.id,
      {
        ...ballot,
        number: i + 1,
        revoteOf: ballot.revoteOf !== null && ids.has(ballot.revoteOf) ? ballot.revoteOf : null,
        publicKey: null,
        papersHash: null,
        // What was annulled counts for nothing any more.
        result:
          ballot.result && ballot.state === 'published'
            ? { ...ballot.result, opinions: [], votes: null }
            : null,
      },
    ]),
  );
}

function pick<K extends keyof Floor>(floor: Floor, names: readonly K[]): Pick<Floor, K> {
  return Object.fromEntries(names.map((name) => [name, floor[name]])) as Pick<Floor, K>;
}

function kept<K, V>(records: ReadonlyMap<K, V>, isKept: (record: V) => boolean): Map<K, V> {
  return new Map([...records].filter(([, record]) => isKept(record)));
}

/** Makes a guest's plan equal to `plan`, touching only what differs. */
export function writeGuestPlan(doc: Y.Doc, plan: Plan, seatings: Seatings): void {
  const byId = (records: readonly { id: string }[]) => new Map(records.map((record) => [record.id, record]));
  writeRecords(doc.getMap('details'), new Map(Object.entries(plan.details)));
  writeRecords(doc.getMap('invitees'), plan.invitees);
  writeRecords(doc.getMap('units'), plan.units);
  writeRecords(doc.getMap('items'), byId(plan.items));
  writeRecords(doc.getMap('papers'), byId(plan.papers));
  setSeating(doc, seatings.values());
}
