/**
 * Asking to speak: speeches, points of order and questions to a named member (DOMAIN c, Speak request). One record a request,
 * kept on the floor to the end, so that minutes and statistics are read from it.
 */
import { z } from 'zod';
import { ItemId, PersonId, SpeechId, Timestamp } from '../ids.ts';

/** phát biểu, vấn đề trình tự (goes first), chất vấn */
export const SpeechKind = z.enum(['speech', 'point_of_order', 'question']);
export type SpeechKind = z.infer<typeof SpeechKind>;

export const SpeechState = z.enum([
  'queued',
  'speaking',
  'paused',
  'done',
  /** Taken back by whoever asked. */
  'cancelled',
  /** Not called, with a reason, by an organiser. */
  'rejected',
  /** Its item was closed before its turn came. */
  'expired',
]);
export type SpeechState = z.infer<typeof SpeechState>;

export const Speech = z.object({
  id: SpeechId,
  person: PersonId,
  /** What it is about; `null` for the meeting at large. */
  item: ItemId.nullable(),
  kind: SpeechKind,
  topic: z.string().max(500).catch(''),
  /** Who is asked; of questions alone. */
  answerer: PersonId.nullable(),
  state: SpeechState,
  /** Its place among those that wait: the smallest first, after points of order. */
  place: z.number().int().min(0),
  /** Not the speaker where a secretary registered for them. */
  registeredBy: PersonId,
  registeredAt: Timestamp,
  calledAt: Timestamp.nullable(),
  /** Since when they have been speaking without a break; `null` unless `speaking`. */
  since: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
  /** Milliseconds spoken before `since`; all of them once it is over. */
  spokenMs: z.number().int().min(0),
  /** Seconds allowed; `null` for no limit. */
  limit: z.number().int().positive().nullable(),
  /** Why it was rejected. */
  reason: z.string().max(500).nullable(),
});
export type Speech = z.infer<typeof Speech>;

export type Speeches = ReadonlyMap<SpeechId, Speech>;

/** Seconds; `null` for no limit. */
const Limit = z.number().int().min(30).max(7200).nullable();

/** How speaking goes in one meeting. */
export const SpeakingRules = z.object({
  limits: z.object({ speech: Limit, point_of_order: Limit, question: Limit }),
  /** Guests may register too. */
  guests: z.boolean(),
  /** Kinds that are taken at the moment. */
  open: z.object({ speech: z.boolean(), point_of_order: z.boolean(), question: z.boolean() }),
});
export type SpeakingRules = z.infer<typeof SpeakingRules>;

export const usualSpeakingRules: SpeakingRules = {
  limits: { speech: 300, point_of_order: 60, question: 180 },
  guests: false,
  open: { speech: true, point_of_order: true, question: true },
};

const next: Record<SpeechState, readonly SpeechState[]> = {
  queued: ['speaking', 'cancelled', 'rejected', 'expired'],
  speaking: ['paused', 'done'],
  paused: ['speaking', 'done'],
  done: [],
  cancelled: [],
  rejected: [],
  expired: [],
};

export function speechMayBecome(from: SpeechState, to: SpeechState): boolean {
  return next[from].includes(to);
}

/** Questions have a queue of their own; in each queue one speaks at a time. */
export type SpeechQueue = 'speeches' | 'questions';

export function queueOf(kind: SpeechKind): SpeechQueue {
  return kind === 'question' ? 'questions' : 'speeches';
}

/** Called and not finished: speaking, or paused. */
export function isOnTheFloor({ state }: Speech): boolean {
  return state === 'speaking' || state === 'paused';
}

/** Who speaks in a queue just now. */
export function speakerIn(speeches: Speeches, queue: SpeechQueue): Speech | undefined {
  return [...speeches.values()].find(({ kind, state }) => state === 'speaking' && queueOf(kind) === queue);
}

/** Who waits in a queue for this item, or for the meeting at large: points of order first, then as registered. */
export function waitingIn(speeches: Speeches, queue: SpeechQueue, item: ItemId | null): Speech[] {
  return [...speeches.values()]
    .filter(({ state, kind }) => state === 'queued' && queueOf(kind) === queue)
    .filter((speech) => speech.item === null || speech.item === item)
    .sort((a, b) => order(a) - order(b) || a.place - b.place);
}

function order({ kind }: Speech): number {
  return kind === 'point_of_order' ? 0 : 1;
}

/** The place behind everyone who has registered so far. */
export function lastPlace(speeches: Speeches): number {
  return Math.max(0, ...[...speeches.values()].map(({ place }) => place + 1));
}

/** Milliseconds spoken so far, by the server's clock. */
export function spokenMsOf({ spokenMs, since }: Speech, now: Timestamp): number {
  return spokenMs + (since === null ? 0 : Math.max(0, now - since));
}

/** How often and how long a person has spoken in this meeting, points of order not counted. */
export function earlierOf(speeches: Speeches, person: PersonId): { count: number; ms: number } {
  const done = [...speeches.values()].filter(
    (speech) => speech.person === person && speech.state === 'done' && speech.kind !== 'point_of_order',
  );
  return { count: done.length, ms: done.reduce((sum, { spokenMs }) => sum + spokenMs, 0) };
}

export type TimeLeft = 'enough' | 'near' | 'over';

/** `near` in the last fifth of the time, at least its last 15 seconds. */
export function timeLeftOf({ limit }: Pick<Speech, 'limit'>, spokenMs: number): TimeLeft {
  if (limit === null) return 'enough';
  const left = limit * 1000 - spokenMs;
  if (left < 0) return 'over';
  return left <= Math.max(15_000, limit * 200) ? 'near' : 'enough';
}

export function called(speech: Speech, at: Timestamp, limit: number | null): Speech {
  return { ...speech, state: 'speaking', calledAt: at, since: at, limit };
}

export function pausedSpeech(speech: Speech, at: Timestamp): Speech {
  return { ...speech, state: 'paused', spokenMs: spokenMsOf(speech, at), since: null };
}

export function resumedSpeech(speech: Speech, at: Timestamp): Speech {
  return { ...speech, state: 'speaking', since: at };
}

export function stopped(speech: Speech, at: Timestamp): Speech {
  return { ...speech, state: 'done', spokenMs: spokenMsOf(speech, at), since: null, endedAt: at };
}

/** Leaves the queue without having been called. */
export function withdrawn(
  speech: Speech,
  state: 'cancelled' | 'rejected' | 'expired',
  at: Timestamp,
  reason: string | null = null,
): Speech {
  return { ...speech, state, endedAt: at, reason };
}

/**
 * What becomes of everyone once an item is left: whoever has the floor is done, whoever waits for it comes too late.
 * @param item `undefined`: the meeting is over, so that it is said of every request
 */
export function afterItem(speeches: Speeches, item: ItemId | null | undefined, at: Timestamp): Speech[] {
  const about = [...speeches.values()].filter((speech) => item === undefined || speech.item === item);
  return about.flatMap((speech) => {
    if (isOnTheFloor(speech)) return [stopped(speech, at)];
    return speech.state === 'queued' ? [withdrawn(speech, 'expired', at)] : [];
  });
}

/** Whoever speaks is paused, e.g. since the meeting takes a break. */
export function interrupted(speeches: Speeches, at: Timestamp): Speech[] {
  return [...speeches.values()].filter(({ state }) => state === 'speaking').map((s) => pausedSpeech(s, at));
}

/** The waiting requests that change so that `speech` comes to `index` of them, counted without it. */
export function moved(waiting: readonly Speech[], speech: SpeechId, index: number): Speech[] {
  const from = waiting.find(({ id }) => id === speech);
  if (!from) return [];
  const others = waiting.filter(({ id }) => id !== speech);
  const wanted = [...others.slice(0, index), from, ...others.slice(index)];
  const places = waiting.map(({ place }) => place).sort((a, b) => a - b);
  return wanted.flatMap((each, i) => {
    const place = places[i] ?? each.place;
    return place === each.place ? [] : [{ ...each, place }];
  });
}
