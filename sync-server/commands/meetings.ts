/** Commands about one meeting. */
import { type CommandName, commands, type Effect, type Outcome, type Situation } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import type { JournalHead } from '#domain/journal.ts';
import {
  changeRecord,
  emptyFloor,
  lookAtFloor,
  type Member,
  setFloorState,
  setMembers,
} from '#domain/meeting/floor.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { addReading, type PaperRead, readReadings } from '#domain/meeting/read.ts';
import { bookingsOf, readBookings } from '#domain/office/bookings.ts';
import { readDirectory } from '#domain/people/directory.ts';
import type { Boxes } from '../ballots/boxes.ts';
import type { CheckInCodes } from '../check-in-codes.ts';
import type { Letters } from '../mail/letters.ts';
import type { KeptChange, Rooms } from '../rooms.ts';
import type { FileTable } from '../store/files.ts';
import type { MeetingRecord, MeetingTable } from '../store/meetings.ts';
import type { MinutesTable } from '../store/minutes.ts';
import type { NumberTable } from '../store/numbers.ts';
import type { OfficeTable } from '../store/office.ts';
import { assignmentChanges, assignmentsAfter } from './assignment-desks.ts';
import { partChanges, taskChanges } from './desks.ts';
import { awaitedAnnexes, digestOfMinutes, keepingVersion } from './minutes.ts';
import { registerFor } from './numbers.ts';
import type { Decision, Subject, Work } from './subject.ts';
import { substitutionChanges } from './substitution-desks.ts';

export interface MeetingsOptions {
  rooms: Rooms;
  meetings: MeetingTable;
  office: OfficeTable;
  letters: Letters;
  checkInCodes: CheckInCodes;
  boxes: Boxes;
  minutesVersions: MinutesTable;
  numbers: NumberTable;
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
    return 'refusal' in outcome ? outcome : { work: this.#carryOut(situation, id, meeting, outcome.effect) };
  }

  #situation(asker: PersonId, at: Timestamp, id: MeetingId, meeting: MeetingRecord | undefined): Situation {
    const { rooms, office, checkInCodes, boxes } = this.#options;
    return {
      asker,
      at,
      phase: meeting?.phase,
      role: meeting && roleOf(meeting.members, asker),
      floor: meeting ? rooms.read({ kind: 'floor', meeting: id }, lookAtFloor) : emptyFloor(),
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
      readings: () => rooms.read({ kind: 'ownReadings', meeting: id, person: asker }, readReadings),
      awaited: (of) => awaitedAnnexes(this.#options, id, of),
      numbers: registerFor(this.#options, asker),
      isCheckInCode: (code) => checkInCodes.isValid(id, asker, code, at),
      box: boxes.of(id),
    };
  }

  /** What an effect writes into the meeting's record, its floor and its members' desks. */
  #carryOut(
    { at, floor, plan }: Situation,
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
      number,
      reading,
      tasks = [],
      box,
      result,
    }: Effect,
  ): Work {
    const { assignments } = floor;
    const before = meeting ?? nothing;
    const after: MeetingRecord = {
      phase: phase ?? before.phase,
      minutes: minutes?.state ?? before.minutes,
      members: members ?? before.members,
      groups: groups ?? before.groups,
    };
    const parts = partChanges(id, before, after);
    const asked = assignmentChanges(
      id,
      { phase: before.phase, assignments },
      { phase: after.phase, assignments: assignmentsAfter(assignments, records) },
      plan,
    );
    const title = () => plan().details.title;
    const substitutions = members
      ? substitutionChanges({ id, before: floor.members, after: members, records, at, title })
      : [];
    const desks = joined([...parts, ...asked, ...substitutions, ...taskChanges(tasks, this.#options.office)]);
    const post = mailing ? this.#options.letters.prepare(id, mailing, after.members, at) : () => {};
    const keepMinutes = minutes ? keepingVersion(this.#options, id, minutes, at) : () => {};
    const writtenFloor = (head: JournalHead): KeptChange => ({
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
      documents: (head) => [
        writtenFloor(head),
        ...desks,
        ...bookingChanges(id, booking, members),
        ...readingChanges(id, reading),
      ],
      write: () => {
        if (phase !== undefined || members || groups || minutes) this.#options.meetings.put(id, after);
        keepMinutes();
        if (number) this.#options.numbers.enter(number, { meeting: id, issuedAt: at });
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

/** To the organisers all of it, to everybody their own. */
function readingChanges(meeting: MeetingId, reading: PaperRead | undefined): KeptChange[] {
  if (!reading) return [];
  const write: KeptChange['write'] = (doc) => addReading(doc, reading);
  return [
    { name: { kind: 'readings', meeting }, write },
    { name: { kind: 'ownReadings', meeting, person: reading.person }, write },
  ];
}

/** Whoever comes later, named by a unit or in somebody's place, is taken from then on like everyone else. */
function bookingChanges(
  id: MeetingId,
  booking: Effect['booking'],
  members: readonly Member[] | undefined,
): KeptChange[] {
  if (booking === undefined && !members) return [];
  return [
    {
      name: { kind: 'bookings' },
      write(doc) {
        const kept = readBookings(doc).get(id);
        if (booking === null) bookingsOf(doc).delete(id);
        else if (booking) bookingsOf(doc).set(id, { id, ...booking });
        else if (kept && members) {
          const people = members.map((member) => member.id);
          if (people.join() !== kept.people.join()) bookingsOf(doc).set(id, { ...kept, people });
        }
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
