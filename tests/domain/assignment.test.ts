import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { commands, type Situation } from '#domain/commands.ts';
import type { ItemId, MeetingId, PersonId, UnitId } from '#domain/ids.ts';
import { type AttendanceAssignment, assignmentsAtConvening, officersOf } from '#domain/meeting/assignment.ts';
import { missingForConvening } from '#domain/meeting/convening.ts';
import { emptyFloor, type Floor, type Member } from '#domain/meeting/floor.ts';
import { inviteUnit, readPlan } from '#domain/meeting/plan.ts';
import { copyPlan } from '#domain/meeting/series.ts';
import type { Duty, Person } from '#domain/people/directory.ts';
import { rosterChanges } from '#renderer/plan/roster-changes.ts';

const unit = 'xa-thu' as UnitId;
const meeting = 'hop-thu' as MeetingId;
const id = (name: string) => name as PersonId;
const people = (...rows: [string, Duty[]][]) =>
  new Map(
    rows.map(([name, duties]): [PersonId, Person] => [
      id(name),
      { id: id(name), name, title: '', unit, duties },
    ]),
  );

describe('who names people for a unit', () => {
  test('its leaders and administrators; everybody of a unit that has none', () => {
    const some = people(['an', ['leader']], ['binh', ['clerk']], ['cuc', ['administrator']], ['dung', []]);
    expect(officersOf(unit, { people: some })).toEqual(['an', 'cuc']);
    expect(officersOf(unit, { people: people(['dung', []], ['binh', ['clerk']]) })).toEqual(['binh', 'dung']);
    expect(officersOf('khac' as UnitId, { people: some })).toEqual([]);
  });

  test('is settled when the invitations go out; the unit has to be one', () => {
    const units = new Map([[unit, { id: unit, name: 'Xã', level: 'commune' as const }]]);
    const invited = new Map(
      [unit, 'khong-co' as UnitId].map((each) => [each, { id: each, role: 'guest' as const, seats: 1 }]),
    );
    const directory = { units, people: people(['an', ['leader']]) };
    expect(assignmentsAtConvening(invited, new Map(), directory)).toEqual([
      { id: unit, role: 'guest', seats: 1, officers: ['an'], people: [], assignedBy: null, assignedAt: null },
    ]);
  });
});

/** A meeting where `an` names people for the unit. */
function situation(members: Member[], named: PersonId[]): Situation {
  const assignment: AttendanceAssignment = {
    id: unit,
    role: 'delegate',
    seats: 3,
    officers: [id('an')],
    people: named,
    assignedBy: null,
    assignedAt: null,
  };
  const floor: Floor = {
    ...emptyFloor(),
    phase: 'convened',
    members: new Map(members.map((member) => [member.id, member])),
    assignments: new Map([[unit, assignment]]),
  };
  return {
    asker: id('an'),
    phase: 'convened',
    role: undefined,
    floor,
    at: 5,
    isKnown: () => true,
    unitOf: () => unit,
  } as unknown as Situation;
}

describe('naming people', () => {
  const staff = ['an', 'binh', 'cuc', 'dung', 'em'].map(id);
  const others: Member[] = [
    { id: id('chu-tri'), role: 'chair' },
    { id: id('thu-ky'), role: 'secretary' },
    { id: id('khach'), role: 'guest' },
  ];

  test('changes who comes for the unit, and nothing of anybody else', () => {
    const some = fc.uniqueArray(fc.constantFrom(...staff), { maxLength: 3 });
    fc.assert(
      fc.property(some, some, (before, after) => {
        const members = [
          ...others,
          ...before.map((each) => ({ id: each, role: 'delegate', assignedFor: unit })),
        ];
        const now = situation(members as Member[], before);
        const outcome = commands['attendance.assign'].outcome(now, { meeting, unit, people: after });
        if ('refusal' in outcome) throw new Error(outcome.refusal.code);
        const result = outcome.effect.members ?? [];
        expect(result.slice(0, others.length)).toEqual(others);
        expect(result.slice(others.length).map((member) => member.id)).toEqual(after);
        const told = outcome.effect.mailing?.to ?? [];
        expect([...told].sort()).toEqual(after.filter((each) => !before.includes(each)).sort());
      }),
    );
  });

  test('is for who is asked, while it is asked', () => {
    const now = situation(others, []);
    const refusal = (changes: Partial<Situation>) =>
      commands['attendance.assign'].refusal({ ...now, ...changes });
    expect(refusal({})).toBeNull();
    expect(refusal({ phase: 'postponed' })).toBeNull();
    expect(refusal({ phase: 'in_progress' })).toBe('wrong-phase');
    expect(refusal({ asker: id('binh') })).toBe('not-found');
    expect(refusal({ asker: id('chu-tri'), role: 'chair' })).toBe('not-found');
  });
});

describe('a unit in the plan', () => {
  const doc = new Y.Doc();
  inviteUnit(doc, { id: unit, role: 'delegate', seats: 2 });

  test('is somebody to invite', () => {
    expect(missingForConvening(readPlan(doc), [])).not.toContain('invitee');
    expect(missingForConvening(readPlan(new Y.Doc()), [])).toContain('invitee');
  });

  test('goes along when a meeting is made like another', () => {
    const to = new Y.Doc();
    copyPlan(readPlan(doc), to, 'same', () => 'muc' as ItemId);
    expect([...readPlan(to).units.values()]).toEqual([{ id: unit, role: 'delegate', seats: 2 }]);
  });

  test('is news until it was asked; whom it named is none of the plan’s to miss', () => {
    const floor = situation([{ id: id('binh'), role: 'delegate', assignedFor: unit }], [id('binh')]).floor;
    expect(rosterChanges(readPlan(doc), emptyFloor()).units).toEqual([unit]);
    const assignments = new Map([...floor.assignments].map(([key, each]) => [key, { ...each, seats: 2 }]));
    expect(rosterChanges(readPlan(doc), { ...floor, assignments })).toEqual({
      units: [],
      added: [],
      removed: [],
      changed: [],
    });
    expect(rosterChanges(readPlan(new Y.Doc()), floor).units).toEqual([unit]);
  });
});
