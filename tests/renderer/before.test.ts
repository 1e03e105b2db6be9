import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '#domain/ids.ts';
import { type Floor, readFloor, setFloorState, setMembers } from '#domain/meeting/floor.ts';
import { invite, readPlan, setDetails } from '#domain/meeting/plan.ts';
import { roomLimits, seatsIn } from '#domain/office/catalogues.ts';
import { resized, toggled } from '#renderer/office/seat-map.ts';
import { hasChanges, invitationIsOld, rosterChanges } from '#renderer/plan/roster-changes.ts';

describe('drawing a seat map', () => {
  test('what was drawn stays where it is, what is new are seats', () => {
    const drawn = toggled(resized([], 2, 3), 0, 1);
    expect(drawn).toEqual([
      ['seat', 'aisle', 'seat'],
      ['seat', 'seat', 'seat'],
    ]);
    expect(resized(drawn, 1, 4)).toEqual([['seat', 'aisle', 'seat', 'seat']]);
    expect(seatsIn({ seats: drawn })).toBe(5);
    expect(toggled(toggled(drawn, 1, 2), 1, 2)).toEqual(drawn);
  });

  test('it never grows beyond its limits, whatever is typed', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (rows, columns) => {
        const seats = resized([], rows, columns);
        expect(seats.length).toBeLessThanOrEqual(roomLimits.rows);
        expect(Math.max(0, ...seats.map((row) => row.length))).toBeLessThanOrEqual(roomLimits.columns);
      }),
    );
  });
});

describe('what has changed since the invitations went out', () => {
  const an = 'an' as PersonId;
  const binh = 'binh' as PersonId;
  const world = (): { plan: ReturnType<typeof readPlan>; floor: Floor } => {
    const plan = new Y.Doc();
    setDetails(plan, { startsAt: 10, endsAt: 20, place: 'P1' });
    invite(plan, [an], 'delegate');
    const floor = new Y.Doc();
    setMembers(floor, [
      { id: an, role: 'delegate' },
      { id: binh, role: 'delegate', substituteFor: an },
    ]);
    setFloorState(floor, { invitedTo: { startsAt: 10, endsAt: 20, place: 'P1' } });
    return { plan: readPlan(plan), floor: readFloor(floor) };
  };

  test('a substitute is nobody who was taken from the list', () => {
    const { plan, floor } = world();
    expect(hasChanges(rosterChanges(plan, floor))).toBe(false);
    plan.invitees.delete(an);
    expect(rosterChanges(plan, floor).removed).toEqual([an, binh]);
  });

  test('another time or place is news; the same is none', () => {
    const { plan, floor } = world();
    expect(invitationIsOld({ plan, floor })).toBe(false);
    for (const details of [{ startsAt: 11 }, { endsAt: null }, { place: 'P2' }])
      expect(invitationIsOld({ plan: { ...plan, details: { ...plan.details, ...details } }, floor })).toBe(
        true,
      );
    expect(invitationIsOld({ plan, floor: { invitedTo: null } })).toBe(false);
  });
});
