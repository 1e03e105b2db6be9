/** Attendance in the bar: checking oneself in, and the count that opens the roll. */
import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isPresent } from '#domain/meeting/attendance.ts';
import { useMe } from '#renderer/data/session.ts';
import { CheckInButton } from '#renderer/meeting/check-in-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import type { PanelChoice } from './room-panel.tsx';

export function AttendanceButton({ meeting, panel }: { meeting: Meeting; panel: PanelChoice }) {
  const { t } = useTranslation('live');
  const { person } = useMe();
  const { attendance, members } = meeting.floor;
  const present = [...members.keys()].filter((id) => isPresent(attendance, id)).length;
  const total = members.size;
  return (
    <>
      {!isPresent(attendance, person) && <CheckInButton meeting={meeting} />}
      <Button
        variant={panel.shown === 'attendance' ? 'light' : 'default'}
        px="sm"
        leftSection={<IconUsers size={20} stroke={1.75} />}
        aria-label={t('attendance', { present, total })}
        aria-pressed={panel.shown === 'attendance'}
        onClick={() => panel.toggle('attendance')}
      >
        {present}/{total}
      </Button>
    </>
  );
}
