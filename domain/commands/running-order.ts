/** The running order: opening, ending and hiding items of the agenda. */
import { z } from 'zod';
import { ItemId, type Timestamp } from '../ids.ts';
import type { Floor, FloorChange } from '../meeting/floor.ts';
import {
  closedItem,
  continuedItem,
  heldItem,
  ItemEnd,
  type ItemProgress,
  isClosed,
  openedItem,
  progressOf,
} from '../meeting/running-order.ts';
import { afterItem, interrupted } from '../meeting/speech.ts';
import { AboutMeeting, meetingRule, organiserIn, refused } from './meeting-rule.ts';
import { wholeAgenda } from './restrictions.ts';
import { speechChanges } from './speaking.ts';

const AboutItem = AboutMeeting.extend({ item: ItemId });

export const runningOrderCommands = {
  /** Opens an agenda item for the whole room; the one before it is done. Opening the open one changes nothing. */
  'meeting.present': meetingRule({
    input: AboutItem,
    patience: 30,
    refusal: organiserIn('in_progress'),
    outcome(now, { item }) {
      const { at, floor } = now;
      if (!wholeAgenda(now).items.some(({ id }) => id === item)) return refused('unknown-item');
      if (floor.currentItem === item) return { effect: {} };
      return {
        effect: {
          state: { currentItem: item, itemSince: at },
          records: [...leaving(floor, at), put(openedItem(progressOf(floor.items, item), at))],
        },
      };
    },
  }),
  /** Ends an item without opening another; of two organisers who do it at once, the second is told so. */
  'agenda.close': meetingRule({
    input: AboutItem.extend({ as: ItemEnd }),
    patience: 30,
    refusal: organiserIn('in_progress'),
    outcome(now, { item, as }) {
      const { at, floor } = now;
      if (!wholeAgenda(now).items.some(({ id }) => id === item)) return refused('unknown-item');
      const progress = progressOf(floor.items, item);
      if (isClosed(progress)) return refused('item-closed');
      const records = ending(floor, item, at, as);
      if (floor.currentItem !== item) return { effect: { records } };
      return { effect: { state: { currentItem: null, itemSince: null }, records } };
    },
  }),
  /** Hides an item in the room and on its screen, or shows it again. The open one can't be hidden. */
  'agenda.hide': meetingRule({
    input: AboutItem.extend({ hidden: z.boolean() }),
    patience: 60,
    refusal: organiserIn('convened', 'in_progress', 'paused'),
    outcome(now, { item, hidden }) {
      const { floor } = now;
      if (!wholeAgenda(now).items.some(({ id }) => id === item)) return refused('unknown-item');
      if (floor.currentItem === item) return refused('item-open');
      return { effect: { records: [put({ ...progressOf(floor.items, item), hidden })] } };
    },
  }),
} as const;

/** The room leaves the item it is at, if any. */
function leaving(floor: Floor, at: Timestamp): FloorChange[] {
  return floor.currentItem === null ? [] : ending(floor, floor.currentItem, at, 'done');
}

/** An item ends, and so do the speeches about it. */
function ending(floor: Floor, item: ItemId, at: Timestamp, as: ItemEnd): FloorChange[] {
  return [
    put(closedItem(progressOf(floor.items, item), at, as)),
    ...speechChanges(afterItem(floor.speeches, item, at)),
  ];
}

/** A break: the clocks of the item and of the speaker stand. */
export function atBreak(floor: Floor, at: Timestamp): FloorChange[] {
  const { currentItem } = floor;
  const item = currentItem === null ? [] : [put(heldItem(progressOf(floor.items, currentItem), at))];
  return [...item, ...speechChanges(interrupted(floor.speeches, at))];
}

/** After the break the item's clock goes on; the chair gives the floor again. */
export function afterBreak({ currentItem, items }: Floor, at: Timestamp): FloorChange[] {
  return currentItem === null ? [] : [put(continuedItem(progressOf(items, currentItem), at))];
}

/** The meeting is over: its last item and everyone's requests with it. */
export function atEnd(floor: Floor, at: Timestamp): FloorChange[] {
  const { currentItem } = floor;
  const item =
    currentItem === null ? [] : [put(closedItem(progressOf(floor.items, currentItem), at, 'done'))];
  return [...item, ...speechChanges(afterItem(floor.speeches, undefined, at))];
}

function put(progress: ItemProgress): FloorChange {
  return { in: 'items', put: progress };
}
