/** Keeping the office's catalogues and settings: an administrator's work. */
import { z } from 'zod';
import { KindId, type PersonId, RoomId } from '../ids.ts';
import { type CatalogueChange, MeetingKind, MeetingRoom, OfficeSettings } from '../office/catalogues.ts';
import { type Directory, hasDuty } from '../people/directory.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** What is known of the office; both sides can fill it in. */
export interface OfficeCircumstances {
  asker: PersonId;
  directory: Directory;
}

export type OfficeOutcome = { changes: CatalogueChange[] } | { refusal: Refusal };

/** A command about the office as a whole. */
export interface OfficeRule<I extends z.ZodType> {
  about: 'office';
  input: I;
  /** Seconds a client keeps trying without a network before it gives the command back; `null`: until answered. */
  patience: number | null;
  /** Why the asker may not ask for it now, whatever the input. */
  refusal(now: OfficeCircumstances): RefusalCode | null;
  /** What it does; may refuse for what the input says. */
  outcome(now: OfficeCircumstances, input: z.infer<I>): OfficeOutcome;
}

/** Every office command is an administrator's. */
function officeRule<I extends z.ZodType>(input: I, outcome: OfficeRule<I>['outcome']): OfficeRule<I> {
  return {
    about: 'office',
    input,
    patience: null,
    refusal: ({ asker, directory }) =>
      hasDuty(directory.people.get(asker), 'administrator') ? null : 'not-administrator',
    outcome,
  };
}

export const officeCommands = {
  /** Adds a room, or changes the one of that id. */
  'office.putRoom': officeRule(z.object({ room: MeetingRoom }), ({ directory }, { room }) =>
    room.unit !== null && !directory.units.has(room.unit)
      ? { refusal: { code: 'unknown-unit' } }
      : { changes: [{ in: 'rooms', put: room }] },
  ),
  /** Meetings that have it as their place keep its name. */
  'office.dropRoom': officeRule(z.object({ room: RoomId }), (_, { room }) => ({
    changes: [{ in: 'rooms', drop: room }],
  })),
  'office.putKind': officeRule(z.object({ kind: MeetingKind }), (_, { kind }) => ({
    changes: [{ in: 'kinds', put: kind }],
  })),
  'office.dropKind': officeRule(z.object({ kind: KindId }), (_, { kind }) => ({
    changes: [{ in: 'kinds', drop: kind }],
  })),
  'office.configure': officeRule(z.object({ settings: OfficeSettings }), (_, { settings }) => ({
    changes: [{ in: 'settings', set: settings }],
  })),
} as const;
