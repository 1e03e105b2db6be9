import type { Member } from '../meeting/floor.ts';
import type { Directory } from '../people/directory.ts';

/** Whether a leader agrees to this meeting first. It is the chair's, so it goes by the chair's unit. */
export function needsApproval(
  { people, settings }: Pick<Directory, 'people' | 'settings'>,
  organisers: Iterable<Pick<Member, 'id' | 'role'>>,
): boolean {
  const [first, ...others] = organisers;
  const chair = [first, ...others].find((member) => member?.role === 'chair') ?? first;
  const unit = chair && people.get(chair.id)?.unit;
  return unit !== undefined && settings.approvalIn.includes(unit);
}
