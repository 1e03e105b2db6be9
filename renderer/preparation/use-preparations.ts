/** Requests to prepare papers as screens see them: one's own from the desk, a meeting's as its organisers read them. */
import { useMemo } from 'react';
import type { PreparationCircumstances } from '#domain/commands.ts';
import type { ItemId } from '#domain/ids.ts';
import { isOpenForPapers, type Preparation, readPreparations } from '#domain/meeting/preparation.ts';
import { type DeskPreparation, readDeskPreparations } from '#domain/people/desk.ts';
import { useOutbox } from '#renderer/data/live.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

/** What the person is asked to prepare: what waits for them first, then by day. */
export function useOwnPreparations(): DeskPreparation[] {
  const { person } = useMe();
  const { value } = useDocument({ kind: 'desk', person }, readDeskPreparations);
  return useMemo(() => {
    const waits = ({ state }: DeskPreparation) => (isOpenForPapers(state) ? 0 : 1);
    const day = ({ dueAt, startsAt }: DeskPreparation) => dueAt ?? startsAt ?? Number.MAX_SAFE_INTEGER;
    return [...value.values()].sort(
      (a, b) => waits(a) - waits(b) || day(a) - day(b) || (a.id < b.id ? -1 : 1),
    );
  }, [value]);
}

/** All requests of a meeting; for organisers, to others there are none. */
export function useMeetingPreparations(meeting: Meeting): ReadonlyMap<ItemId, Preparation> {
  return useDocument({ kind: 'preparations', meeting: meeting.id }, readPreparations).value;
}

/** For the rules of `domain/commands.ts`, as an organiser. */
export function organiserCircumstances(
  { circumstances: { asker, phase, role } }: Meeting,
  preparation: Preparation | undefined,
): PreparationCircumstances {
  return { asker, phase, role, preparation };
}

/** The same as an officer, who is told nothing of the meeting's phase: a request on the desk is one of a meeting to come. */
export function useOfficerCircumstances(request: DeskPreparation): PreparationCircumstances {
  const { person } = useMe();
  return {
    asker: person,
    phase: 'draft',
    role: undefined,
    preparation: { ...request, id: request.item, officers: [person], assignedAt: 0 },
  };
}

/** Whether a command about the item's papers waits for the server. */
export function usePreparationWaits(meeting: string, item: ItemId): boolean {
  return useOutbox().some(
    ({ name, state, input }) =>
      name.startsWith('preparation.') &&
      state === 'waiting' &&
      typeof input === 'object' &&
      input !== null &&
      'item' in input &&
      'meeting' in input &&
      input.meeting === meeting &&
      input.item === item,
  );
}
