/**
 * Every command: its input, who may ask for it when, and how long it is worth waiting for a network.
 * The server decides by `refusal`, the renderer greys out the button by the very same function.
 * What a command does to the kept documents is in `sync-server/commands/`.
 */
import { z } from 'zod';
import { CommandId, ItemId, MeetingId, PaperId, PersonId, Timestamp } from './ids.ts';
import { mayBecome, type Phase } from './meeting/phase.ts';
import { isOrganiser, type MeetingRole } from './meeting/roles.ts';

/** Why a command was refused. A closed set: each has a sentence in both languages. */
export const RefusalCode = z.enum([
  /** Not a member of the meeting, or it does not exist: the two look alike on purpose. */
  'not-found',
  'already-exists',
  'not-organiser',
  'not-chair-or-secretary',
  'not-leading',
  'wrong-phase',
  'unknown-person',
  'unknown-item',
  'unknown-paper',
  'plan-incomplete',
  'needs-secretary',
  'already-checked-in',
  'bad-input',
  /** Waited longer for the network than it was worth. */
  'expired',
  /** The server could not store it; asking again is safe. */
  'try-again',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Refusal = z.object({
  code: RefusalCode,
  /** What exactly, where the code alone does not say: e.g. the missing parts of a plan. */
  details: z.array(z.string().max(200)).max(50).optional(),
});
export type Refusal = z.infer<typeof Refusal>;

/** What is known of the meeting a command is about; both sides can fill it in. */
export interface Circumstances {
  /** `undefined`: there is no such meeting. */
  phase: Phase | undefined;
  /** `undefined`: the asker has no part in it. */
  role: MeetingRole | undefined;
  checkedIn: boolean;
  /** Who leads the page now. */
  leader: PersonId | undefined;
}

interface CommandRule<I extends z.ZodType> {
  input: I;
  /** Seconds a client keeps trying without a network before it gives the command back; `null`: until answered. */
  patience: number | null;
  refusal(now: Circumstances, asker: PersonId): RefusalCode | null;
}

function rule<I extends z.ZodType>(definition: CommandRule<I>): CommandRule<I> {
  return definition;
}

const AboutMeeting = z.object({ meeting: MeetingId });

/** An organiser, in one of these phases. Strangers learn nothing but "not found". */
function organiserIn(...phases: Phase[]): (now: Circumstances) => RefusalCode | null {
  return ({ phase, role }) => {
    if (phase === undefined || role === undefined) return 'not-found';
    if (!isOrganiser(role)) return 'not-organiser';
    return phases.includes(phase) ? null : 'wrong-phase';
  };
}

function organiserMoving(to: Phase): (now: Circumstances) => RefusalCode | null {
  return ({ phase, role }) => {
    if (phase === undefined || role === undefined) return 'not-found';
    if (!isOrganiser(role)) return 'not-organiser';
    return mayBecome(phase, to) ? null : 'wrong-phase';
  };
}

export const commands = {
  /** Opens a draft; whoever creates it is its first secretary. */
  'meeting.create': rule({
    input: AboutMeeting,
    patience: null,
    refusal: ({ phase }) => (phase === undefined ? null : 'already-exists'),
  }),
  /** Names the chair and the secretaries. At least one secretary stays, so that no meeting is left without a keeper. */
  'meeting.appoint': rule({
    input: AboutMeeting.extend({ chair: PersonId.nullable(), secretaries: z.array(PersonId).max(20) }),
    patience: null,
    refusal: organiserIn('draft', 'convened', 'in_progress'),
  }),
  /** Sends the invitations; again after a change of the plan, to those added or removed. */
  'meeting.convene': rule({ input: AboutMeeting, patience: null, refusal: organiserMoving('convened') }),
  'meeting.cancel': rule({
    input: AboutMeeting.extend({ reason: z.string().trim().max(1000) }),
    patience: null,
    refusal: organiserMoving('cancelled'),
  }),
  'meeting.start': rule({ input: AboutMeeting, patience: 30, refusal: organiserMoving('in_progress') }),
  'meeting.end': rule({ input: AboutMeeting, patience: 30, refusal: organiserMoving('ended') }),
  /** Opens an agenda item for the whole room. */
  'meeting.present': rule({
    input: AboutMeeting.extend({ item: ItemId }),
    patience: 30,
    refusal: organiserIn('in_progress'),
  }),
  /** Leads everyone who follows to this page. */
  'meeting.lead': rule({
    input: AboutMeeting.extend({ paper: PaperId, page: z.number().int().min(1).max(100_000) }),
    patience: 5,
    refusal: organiserIn('in_progress'),
  }),
  'meeting.stopLeading': rule({
    input: AboutMeeting,
    patience: 30,
    refusal: (now) => organiserIn('in_progress')(now) ?? (now.leader === undefined ? 'not-leading' : null),
  }),
  /** Checks oneself in. */
  'meeting.checkIn': rule({
    input: AboutMeeting,
    patience: 4 * 3600,
    refusal: ({ phase, role, checkedIn }) => {
      if (phase === undefined || role === undefined) return 'not-found';
      if (phase !== 'convened' && phase !== 'in_progress') return 'wrong-phase';
      return checkedIn ? 'already-checked-in' : null;
    },
  }),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;

export const CommandName = z.enum(Object.keys(commands) as [CommandName, ...CommandName[]]);

/** A command as it waits in the outbox and travels. `input` is checked against the command's own shape. */
export const Command = z.object({
  id: CommandId,
  name: CommandName,
  input: z.unknown(),
  /** The asker's clock when they asked; the journal keeps it beside the server's. */
  askedAt: Timestamp,
});
export type Command = z.infer<typeof Command>;

/** The server's answer. A command repeated with the same id gets the same answer. */
export const CommandAnswer = z.union([
  z.object({ id: CommandId, ok: z.literal(true) }),
  z.object({ id: CommandId, ok: z.literal(false), refusal: Refusal }),
]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;
