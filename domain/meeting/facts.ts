/**
 * What lists, the desk and statistics need of a meeting's floor: small plain data that a client keeps as a row, so that
 * adding up a year opens no document. Pure.
 */
import { z } from 'zod';
import { PersonId, Timestamp } from '../ids.ts';
import { isLate } from './attendance.ts';
import type { Floor } from './floor.ts';
import { ResponseState } from './response.ts';
import { MeetingRole } from './roles.ts';

const Person = z.object({
  id: PersonId,
  role: MeetingRole,
  response: ResponseState.nullable(),
  /** Checked in; `late` by the rules of the meeting. */
  came: z.enum(['present', 'late']).nullable(),
  leftEarly: z.boolean(),
  /** Speeches and questions they held, and how long all of them took, in ms. */
  speeches: z.number().int(),
  spokenMs: z.number().int(),
});

export const MeetingFacts = z.object({
  /** When invitations went out; facts stored by an older version have none. */
  convenedAt: Timestamp.nullable().catch(null),
  startedAt: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
  people: z.array(Person),
  /** Ballots that were published. */
  ballots: z.number().int(),
  /** To whom it was submitted for approval; facts stored by an older version have none. */
  approver: PersonId.nullable().catch(null),
});
export type MeetingFacts = z.infer<typeof MeetingFacts>;

export function factsOf(floor: Floor): MeetingFacts {
  const {
    members,
    attendance,
    responses,
    speeches,
    ballots,
    convenedAt,
    startedAt,
    endedAt,
    attendanceRules,
  } = floor;
  const held = [...speeches.values()].filter(({ state }) => state === 'done');
  return {
    convenedAt,
    startedAt,
    endedAt,
    people: [...members.values()].map(({ id, role }) => {
      const checkIn = attendance.get(id);
      const own = held.filter(({ person }) => person === id);
      return {
        id,
        role,
        response: responses.get(id)?.state ?? null,
        came: checkIn ? (isLate(checkIn, startedAt, attendanceRules) ? 'late' : 'present') : null,
        leftEarly: typeof checkIn?.leftAt === 'number',
        speeches: own.length,
        spokenMs: own.reduce((sum, { spokenMs }) => sum + spokenMs, 0),
      };
    }),
    approver: floor.approval?.approver ?? null,
    ballots: [...ballots.values()].filter(({ state }) => state === 'published').length,
  };
}
