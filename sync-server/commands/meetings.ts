/** Commands about one meeting. */
import { type CommandName, commands, type Effect, type Outcome, type Situation } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
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
import { bookingsOf, readBookings } from '#domain/office/bookings.ts';
import { readDirectory } from '#domain/people/directory.ts';
import type { Boxes } from '../ballots/boxes.ts';
import type { CheckInCodes } from '../check-in-codes.ts';
import type { Letters } from '../mail/letters.ts';
import type { KeptChange, Rooms } from '../rooms.ts';
import type { FileTable } from '../store/files.ts';
import type { MeetingRecord, MeetingTable } from '../store/meetings.ts';
import type { MinutesTable } from '../store/minutes.ts';
import type { OfficeTable } from '../store/office.ts';
import { partChanges, taskChanges } from './desks.ts';
import { digestOfMinutes, keepingVersion } from './minutes.ts';
import type { Decision, Subject, Work } from './subject.ts';

export interface MeetingsOptions {
  rooms: Rooms;
  meetings: MeetingTable;
  office: OfficeTable;
  letters: Letters;
  checkInCodes: CheckInCodes;
  boxes: Boxes;
  minutesVersions: MinutesTable;
  files: FileTable;
}

const nothing: MeetingRecord = { phase: 'draft', minutes: 'drafting', members: [], groups: [] };

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
    const rule = commands[name];
    if (rule.about !== 'meeting') throw new Error(`${name} is not about a meeting`);
    const code = rule.refusal(situation);
    if (code) return { refusal: { code } };
    const outcomeOf = rule.outcome as (now: Situation, input: unknown) => Outcome;
    const outcome = outcomeOf(situation, input);
    return 'refusal' in outcome ? outcome : { work: this.#carryOut(id, meeting, outcome.effect, at) };
  }

  #situation(asker: PersonId, at: Timestamp, id: MeetingId, meeting: MeetingRecord | undefined): Situation {
    const { rooms, office, checkInCodes, boxes } = this.#options;
    return {
      asker,
      at,
      phase: meeting?.phase,
      role: meeting && roleOf(meeting.members, asker),
      floor: meeting ? rooms.read({ kind: 'floor', meeting: id }, readFloor) : emptyFloor(),
      plan: () => rooms.read({ kind: 'plan', meeting: id }, readPlan),
      groups: meeting?.groups ?? [],
      restricted: () =>
        new Map(
          (meeting?.groups ?? []).map(({ id: group }) => [
            group,
            rooms.read({ kind: 'restricted', meeting: id, group }, readPlan),
          ]),
        ),
      isKnown: (someone) => office.isKnown(someone),
      unitOf: (someone) => office.unitOf(someone),
      directory: () => rooms.read({ kind: 'directory' }, readDirectory),
      bookings: () => rooms.read({ kind: 'bookings' }, readBookings),
      minutes: () => digestOfMinutes(rooms, id),
      isCheckInCode: (code) => checkInCodes.isValid(id, code, at),
      box: boxes.of(id),
    };
  }

  /** What an effect writes into the meeting's record, its floor and its members' desks. */
  #carryOut(
    id: MeetingId,
    meeting: MeetingRecord | undefined,
    {
      phase,
      members,
      groups,
      files,
      state,
      records = [],
      booking,
      mailing,
      minutes,
      tasks = [],
      box,
      result,
    }: Effect,
    at: Timestamp,
  ): Work {
    const before = meeting ?? nothing;
    const after: MeetingRecord = {
      phase: phase ?? before.phase,
      minutes: minutes?.state ?? before.minutes,
      members: members ?? before.members,
      groups: groups ?? before.groups,
    };
    const parts = partChanges(id, before, after);
    const desks = joined([...parts, ...taskChanges(tasks, this.#options.office)]);
    const post = mailing ? this.#options.letters.prepare(id, mailing, after.members, at) : () => {};
    const keepMinutes = minutes ? keepingVersion(this.#options, id, minutes, at) : () => {};
    const floor = (head: JournalHead): KeptChange => ({
      name: { kind: 'floor', meeting: id },
      write(doc) {
        const moved = !meeting || before.phase !== after.phase ? { phase: after.phase } : {};
        setFloorState(doc, { ...moved, ...state, ...(minutes ? { minutes } : {}), journal: head });
        if (members) setMembers(doc, members);
        for (const record of records) changeRecord(doc, record);
        for (const task of tasks) changeRecord(doc, { in: 'tasks', put: task });
      },
    });
    return {
      documents: (head) => [floor(head), ...desks, ...bookingChanges(id, booking)],
      write: () => {
        if (phase !== undefined || members || groups || minutes) this.#options.meetings.put(id, after);
        keepMinutes();
        post();
        if (files) this.#options.files.move(id, files.sha256s, files.from, files.to);
        if (box) this.#options.boxes.write(id, box);
      },
      // A part on a desk changes exactly when what rights are decided by does.
      changesRights: parts.length > 0,
      ...(result === undefined ? {} : { result }),
    };
  }
}

function bookingChanges(id: MeetingId, booking: Effect['booking']): KeptChange[] {
  if (booking === undefined) return [];
  return [
    {
      name: { kind: 'bookings' },
      write(doc) {
        if (booking === null) bookingsOf(doc).delete(id);
        else bookingsOf(doc).set(id, { id, ...booking });
      },
    },
  ];
}

/** One change for each document: a desk may be written for a part and for tasks at once. */
function joined(changes: readonly KeptChange[]): KeptChange[] {
  const byName = new Map<string, KeptChange[]>();
  for (const change of changes) {
    const name = formatDocumentName(change.name);
    byName.set(name, [...(byName.get(name) ?? []), change]);
  }
  return [...byName.values()].flatMap(([first, ...rest]) =>
    first
      ? {
          name: first.name,
          write(doc) {
            for (const { write } of [first, ...rest]) write(doc);
          },
        }
      : [],
  );
}

function roleOf(members: readonly Member[], person: PersonId): Member['role'] | undefined {
  return members.find((member) => member.id === person)?.role;
}
