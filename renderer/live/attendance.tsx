/** Attendance in the bar: checking oneself in, and the count that opens the roll. */
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isPresent } from '#domain/meeting/attendance.ts';
import { useMe } from '#renderer/data/session.ts';
import { CheckInButton } from '#renderer/meeting/check-in-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { BarButton } from './bar-button.tsx';
import type { PanelChoice } from './room-panel.tsx';

export function AttendanceButton({ meeting, panel }: { meeting: Meeting; panel: PanelChoice }) {
  const { t } = useTranslation('live');
  const { person } = useMe();
  const { attendance, members } = meeting.floor;
  const present = [...members.keys()].filter((id) => isPresent(attendance, id)).length;
  const total = members.size;
  const shown = panel.shown === 'attendance' || panel.shown === 'seats';
  return (
    <>
      {!isPresent(attendance, person) && <CheckInButton meeting={meeting} place="bar" />}
      <BarButton
        icon={<IconUsers size={20} stroke={1.75} />}
        words={t('present_list')}
        label={t('attendance', { present, total })}
        count={`${present}/${total}`}
        pressed={shown}
        onClick={() => panel.toggle(panel.shown === 'seats' ? 'seats' : 'attendance')}
      />
    </>
  );
}
