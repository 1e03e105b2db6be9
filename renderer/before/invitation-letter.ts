/** The Giấy mời of a meeting, from its plan and the directory. */
import type { PersonId } from '#domain/ids.ts';
import type { OfficialDocument } from '#domain/office/document.ts';
import { invitationDocument } from '#domain/office/invitation-document.ts';
import { signatureLines } from '#domain/office/signing.ts';
import { comparePersonNames, compareText } from '#domain/text.ts';
import type { People } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { letterheadFor } from '#renderer/minutes/use-minutes.ts';

/** @param remarks what to mind, a paragraph each */
export function invitationLetter(meeting: Meeting, people: People, remarks: string[]): OfficialDocument {
  const { commonPlan: plan, floor } = meeting;
  const letterhead = letterheadFor(meeting, people);
  const chair = [...floor.members.values()].find(({ role }) => role === 'chair')?.id;
  const title = chair ? people.titleOf(chair) : '';
  const describe = (id: PersonId) =>
    [`Đồng chí ${people.nameOf(id)}`, people.titleOf(id)].filter(Boolean).join(', ');
  const invited = [...plan.invitees.keys()].sort((a, b) =>
    comparePersonNames(people.nameOf(a), people.nameOf(b)),
  );
  const units = [...plan.units.values()]
    .map(({ id, seats }) => `${people.units.get(id)?.name ?? id} (cử ${seats} người dự)`)
    .sort(compareText);
  return invitationDocument({
    letterhead,
    number: null,
    date: null,
    title: plan.details.title,
    invited: [...invited.map(describe), ...units],
    chair: chair ? describe(chair) : '',
    startsAt: plan.details.startsAt,
    place: plan.details.place,
    remarks,
    signature: {
      capacity: signatureLines(title, letterhead.issuer),
      name: chair ? people.nameOf(chair) : '',
    },
    recipients: ['Như trên'],
    drafter: '',
  });
}
