/** One's own part in a meeting, by the desk: which documents are one's plan and floor, and the groups one knows of. */
import { useMemo } from 'react';
import { type DocumentName, floorFor, planFor } from '#domain/documents.ts';
import type { MeetingId } from '#domain/ids.ts';
import type { Group } from '#domain/meeting/restriction.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { useMe } from './session.ts';
import { useDocument } from './use-document.ts';

interface Part {
  /** The desk is not here yet: the rest is a guess. */
  opening: boolean;
  plan: DocumentName;
  floor: DocumentName;
  groups: readonly Group[];
}

const noGroups: readonly Group[] = [];

export function usePart(meeting: MeetingId): Part {
  const { person } = useMe();
  const { value: desk, state } = useDocument({ kind: 'desk', person }, readDeskMeetings);
  const opening = state === 'opening';
  return useMemo(() => {
    const { role, groups = noGroups } = desk.get(meeting) ?? {};
    return {
      opening,
      plan: planFor(role, person, meeting),
      floor: floorFor(role, person, meeting),
      groups,
    };
  }, [desk, opening, meeting, person]);
}
