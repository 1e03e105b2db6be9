/** Who votes in a ballot and how far each has come, by given name. Pure. */
import type { PersonId } from '#domain/ids.ts';
import { isPresent } from '#domain/meeting/attendance.ts';
import { type Ballot, electorateOf, hadTurn } from '#domain/meeting/ballot.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import { comparePersonNames } from '#domain/text.ts';

/** `taken`: has a secret paper; whether it is in the box nobody knows. */
export type VoterState = 'voted' | 'taken' | 'ready' | 'away';

export interface OnVoterList {
  id: PersonId;
  state: VoterState;
}

/** Those of the frozen list, or of a draft those who would be on it. */
export function votersOf(
  floor: Pick<Floor, 'members' | 'attendance' | 'ballotTurns'>,
  ballot: Ballot,
  nameOf: (person: PersonId) => string,
): OnVoterList[] {
  const eligible = ballot.state === 'draft' ? electorateOf(floor, ballot).eligible : ballot.eligible;
  return eligible
    .map((id): OnVoterList => ({ id, state: stateOf(floor, ballot, id) }))
    .sort((a, b) => comparePersonNames(nameOf(a.id), nameOf(b.id)));
}

function stateOf(
  floor: Pick<Floor, 'attendance' | 'ballotTurns'>,
  ballot: Ballot,
  person: PersonId,
): VoterState {
  if (hadTurn(floor, ballot.id, person)) return ballot.secrecy === 'secret' ? 'taken' : 'voted';
  return isPresent(floor.attendance, person) ? 'ready' : 'away';
}
