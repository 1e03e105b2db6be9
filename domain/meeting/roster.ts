/** Keeping the roster and the answers of a meeting in step. Pure. */
import type { Timestamp } from '../ids.ts';
import type { Floor, FloorChange, Member } from './floor.ts';
import { isOrganiser } from './roles.ts';
import { isOnTheFloor, stopped, withdrawn } from './speech.ts';

/** A substitute stands for a delegate or a guest of the meeting; one who stands for nobody any more has no part. */
export function withoutOrphans(members: readonly Member[]): Member[] {
  const byId = new Map(members.map((member) => [member.id, member]));
  return members.filter(({ substituteFor }) => {
    if (substituteFor === undefined) return true;
    const principal = byId.get(substituteFor);
    return principal !== undefined && !isOrganiser(principal.role) && principal.substituteFor === undefined;
  });
}

export function withoutSubstitutes(members: Iterable<Member>): Member[] {
  return [...members].filter(({ substituteFor }) => substituteFor === undefined);
}

/**
 * What a new roster leaves without sense: the answers of whoever is no member, or by a substitute who is none; and whoever has
 * no part any more neither waits to speak nor has the floor. What they did while they had one stays: attendance, votes, speeches.
 */
export function recordsThatGo(floor: Floor, members: readonly Member[], at: Timestamp): FloorChange[] {
  return [...answersThatGo(floor, members), ...speechesThatEnd(floor, members, at)];
}

/** Ends the requests and speeches of whoever is not among the members. */
export function speechesThatEnd(floor: Floor, members: readonly Member[], at: Timestamp): FloorChange[] {
  const ids = new Set(members.map(({ id }) => id));
  return [...floor.speeches.values()]
    .filter(({ person }) => !ids.has(person))
    .flatMap((speech) => {
      if (isOnTheFloor(speech)) return [{ in: 'speeches', put: stopped(speech, at) } as const];
      return speech.state === 'queued'
        ? [{ in: 'speeches', put: withdrawn(speech, 'cancelled', at) } as const]
        : [];
    });
}

function answersThatGo(floor: Floor, members: readonly Member[]): FloorChange[] {
  const byId = new Map(members.map((member) => [member.id, member]));
  return [...floor.responses.values()]
    .filter(({ id, substitute }) => {
      if (!byId.has(id)) return true;
      return substitute !== null && byId.get(substitute)?.substituteFor !== id;
    })
    .map(({ id }) => ({ in: 'responses', drop: id }));
}

/** An answer is an answer to one time: at another, everybody is asked anew. */
export function forgettingAnswers({ responses, attendance }: Floor): FloorChange[] {
  return [
    ...[...responses.keys()].map((drop) => ({ in: 'responses', drop }) as const),
    ...[...attendance.keys()].map((drop) => ({ in: 'attendance', drop }) as const),
  ];
}
