/** Who keeps the meeting. */
import type { CommandInput } from '#domain/commands.ts';
import type { Member } from '#domain/meeting/floor.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import type { Outcome, Situation } from './effect.ts';

/**
 * Names the chair and the secretaries. Whoever was one and is no more keeps the part the plan invites them to, or has
 * none; before the convening nobody but the organisers has a part at all.
 */
export function appoint(
  { meeting, plan, isKnown }: Situation,
  input: CommandInput<'meeting.appoint'>,
): Outcome {
  const { chair } = input;
  const secretaries = [...new Set(input.secretaries)].filter((id) => id !== chair);
  const named = chair === null ? secretaries : [chair, ...secretaries];
  const unknown = named.filter((id) => !isKnown(id));
  if (unknown.length > 0) return { refusal: { code: 'unknown-person', details: unknown } };
  if (secretaries.length === 0) return { refusal: { code: 'needs-secretary' } };

  const organisers: Member[] = [
    ...(chair === null ? [] : [{ id: chair, role: 'chair' } as const]),
    ...secretaries.map((id) => ({ id, role: 'secretary' }) as const),
  ];
  const others = (meeting?.members ?? []).filter(({ id }) => !named.includes(id));
  const { invitees } = plan();
  const stay = (member: Member): Member[] => {
    if (!isOrganiser(member.role)) return [member];
    const invited = invitees.get(member.id);
    return invited && meeting?.phase !== 'draft' ? [{ id: invited.id, role: invited.role }] : [];
  };
  const members = [...organisers, ...others.flatMap(stay)];
  const leads = members.some(({ id, role }) => id === meeting?.leader && isOrganiser(role));
  return leads || !meeting?.leader
    ? { effect: { meeting: { members } } }
    : { effect: { meeting: { members, leader: undefined }, floor: { lead: null } } };
}
