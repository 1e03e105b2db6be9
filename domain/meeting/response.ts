/** What an invited person answered: they come, they ask to be excused, somebody comes in their place (DOMAIN c, Participant). */
import { z } from 'zod';
import { PersonId, Timestamp } from '../ids.ts';
import { isOrganiser, type MeetingRole } from './roles.ts';

export const ResponseState = z.enum([
  'accepted',
  /** Báo vắng; an organiser has not answered yet. */
  'absence_requested',
  'absence_approved',
  'absence_refused',
  /** Cử người dự thay. */
  'delegated',
]);
export type ResponseState = z.infer<typeof ResponseState>;

/** The last answer of one person. Who has not answered has no record. */
export const InvitationResponse = z.object({
  id: PersonId,
  state: ResponseState,
  /** Why they are absent, or send somebody else; empty where they come. */
  reason: z.string().catch(''),
  /** When they answered. */
  at: Timestamp,
  /** Who comes in their place, where `state` is `delegated`. */
  substitute: PersonId.nullable().catch(null),
  /** The organiser who decided on the absence, when, and why it was refused. */
  decidedBy: PersonId.nullable().catch(null),
  decidedAt: Timestamp.nullable().catch(null),
  refusedBecause: z.string().catch(''),
});
export type InvitationResponse = z.infer<typeof InvitationResponse>;

export type Responses = ReadonlyMap<PersonId, InvitationResponse>;
type Members = ReadonlyMap<
  PersonId,
  { id: PersonId; role: MeetingRole; substituteFor?: PersonId | undefined }
>;

/** An answer nobody has decided upon. */
export function answered(
  id: PersonId,
  state: ResponseState,
  at: Timestamp,
  rest: { reason?: string; substitute?: PersonId } = {},
): InvitationResponse {
  return {
    id,
    state,
    reason: rest.reason ?? '',
    at,
    substitute: rest.substitute ?? null,
    decidedBy: null,
    decidedAt: null,
    refusedBecause: '',
  };
}

/**
 * A substitute sits in and speaks, but has no vote (NĐ 191/2026 Điều 21): where votes or the quorum are counted, whoever
 * this says of is left out.
 */
export function isSubstitute(member: { substituteFor?: PersonId | undefined } | undefined): boolean {
  return member?.substituteFor !== undefined;
}

export interface ResponseCounts {
  accepted: PersonId[];
  absent: PersonId[];
  /** Absences that an organiser has still to decide upon. */
  toDecide: PersonId[];
  delegated: PersonId[];
  /** No answer, or a refused absence, which leaves them expected but silent. The organisers called it and are not asked. */
  unanswered: PersonId[];
}

/** Who has answered what, of everybody who is asked: substitutes come by somebody's answer and are not asked again. */
export function countResponses(members: Members, responses: Responses): ResponseCounts {
  const counts: ResponseCounts = { accepted: [], absent: [], toDecide: [], delegated: [], unanswered: [] };
  const lists: Record<ResponseState, PersonId[]> = {
    accepted: counts.accepted,
    absence_requested: counts.toDecide,
    absence_approved: counts.absent,
    absence_refused: counts.unanswered,
    delegated: counts.delegated,
  };
  for (const member of members.values()) {
    if (isSubstitute(member)) continue;
    const state = responses.get(member.id)?.state;
    if (state === undefined && isOrganiser(member.role)) continue;
    (state === undefined ? counts.unanswered : lists[state]).push(member.id);
  }
  return counts;
}
