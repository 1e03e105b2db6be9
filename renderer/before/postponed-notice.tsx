import { Alert } from '@mantine/core';
import { IconCalendarPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatMoment } from '#renderer/ui/dates.ts';

/** The meeting is put off: why, and from when. */
export function PostponedNotice({ meeting: { floor } }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { postponement } = floor;
  if (floor.phase !== 'postponed' || !postponement) return null;
  const { from, reason } = postponement;
  return (
    <Alert color="gold" icon={<IconCalendarPause />} title={t('postponed.title')} mb="md">
      {t('postponed.reason', { reason })} {from !== null && t('postponed.from', { time: formatMoment(from) })}
    </Alert>
  );
}
