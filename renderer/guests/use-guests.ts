/** The guests of a meeting, people and units alike, by the name people know them by. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { invitedGuests } from '#domain/meeting/guest.ts';
import type { GuestId } from '#domain/meeting/plan.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

interface Guest {
  id: GuestId;
  name: string;
}

export function useGuests({ plan }: Pick<Meeting, 'plan'>): Guest[] {
  const { t } = useTranslation('guests');
  const { nameOf, units } = usePeople();
  return useMemo(() => {
    const named = (id: GuestId) => {
      const unit = [...units.values()].find((each) => each.id === id);
      return unit ? t('unit', { unit: unit.name }) : nameOf(id as Parameters<typeof nameOf>[0]);
    };
    return invitedGuests(plan)
      .map((id) => ({ id, name: named(id) }))
      .sort((a, b) => comparePersonNames(a.name, b.name));
  }, [plan, nameOf, units, t]);
}
