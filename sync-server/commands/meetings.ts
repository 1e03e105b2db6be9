/** Commands about one meeting. */
import { type CommandName, commands, type Effect, type Outcome, type Situation } from '#domain/commands.ts';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import type { JournalHead } from '#domain/journal.ts';
import {
  changeRecord,
  emptyFloor,
  type Member,
  readFloor,
  setFloorState,
  setMembers,
} from '#domain/meeting/floor.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { type DeskMeeting, deskMeetingsOf } from '#domain/people/desk.ts';
import type { KeptChange, Rooms } from '../rooms.ts';
import type { MeetingRecord, MeetingTable } from '../store/meetings.ts';
import type { OfficeTable } from '../store/office.ts';
import type { Decision, Subject, Work } from './subject.ts';

export interface MeetingsOptions {
  rooms: Rooms;
  meetings: MeetingTable;
  office: OfficeTable;
}

const nothing: MeetingRecord = { phase: 'draft', members: [] };

export class Meetings implements Subject {
  readonly #options: MeetingsOptions;

  constructor(options: MeetingsOptions) {
    this.#options = options;
  }

  nameOf({ meeting }: { meeting: MeetingId }): string {
    return `meeting/${meeting}`;
  }

  decide(name: CommandName, asker: PersonId, input: { meeting: MeetingId }, at: Timestamp): Decision {
    const id = input.meeting;
    const meeting = this.#options.meetings.find(id);
    const situation = this.#situation(asker, at, id, meeting);
    const code = commands[name].refusal(situation);
    if (code) return { refusal: { code } };
    const outcomeOf = commands[name].outcome as (now: Situation, input: unknown) => Outcome;
    const outcome = outcomeOf(situation, input);
    return 'refusal' in outcome ? outcome : { work: this.#carryOut(id, meeting, outcome.effect) };
  }

  #situation(asker: PersonId, at: Timestamp, id: MeetingId, meeting: MeetingRecord | undefined): Situation {
    const { rooms, office } = this.#options;
    return {
      asker,
      at,
      phase: meeting?.phase,
      role: meeting && roleOf(meeting.members, asker),
      floor: meeting ? rooms.read({ kind: 'floor', meeting: id }, readFloor) : emptyFloor(),
      plan: () => rooms.read({ kind: 'plan', meeting: id }, readPlan),
      isKnown: (someone) => office.isKnown(someone),
    };
  }

  /** What an effect writes into the meeting's record, its floor and its members' desks. */
  #carryOut(
    id: MeetingId,
    meeting: MeetingRecord | undefined,
    { phase, members, state, records = [] }: Effect,
  ): Work {
    const before = meeting ?? nothing;
    const after: MeetingRecord = { phase: phase ?? before.phase, members: members ?? before.members };
    const desks = deskChanges(id, before, after);
    const floor = (head: JournalHead): KeptChange => ({
      name: { kind: 'floor', meeting: id },
      write(doc) {
        const moved = !meeting || before.phase !== after.phase ? { phase: after.phase } : {};
        setFloorState(doc, { ...moved, ...state, journal: head });
        if (members) setMembers(doc, members);
        for (const record of records) changeRecord(doc, record);
      },
    });
    return {
      documents: (head) => [floor(head), ...desks],
      write: () => {
        if (phase !== undefined || members) this.#options.meetings.put(id, after);
      },
      // A desk changes exactly when its person's role, or the phase for them, does.
      changesRights: desks.length > 0,
    };
  }
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

function roleOf(members: readonly Member[], person: PersonId): Member['role'] | undefined {
  return members.find((member) => member.id === person)?.role;
}
