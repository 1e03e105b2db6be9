/**
 * What happens in the room, as `meeting/{id}/floor` holds it. Kept by the server: it changes through commands alone
 * and everyone, the one who asked included, sees the result come back through sync. One plain value a record.
 */
import * as Y from 'yjs';
import { z } from 'zod';
import { ItemId, PaperId, PersonId, Timestamp, UnitId } from '../ids.ts';
import { JournalHead } from '../journal.ts';
import { readRecords, writeRecords } from '../records.ts';
import { Approval } from './approval.ts';
import { AttendanceAssignment } from './assignment.ts';
import { AttendanceRules, CheckIn, usualAttendanceRules } from './attendance.ts';
import { Ballot, BallotCount, BallotTurn } from './ballot.ts';
import { Conclusion, ConclusionNotice } from './conclusion.ts';
import { Minutes, newMinutes } from './minutes.ts';
import { Phase } from './phase.ts';
import { InvitationResponse } from './response.ts';
import { MeetingRole } from './roles.ts';
import { ItemProgress } from './running-order.ts';
import { SpeakingRules, Speech, usualSpeakingRules } from './speech.ts';
import { Task } from './task.ts';

/** The page everyone is led to. Pages count from 1, as people say them. */
export const LeadPage = z.object({
  leader: PersonId,
  paper: PaperId,
  page: z.number().int().min(1),
  at: Timestamp,
});
export type LeadPage = z.infer<typeof LeadPage>;

/** Hoãn họp. */
export const Postponement = z.object({
  reason: z.string(),
  at: Timestamp,
  /** When it would have begun. */
  from: Timestamp.nullable(),
});

export const InvitedTo = z.object({
  startsAt: Timestamp.nullable(),
  endsAt: Timestamp.nullable(),
  place: z.string(),
});

export const FloorState = z.object({
  phase: Phase.catch('draft'),
  /** How often invitations were sent; a plan changed since may be sent again. */
  convenedAt: Timestamp.nullable().catch(null),
  startedAt: Timestamp.nullable().catch(null),
  /** Since when the meeting is on a break. */
  pausedAt: Timestamp.nullable().catch(null),
  endedAt: Timestamp.nullable().catch(null),
  cancelReason: z.string().nullable().catch(null),
  /** It is put off, until it is convened again. */
  postponement: Postponement.nullable().catch(null),
  /** What the invitations that went out say; the plan may say something else by now. */
  invitedTo: InvitedTo.nullable().catch(null),
  /** The last time it was submitted for approval, and what came of it. */
  approval: Approval.nullable().catch(null),
  currentItem: ItemId.nullable().catch(null),
  /** When the current item was opened. */
  itemSince: Timestamp.nullable().catch(null),
  lead: LeadPage.nullable().catch(null),
  speakingRules: SpeakingRules.catch(usualSpeakingRules),
  attendanceRules: AttendanceRules.catch(usualAttendanceRules),
  minutes: Minutes.catch(newMinutes),
  /** The conclusion notice, once issued. */
  notice: ConclusionNotice.nullable().catch(null),
  /** Where the meeting's journal stood with the last change of this floor. */
  journal: JournalHead.nullable().catch(null),
});
export type FloorState = z.infer<typeof FloorState>;

export const Member = z.object({
  id: PersonId,
  role: MeetingRole,
  /** In whose place they come; see {@link isSubstitute}. */
  substituteFor: PersonId.optional(),
  /** The unit that named them; absent for who was invited themselves. */
  assignedFor: UnitId.optional(),
});
export type Member = z.infer<typeof Member>;

/** People who share marks: whose `ink` documents are worth opening. */
export const Sharer = z.object({ id: PersonId });

/** The floor's records besides its state, each in a map of its own by id. */
const floorRecords = {
  members: Member,
  assignments: AttendanceAssignment,
  attendance: CheckIn,
  responses: InvitationResponse,
  sharers: Sharer,
  items: ItemProgress,
  speeches: Speech,
  conclusions: Conclusion,
  tasks: Task,
  ballots: Ballot,
  ballotTurns: BallotTurn,
  ballotCounts: BallotCount,
} as const;
type FloorRecords = { [K in keyof typeof floorRecords]: z.infer<(typeof floorRecords)[K]> };

/** One record put in whole, or taken out. Members change as a whole roster, since rights go with it. */
export type FloorChange = {
  [K in Exclude<keyof FloorRecords, 'members'>]:
    | { in: K; put: FloorRecords[K] }
    | { in: K; drop: FloorRecords[K]['id'] };
}[Exclude<keyof FloorRecords, 'members'>];

export type Floor = FloorState & { [K in keyof FloorRecords]: Map<FloorRecords[K]['id'], FloorRecords[K]> };

export function readFloor(doc: Y.Doc): Floor {
  const records = Object.entries(floorRecords).map(([kind, schema]) => [
    kind,
    readRecords(doc.getMap(kind), schema),
  ]);
  return { ...FloorState.parse(doc.getMap('state').toJSON()), ...Object.fromEntries(records) } as Floor;
}

/**
 * The same, each kind of record read when it is first asked for: for whoever looks at little of a large floor and has done
 * with it before the document changes.
 */
export function lookAtFloor(doc: Y.Doc): Floor {
  const floor = FloorState.parse(doc.getMap('state').toJSON());
  for (const [kind, schema] of Object.entries(floorRecords)) {
    let records: ReadonlyMap<string, unknown> | undefined;
    Object.defineProperty(floor, kind, {
      enumerable: true,
      get() {
        records ??= readRecords(doc.getMap(kind), schema);
        return records;
      },
    });
  }
  return floor as Floor;
}

/** The floor of a meeting that does not exist yet. */
export function emptyFloor(): Floor {
  return readFloor(new Y.Doc());
}

export function setFloorState(doc: Y.Doc, changes: Partial<FloorState>): void {
  const state = doc.getMap('state');
  for (const [field, value] of Object.entries(changes)) state.set(field, value);
}

/** Makes a kept floor equal to `floor`, touching only what differs. */
export function writeFloor(doc: Y.Doc, floor: Floor): void {
  const state = FloorState.parse(floor);
  writeRecords(doc.getMap('state'), new Map(Object.entries(state)));
  for (const kind of Object.keys(floorRecords)) {
    const records = floor[kind as keyof FloorRecords] as ReadonlyMap<string, unknown>;
    writeRecords(doc.getMap(kind), records);
  }
}

/** Makes the roster equal to `members`, touching only what differs. */
export function setMembers(doc: Y.Doc, members: readonly Member[]): void {
  const map = doc.getMap('members');
  const current = readRecords(map, Member);
  const wanted = new Map(members.map((member) => [member.id, member]));
  for (const id of map.keys()) if (!wanted.has(id as PersonId)) map.delete(id);
  for (const member of members) {
    const now = current.get(member.id);
    if (!now || !isSamePart(now, member)) map.set(member.id, member);
  }
}

function isSamePart(a: Member, b: Member): boolean {
  return a.role === b.role && a.substituteFor === b.substituteFor && a.assignedFor === b.assignedFor;
}

export function changeRecord(doc: Y.Doc, change: FloorChange): void {
  if ('put' in change) doc.getMap(change.in).set(change.put.id, change.put);
  else doc.getMap(change.in).delete(change.drop);
}
