/**
 * What a command about a meeting is made of: the shape of its input, who may ask when, and what it does. All of it is pure
 * and runs on both sides: the server decides by it, a screen greys its button out by it.
 */
import { z } from 'zod';
import { type GroupId, MeetingId, type PersonId, type Sha256, type Timestamp, type UnitId } from '../ids.ts';
import type { AnnexesOf } from '../meeting/annexes.ts';
import type { BallotBox, BoxChange } from '../meeting/ballot-box.ts';
import type { Floor, FloorChange, FloorState, Member } from '../meeting/floor.ts';
import { namesOfGuest, planForGuest } from '../meeting/guest.ts';
import type { Minutes } from '../meeting/minutes.ts';
import type { MinutesFrame } from '../meeting/minutes-text.ts';
import { mayBecome, type Phase } from '../meeting/phase.ts';
import type { Plan } from '../meeting/plan.ts';
import type { PaperRead, Readings } from '../meeting/read.ts';
import type { Group } from '../meeting/restriction.ts';
import { isOrganiser, type MeetingRole } from '../meeting/roles.ts';
import type { Task } from '../meeting/task.ts';
import type { Booking, Bookings } from '../office/bookings.ts';
import type { MailKind } from '../office/meeting-mail.ts';
import type { GivenNumber, NumberRegister } from '../office/numbering.ts';
import type { Directory } from '../people/directory.ts';
import type { CommandRule } from './command-rule.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** What is known of the meeting a command is about; both sides can fill it in. */
export interface Circumstances {
  asker: PersonId;
  /** `undefined`: there is no such meeting. */
  phase: Phase | undefined;
  /** The asker's part; `undefined`: they have none. */
  role: MeetingRole | undefined;
  floor: Floor;
}

/** What a command is decided upon, once it is settled that the asker may ask for it. */
export interface Situation extends Circumstances {
  /** The server's clock. */
  at: Timestamp;
  plan(): Plan;
  /** The groups of restricted items. */
  groups: readonly Group[];
  /** What each group's document holds. */
  restricted(): ReadonlyMap<GroupId, Plan>;
  isKnown(person: PersonId): boolean;
  unitOf(person: PersonId): UnitId | undefined;
  directory(): Directory;
  bookings(): Bookings;
  /** The text of the minutes as it is. */
  minutes(): { sha256: Sha256; isBlank: boolean; frame: MinutesFrame };
  /** Papers that the asker has read. */
  readings(): Readings;
  /** Of what goes with the minutes or the notice, by name: files whose bytes the server does not have yet. */
  awaited(of: AnnexesOf): string[];
  /** Numbers of documents that were issued before. */
  numbers: NumberRegister;
  /** Whether the room screen of this meeting shows this code, or did a moment ago. */
  isCheckInCode(code: string): boolean;
  box: BallotBox;
}

/** Whom to write, and about what. */
export interface MeetingMailing {
  kind: MailKind;
  to: PersonId[];
  /** Why it is put off or called off; empty for an invitation. */
  reason: string;
}

/** What a command does, as plain data: one place carries it out. What is not named stays as it is. */
export interface Effect {
  phase?: Phase;
  /** The whole roster. With the phase it is what rights are decided by. */
  members?: Member[];
  /** All groups of restricted items; rights are decided by them too. */
  groups?: Group[];
  /** Files that pass from one set of readers to another; `null`: those of the common plan. */
  files?: { sha256s: Sha256[]; from: GroupId | null; to: GroupId | null };
  state?: Partial<Omit<FloorState, 'phase' | 'journal' | 'minutes'>>;
  records?: FloorChange[];
  /** What room and people the meeting takes from now on; `null`: none. */
  booking?: Omit<Booking, 'id'> | null;
  /** Written to by e-mail, where the office sends any. */
  mailing?: MeetingMailing;
  /** What nobody may see yet. */
  box?: BoxChange;
  /** Goes to the asker alone, with the answer. */
  result?: string;
  /** The minutes' life; at its legal moments the text is kept for good. */
  minutes?: Minutes;
  /** Told to the organisers, and to whoever read. */
  reading?: PaperRead;
  /** Entered in the register of issued documents: nobody else gets it. */
  number?: GivenNumber;
  /** Put on the floor and on the desks of whoever leads them or helps. */
  tasks?: Task[];
}

export type Outcome = { effect: Effect } | { refusal: Refusal };

/** A command about one meeting. */
export type MeetingRule<I extends z.ZodType> = CommandRule<
  'meeting',
  Circumstances,
  Situation,
  { effect: Effect },
  I
>;

export function meetingRule<I extends z.ZodType<{ meeting: MeetingId }>>(
  definition: Omit<MeetingRule<I>, 'about'>,
): MeetingRule<I> {
  return { about: 'meeting', ...definition };
}

export const AboutMeeting = z.object({ meeting: MeetingId });

/** An organiser, in one of these phases. Strangers learn nothing but "not found". */
export function organiserIn(...phases: Phase[]): (now: Circumstances) => RefusalCode | null {
  return (now) => organiserOnly(now) ?? (now.phase && phases.includes(now.phase) ? null : 'wrong-phase');
}

/** An organiser, where the meeting's life allows the step to `to`. */
export function organiserMoving(to: Phase): (now: Circumstances) => RefusalCode | null {
  return (now) => organiserOnly(now) ?? (now.phase && mayBecome(now.phase, to) ? null : 'wrong-phase');
}

/** Anyone with a part in the meeting, in one of these phases. */
export function memberIn(...phases: Phase[]): (now: Circumstances) => RefusalCode | null {
  return ({ phase, role }) => {
    if (phase === undefined || role === undefined) return 'not-found';
    // Whoever approves a meeting has no part in holding it.
    return phases.includes(phase) && role !== 'approver' ? null : 'wrong-phase';
  };
}

export function organiserOnly({ phase, role }: Circumstances): RefusalCode | null {
  if (phase === undefined || role === undefined) return 'not-found';
  return isOrganiser(role) ? null : 'not-organiser';
}

/** The common plan as the asker reads it: to a guest there is nothing but what is shared with them. */
export function planSeenBy({
  asker,
  role,
  floor,
  plan,
}: Pick<Situation, 'asker' | 'role' | 'floor' | 'plan'>): Plan {
  return role === 'guest' ? planForGuest(plan(), namesOfGuest(asker, floor.members.get(asker))) : plan();
}

export function refused(code: RefusalCode, details?: string[]): Outcome {
  return { refusal: details === undefined ? { code } : { code, details } };
}
