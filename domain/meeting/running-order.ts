/** How far the meeting has come with each item of its agenda, and how long each took (DOMAIN c, Agenda item). */
import { z } from 'zod';
import { ItemId, Timestamp } from '../ids.ts';

export const ItemState = z.enum(['waiting', 'presenting', 'done', 'skipped', 'deferred']);
export type ItemState = z.infer<typeof ItemState>;

/** How an item ends: dealt with, left out, or put off to another meeting. */
export const ItemEnd = z.enum(['done', 'skipped', 'deferred']);
export type ItemEnd = z.infer<typeof ItemEnd>;

export const ItemProgress = z.object({
  id: ItemId,
  state: ItemState,
  /** When it was first opened. */
  openedAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  /** Since when it has been discussed without a break; `null` unless it is now. */
  since: Timestamp.nullable(),
  /** Milliseconds before `since`, breaks left out; all of them once it is closed. */
  totalMs: z.number().int().min(0),
  /** Not shown in the room and on its screen. */
  hidden: z.boolean().catch(false),
});
export type ItemProgress = z.infer<typeof ItemProgress>;

export type Progress = ReadonlyMap<ItemId, ItemProgress>;

/** Of an item that nobody has opened yet. */
export function progressOf(items: Progress, id: ItemId): ItemProgress {
  return (
    items.get(id) ?? {
      id,
      state: 'waiting',
      openedAt: null,
      closedAt: null,
      since: null,
      totalMs: 0,
      hidden: false,
    }
  );
}

export function isClosed({ state }: ItemProgress): boolean {
  return state === 'done' || state === 'skipped' || state === 'deferred';
}

/** Milliseconds it has been discussed, by the server's clock. */
export function elapsedMsOf({ totalMs, since }: ItemProgress, now: Timestamp): number {
  return totalMs + (since === null ? 0 : Math.max(0, now - since));
}

/** Opened for the room, or opened again. What is opened is shown. */
export function openedItem(item: ItemProgress, at: Timestamp): ItemProgress {
  return {
    ...item,
    state: 'presenting',
    openedAt: item.openedAt ?? at,
    closedAt: null,
    since: at,
    hidden: false,
  };
}

export function closedItem(item: ItemProgress, at: Timestamp, as: ItemEnd): ItemProgress {
  return { ...item, state: as, closedAt: at, totalMs: elapsedMsOf(item, at), since: null };
}

/** Its clock stands while the meeting is on a break. */
export function heldItem(item: ItemProgress, at: Timestamp): ItemProgress {
  return { ...item, totalMs: elapsedMsOf(item, at), since: null };
}

export function continuedItem(item: ItemProgress, at: Timestamp): ItemProgress {
  return { ...item, since: at };
}

export type Pace = 'enough' | 'near' | 'over';

/** `near` in the last fifth of the planned time. */
export function paceOf(plannedMinutes: number | null, elapsedMs: number): Pace {
  if (plannedMinutes === null || plannedMinutes === 0) return 'enough';
  const planned = plannedMinutes * 60_000;
  if (elapsedMs > planned) return 'over';
  return elapsedMs >= planned * 0.8 ? 'near' : 'enough';
}

/** Planned milliseconds still ahead: what is left of the open item, and all of those not yet opened. */
export function plannedMsLeft(
  agenda: readonly { id: ItemId; minutes: number | null }[],
  items: Progress,
  now: Timestamp,
): number {
  return agenda
    .map(({ id, minutes }) => ({ progress: progressOf(items, id), planned: (minutes ?? 0) * 60_000 }))
    .filter(({ progress }) => !isClosed(progress))
    .reduce((sum, { progress, planned }) => sum + Math.max(0, planned - elapsedMsOf(progress, now)), 0);
}
