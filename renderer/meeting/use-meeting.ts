/** One meeting as a screen sees it: plan and floor together, one's own part in it, and what waits to be decided. */
import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { OutboxRow } from '#contract';
import type { Circumstances } from '#domain/commands.ts';
import type { MeetingId } from '#domain/ids.ts';
import { type Floor, readFloor } from '#domain/meeting/floor.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import { useOutbox } from '#renderer/data/live.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { usePart } from '#renderer/data/use-part.ts';
import { type OwnAgenda, useAgenda } from '#renderer/restricted/use-agenda.ts';

export interface Meeting extends Pick<OwnAgenda, 'groupOf' | 'docOf' | 'numberOf'> {
  id: MeetingId;
  state: 'opening' | 'open' | 'refused';
  /** All that this person reads, restricted items included. */
  plan: Plan;
  /** What everyone in the meeting reads: whatever is made for others is made of it. */
  commonPlan: Plan;
  /** Of the common plan; see `docOf` for where an item is written. */
  planDoc: Y.Doc;
  floor: Floor;
  /** One's own part; `undefined` for none. */
  role: MeetingRole | undefined;
  mayWritePlan: boolean;
  /** For the rules of `domain/commands.ts`. */
  circumstances: Circumstances;
  /** Commands about this meeting that wait for the server. */
  waiting: OutboxRow[];
}

export function useMeeting(id: MeetingId): Meeting {
  const { person } = useMe();
  const agenda = useAgenda(id);
  const floor = useDocument(usePart(id).floor, readFloor);
  const outbox = useOutbox();
  return useMemo(() => {
    const { status, opening, plan, common, commonDoc, groupOf, docOf, numberOf } = agenda;
    const waiting = outbox.filter((row) => row.state === 'waiting' && isAbout(row.input, id));
    const role = floor.value.members.get(person)?.role ?? roleBeforeRoster(floor.value, status.mayWrite);
    const state = together(status.state, floor.state);
    return {
      id,
      state: state === 'open' && opening ? 'opening' : state,
      plan,
      commonPlan: common,
      planDoc: commonDoc,
      groupOf,
      docOf,
      numberOf,
      floor: floor.value,
      role,
      mayWritePlan: status.mayWrite && floor.value.phase !== 'cancelled',
      circumstances: {
        asker: person,
        phase: floor.state === 'open' ? floor.value.phase : undefined,
        role,
        floor: floor.value,
      },
      waiting,
    };
  }, [id, person, agenda, floor, outbox]);
}

/** A meeting is there once both of its documents are. */
function together(plan: Meeting['state'], floor: Meeting['state']): Meeting['state'] {
  if (plan === 'refused' || floor === 'refused') return 'refused';
  return plan === 'open' && floor === 'open' ? 'open' : 'opening';
}

/** A draft made without a network has no roster yet; whoever writes its plan is its secretary. */
function roleBeforeRoster(floor: Floor, mayWrite: boolean): MeetingRole | undefined {
  return floor.members.size === 0 && mayWrite ? 'secretary' : undefined;
}

function isAbout(input: unknown, meeting: MeetingId): boolean {
  return typeof input === 'object' && input !== null && 'meeting' in input && input.meeting === meeting;
}
