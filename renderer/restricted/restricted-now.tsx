/** What those see who do not read the item being discussed, by its group or as guests: that there is one, and nothing else. */
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { Nothing } from '#renderer/ui/nothing.tsx';

/** The room is at an item that this person does not read. */
export function isAtRestricted({ plan, floor }: Meeting): boolean {
  return floor.currentItem !== null && !plan.items.some(({ id }) => id === floor.currentItem);
}

export function RestrictedNow({ meeting }: { meeting: Pick<Meeting, 'role'> }) {
  const { t } = useTranslation('restricted');
  const whose = meeting.role === 'guest' ? 'guestText' : 'itemText';
  return <Nothing icon={<IconLock size={40} stroke={1.5} />} title={t('item')} text={t(whose)} />;
}
