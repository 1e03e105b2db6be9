/** What a command about the preparing of one agenda item is made of, as `meeting-rule.ts` says it for meetings: pure, the same on both sides. */
import { z } from 'zod';
import { ItemId, MeetingId, type PersonId, type Sha256, type Timestamp } from '../ids.ts';
import type { Phase } from '../meeting/phase.ts';
import type { Paper, Plan } from '../meeting/plan.ts';
import type { Preparation, Prepared } from '../meeting/preparation.ts';
import { isOrganiser, type MeetingRole } from '../meeting/roles.ts';
import type { Directory } from '../people/directory.ts';
import type { CommandRule } from './command-rule.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** What is known of the request a command is about; both sides can fill it in. */
export interface PreparationCircumstances {
  asker: PersonId;
  /** Of the meeting; `undefined`: there is none, or the asker is not told. */
  phase: Phase | undefined;
  /** The asker's part in the meeting. */
  role: MeetingRole | undefined;
  /** `undefined`: no unit is asked to prepare this item. */
  preparation: Preparation | undefined;
}

export interface PreparationSituation extends PreparationCircumstances {
  /** The server's clock. */
  at: Timestamp;
  plan(): Plan;
  prepared(): Prepared;
  directory(): Directory;
  /** Who brought the bytes of a file for this item; `undefined`: they are not on the server. */
  uploaderOf(sha256: Sha256): PersonId | undefined;
}

/** What a command does, as plain data. */
export interface PreparationEffect {
  /** The request as it is from now on; `null`: none any more. */
  preparation: Preparation | null;
  /** What was brought so far goes: it is another unit's. */
  empties?: boolean;
  /** Goes into the meeting's plan, at the end of the item. */
  intoPlan?: readonly Paper[];
}

export type PreparationOutcome = { effect: PreparationEffect } | { refusal: Refusal };

export type PreparationRule<I extends z.ZodType> = CommandRule<
  'preparation',
  PreparationCircumstances,
  PreparationSituation,
  { effect: PreparationEffect },
  I
>;

export function preparationRule<I extends z.ZodType<{ meeting: MeetingId; item: ItemId }>>(
  definition: Omit<PreparationRule<I>, 'about'>,
): PreparationRule<I> {
  return { about: 'preparation', ...definition };
}

export const AboutItem = z.object({ meeting: MeetingId, item: ItemId });

/** Strangers, and members who prepare nothing and organise nothing, learn nothing but "not found". */
export function organiserOfItem({
  phase,
  role,
  preparation,
  asker,
}: PreparationCircumstances): RefusalCode | null {
  if (phase === undefined) return 'not-found';
  if (isOrganiser(role)) return null;
  return preparation?.officers.includes(asker) ? 'not-organiser' : 'not-found';
}

export function officerOfItem({
  phase,
  role,
  preparation,
  asker,
}: PreparationCircumstances): RefusalCode | null {
  if (phase === undefined) return 'not-found';
  if (preparation?.officers.includes(asker)) return null;
  return isOrganiser(role) ? 'not-preparing' : 'not-found';
}

export function preparationRefused(code: RefusalCode, details?: string[]): PreparationOutcome {
  return { refusal: details === undefined ? { code } : { code, details } };
}
