/** Requests to name who comes for one's unit, from the desk: those nobody is named for yet first, then by time. */
import { useMemo } from 'react';
import type { Circumstances } from '#domain/commands.ts';
import type { PersonId } from '#domain/ids.ts';
import { emptyFloor } from '#domain/meeting/floor.ts';
import { type DeskAssignment, readDeskAssignments } from '#domain/people/desk.ts';
import { useOutbox } from '#renderer/data/live.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';

export function useOwnAssignments(): DeskAssignment[] {
  const { person } = useMe();
  const { value } = useDocument({ kind: 'desk', person }, readDeskAssignments);
  return useMemo(() => {
    const done = ({ assignment }: DeskAssignment) => (assignment.people.length > 0 ? 1 : 0);
    const time = ({ startsAt }: DeskAssignment) => startsAt ?? Number.MAX_SAFE_INTEGER;
    return [...value.values()].sort(
      (a, b) => done(a) - done(b) || time(a) - time(b) || (a.id < b.id ? -1 : 1),
    );
  }, [value]);
}

/** For the rule of `attendance.assign`: of the meeting an officer knows what their desk says, and nothing else. */
export function officerCircumstances(asker: PersonId, { phase, assignment }: DeskAssignment): Circumstances {
  const floor = { ...emptyFloor(), phase, assignments: new Map([[assignment.id, assignment]]) };
  return { asker, phase, role: undefined, floor };
}

/** Whether naming somebody for this meeting waits for the server. */
export function useAssignmentWaits({ meeting, assignment }: DeskAssignment): boolean {
  return useOutbox().some(
    ({ name, state, input }) =>
      name === 'attendance.assign' &&
      state === 'waiting' &&
      typeof input === 'object' &&
      input !== null &&
      'meeting' in input &&
      'unit' in input &&
      input.meeting === meeting &&
      input.unit === assignment.id,
  );
}
