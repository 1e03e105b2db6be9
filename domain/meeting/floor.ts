/**
 * What happens in the room, as `meeting/{id}/floor` holds it. Kept by the server: it changes through commands alone
 * and everyone, the one who asked included, sees the result come back through sync. One plain value a record.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import { ItemId, PaperId, PersonId, Timestamp } from '../ids.ts';
import { readRecords } from '../records.ts';
import { Phase } from './phase.ts';
import { MeetingRole } from './roles.ts';

/** The page everyone is led to. Pages count from 1, as people say them. */
export const LeadPage = z.object({
  leader: PersonId,
  paper: PaperId,
  page: z.number().int().min(1),
  at: Timestamp,
});
export type LeadPage = z.infer<typeof LeadPage>;

export const FloorState = z.object({
  phase: Phase.catch('draft'),
  /** How often invitations were sent; a plan changed since may be sent again. */
  convenedAt: Timestamp.nullable().catch(null),
  startedAt: Timestamp.nullable().catch(null),
  endedAt: Timestamp.nullable().catch(null),
  cancelReason: z.string().nullable().catch(null),
  currentItem: ItemId.nullable().catch(null),
  /** When the current item was opened. */
  itemSince: Timestamp.nullable().catch(null),
  lead: LeadPage.nullable().catch(null),
});
export type FloorState = z.infer<typeof FloorState>;

export const Member = z.object({ id: PersonId, role: MeetingRole });
export type Member = z.infer<typeof Member>;

export const CheckIn = z.object({ id: PersonId, at: Timestamp });
export type CheckIn = z.infer<typeof CheckIn>;

/** People who share marks: whose `ink` documents are worth opening. */
export const Sharer = z.object({ id: PersonId });

export interface Floor extends FloorState {
  members: Map<PersonId, Member>;
  attendance: Map<PersonId, CheckIn>;
  sharers: PersonId[];
}

export function readFloor(doc: Y.Doc): Floor {
  return {
    ...FloorState.parse(doc.getMap('state').toJSON()),
    members: readRecords(doc.getMap('members'), Member),
    attendance: readRecords(doc.getMap('attendance'), CheckIn),
    sharers: [...readRecords(doc.getMap('sharers'), Sharer).keys()],
  };
}

export function setFloorState(doc: Y.Doc, changes: Partial<FloorState>): void {
  const state = doc.getMap('state');
  for (const [field, value] of Object.entries(changes)) state.set(field, value);
}

/** Makes the roster equal to `members`, touching only what differs. */
export function setMembers(doc: Y.Doc, members: readonly Member[]): void {
  const map = doc.getMap('members');
  const current = readRecords(map, Member);
  const wanted = new Map(members.map((member) => [member.id, member]));
  for (const id of map.keys()) if (!wanted.has(id as PersonId)) map.delete(id);
  for (const member of members) if (current.get(member.id)?.role !== member.role) map.set(member.id, member);
}

export function recordCheckIn(doc: Y.Doc, checkIn: CheckIn): void {
  doc.getMap('attendance').set(checkIn.id, checkIn);
}

export function recordSharer(doc: Y.Doc, person: PersonId): void {
  doc.getMap('sharers').set(person, { id: person });
}
