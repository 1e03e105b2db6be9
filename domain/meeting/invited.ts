import type { PersonId } from '../ids.ts';
import type { Floor } from './floor.ts';
import type { Phase } from './phase.ts';

/** Everybody the invitations went to, but for `asker`, who knows; before the convening it is nobody. */
export function everybodyInvited({
  asker,
  phase,
  floor,
}: {
  asker: PersonId;
  phase: Phase | undefined;
  floor: Floor;
}): PersonId[] {
  if (phase !== 'convened' && phase !== 'postponed') return [];
  return [...floor.members.keys()].filter((id) => id !== asker);
}
