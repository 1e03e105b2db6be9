/** Asks before a check-in that ends a substitution, since somebody else loses their part by it. */
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import { substituteOf } from '#domain/meeting/substitution.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import type { Meeting } from './use-meeting.ts';

/** @returns does `checkIn`, after a question where somebody sits in for `person` */
export function useTakeBackPlace(meeting: Meeting): (person: PersonId, checkIn: () => void) => void {
  const { t } = useTranslation('live');
  const { nameOf } = usePeople();
  const me = useMe().person;
  return (person, checkIn) => {
    const substitute = substituteOf(meeting.floor, person);
    if (substitute === undefined) return checkIn();
    const whose = person === me ? 'own' : 'other';
    confirm({
      title: t('takeBackPlace.title'),
      text: t(`takeBackPlace.${whose}`, { name: nameOf(substitute), principal: nameOf(person) }),
      confirm: t(person === me ? 'takeBackPlace.confirmOwn' : 'takeBackPlace.confirmOther'),
      onConfirm: checkIn,
    });
  };
}
