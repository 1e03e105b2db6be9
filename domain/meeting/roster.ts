/** Keeping the roster and the answers of a meeting in step. Pure. */
import type { Floor, FloorChange, Member } from './floor.ts';
import { isOrganiser } from './roles.ts';

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

/** Drops the answers that a new roster leaves without sense: of whoever is no member, and by a substitute who is none. */
export function answersThatGo(floor: Floor, members: readonly Member[]): FloorChange[] {
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
