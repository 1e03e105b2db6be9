/** Who keeps the meeting. */
import { z } from 'zod';
import { PersonId } from '../ids.ts';
import type { Member } from '../meeting/floor.ts';
import { isInPreparation } from '../meeting/phase.ts';
import { isOrganiser } from '../meeting/roles.ts';
import { recordsThatGo, withoutOrphans } from '../meeting/roster.ts';
import { AboutMeeting, meetingRule, organiserIn, refused } from './meeting-rule.ts';

export const rosterCommands = {
  /**
   * Names the chair and the secretaries. At least one secretary stays, so that no meeting is left without a keeper. Whoever
   * was one and is no more keeps the part the plan invites them to, or has none; before the convening nobody but the
   * organisers has a part at all.
   */
  'meeting.appoint': meetingRule({
    input: AboutMeeting.extend({ chair: PersonId.nullable(), secretaries: z.array(PersonId).max(20) }),
    patience: null,
    refusal: organiserIn('draft', 'rejected', 'approved', 'convened', 'postponed', 'in_progress', 'paused'),
    outcome({ at, floor, phase, plan, isKnown }, input) {
      const { chair } = input;
      const secretaries = [...new Set(input.secretaries)].filter((id) => id !== chair);
      const named = chair === null ? secretaries : [chair, ...secretaries];
      const unknown = named.filter((id) => !isKnown(id));
      if (unknown.length > 0) return refused('unknown-person', unknown);
      if (secretaries.length === 0) return refused('needs-secretary');

      const organisers: Member[] = [
        ...(chair === null ? [] : [{ id: chair, role: 'chair' } as const]),
        ...secretaries.map((id) => ({ id, role: 'secretary' }) as const),
      ];
      const others = [...floor.members.values()].filter(({ id }) => !named.includes(id));
      const { invitees } = plan();
      const stay = (member: Member): Member[] => {
        if (!isOrganiser(member.role)) return [member];
        const invited = invitees.get(member.id);
        return invited && phase !== undefined && !isInPreparation(phase)
          ? [{ id: invited.id, role: invited.role }]
          : [];
      };
      const members = withoutOrphans([...organisers, ...others.flatMap(stay)]);
      const records = recordsThatGo(floor, members, at);
      const leader = floor.lead?.leader;
      const leads = members.some(({ id, role }) => id === leader && isOrganiser(role));
      return leads || leader === undefined
        ? { effect: { members, records } }
        : { effect: { members, records, state: { lead: null } } };
    },
  }),
} as const;
