/** Carrying out an effect: what it writes into the meeting's record, its floor and its members' desks. */
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import { type Member, recordCheckIn, setFloorState, setMembers } from '#domain/meeting/floor.ts';
import { type DeskMeeting, deskMeetingsOf } from '#domain/people/desk.ts';
import type { KeptChange } from '../rooms.ts';
import type { MeetingRecord, MeetingTable } from '../store/meetings.ts';
import type { Effect } from './effect.ts';

export interface Work {
  documents: KeptChange[];
  /** Writes the record; call within the transaction. */
  write(): void;
  changesRights: boolean;
}

export interface Order {
  id: MeetingId;
  /** The record as it stands; `undefined` for a new meeting. */
  meeting: MeetingRecord | undefined;
  effect: Effect;
  asker: PersonId;
  at: Timestamp;
  meetings: MeetingTable;
}

const nothing: MeetingRecord = { phase: 'draft', leader: undefined, members: [] };

export function carryOut({ id, meeting, effect, asker, at, meetings }: Order): Work {
  const before = meeting ?? nothing;
  const after: MeetingRecord = { ...before, ...effect.meeting };
  const desks = deskChanges(id, before, after);
  const floor: KeptChange = {
    name: { kind: 'floor', meeting: id },
    write(doc) {
      const phase = !meeting || before.phase !== after.phase ? { phase: after.phase } : {};
      setFloorState(doc, { ...phase, ...effect.floor });
      if (effect.meeting?.members) setMembers(doc, after.members);
      if (effect.checksIn) recordCheckIn(doc, { id: asker, at });
    },
  };
  return {
    documents: [floor, ...desks],
    write() {
      if (effect.meeting) meetings.put(id, after);
      if (effect.checksIn) meetings.checkIn(asker, id, at);
    },
    // A desk changes exactly when its person's role, or the phase for them, does.
    changesRights: desks.length > 0,
  };
}

function deskChanges(id: MeetingId, before: MeetingRecord, after: MeetingRecord): KeptChange[] {
  const parts = new Map<PersonId, DeskMeeting | undefined>();
  for (const member of before.members) parts.set(member.id, undefined);
  for (const { id: person, role } of after.members) parts.set(person, { id, role, phase: after.phase });
  const unchanged = (person: PersonId) =>
    before.phase === after.phase && roleOf(before.members, person) === roleOf(after.members, person);
  return [...parts]
    .filter(([person]) => !unchanged(person))
    .map(([person, part]) => ({
      name: { kind: 'desk', person },
      write(doc) {
        if (part) deskMeetingsOf(doc).set(id, part);
        else deskMeetingsOf(doc).delete(id);
      },
    }));
}

function roleOf(members: readonly Member[], person: PersonId): string | undefined {
  return members.find((member) => member.id === person)?.role;
}
