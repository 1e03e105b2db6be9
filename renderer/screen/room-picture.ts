/**
 * What the room screen shows of a meeting. It is for everyone in the room, guests and people at the door included, so it is
 * made of the common plan alone: what belongs to an item that is not in it, or is hidden, never comes through. Pure.
 */
import type { ItemId } from '#domain/ids.ts';
import { type Ballot, ballotsInOrder, isUnderWay } from '#domain/meeting/ballot.ts';
import type { Floor, LeadPage } from '#domain/meeting/floor.ts';
import { isOver } from '#domain/meeting/phase.ts';
import type { AgendaItem, Paper, Plan } from '#domain/meeting/plan.ts';
import { progressOf } from '#domain/meeting/running-order.ts';
import { type Speech, speakerIn, waitingIn } from '#domain/meeting/speech.ts';

export type RoomPicture =
  | { view: 'welcome' | 'noItem' | 'private' | 'ended' }
  | { view: 'break'; since: number | null }
  | {
      view: 'item';
      item: AgendaItem;
      number: number;
      /** Speeches first, then the questioning: one or the other has the floor. */
      speaker: Speech | undefined;
      next: Speech | undefined;
      waiting: number;
      /** Under way, or just published. */
      ballot: Ballot | undefined;
      led: { paper: Paper; page: LeadPage['page'] } | undefined;
    };

export function roomPictureOf(plan: Plan, floor: Floor): RoomPicture {
  const { phase, currentItem } = floor;
  if (isOver(phase) || phase === 'cancelled') return { view: 'ended' };
  if (phase === 'paused') return { view: 'break', since: floor.pausedAt };
  if (phase !== 'in_progress') return { view: 'welcome' };
  if (currentItem === null) return { view: 'noItem' };
  const index = plan.items.findIndex(({ id }) => id === currentItem);
  const item = plan.items[index];
  // An item of a group of its own: not even its title is for this screen.
  if (!item || progressOf(floor.items, currentItem).hidden) return { view: 'private' };
  const { speeches } = floor;
  const here = (speech: Speech | undefined) => (speech && isShown(plan, floor, speech) ? speech : undefined);
  const waiting = [
    ...waitingIn(speeches, 'speeches', currentItem),
    ...waitingIn(speeches, 'questions', currentItem),
  ];
  return {
    view: 'item',
    item,
    number: index + 1,
    speaker: here(speakerIn(speeches, 'speeches')) ?? here(speakerIn(speeches, 'questions')),
    next: waiting[0],
    waiting: waiting.length,
    ballot: ballotsInOrder(floor)
      .filter((ballot) => isUnderWay(ballot) || ballot.state === 'closed' || ballot.state === 'published')
      .filter((ballot) => ballot.item === currentItem || (ballot.item === null && isUnderWay(ballot)))
      .at(-1),
    led: ledPage(plan, floor, currentItem),
  };
}

/** The floor as the seats on the screen show it: nothing of a speech or a ballot that belongs to what is not shown. */
export function shownFloor(plan: Plan, floor: Floor): Floor {
  return {
    ...floor,
    speeches: new Map([...floor.speeches].filter(([, speech]) => isShown(plan, floor, speech))),
    ballots: new Map([...floor.ballots].filter(([, ballot]) => isShown(plan, floor, ballot))),
  };
}

function isShown(plan: Plan, floor: Floor, { item }: Pick<Speech | Ballot, 'item'>): boolean {
  if (item === null) return true;
  return plan.items.some(({ id }) => id === item) && !progressOf(floor.items, item).hidden;
}

/** The leader's page, where it is of a paper of a shown item. */
function ledPage(plan: Plan, { lead, items }: Floor, current: ItemId) {
  const paper = lead === null ? undefined : plan.papers.find(({ id }) => id === lead.paper);
  if (!lead || !paper) return undefined;
  if (paper.item !== current && progressOf(items, paper.item).hidden) return undefined;
  return { paper, page: lead.page };
}
