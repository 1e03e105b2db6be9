/** The roll before the meeting has begun: organisers check people in at the door and set the quorum the start depends on. */
import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isPresent } from '#domain/meeting/attendance.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { AttendancePanel } from './attendance-panel.tsx';

export function RollButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const [opened, roll] = useDisclosure();
  const { members, attendance } = meeting.floor;
  const present = [...members.keys()].filter((id) => isPresent(attendance, id)).length;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUsers size={20} stroke={1.75} />}
        aria-haspopup="dialog"
        onClick={roll.open}
      >
        {t('attendance', { present, total: members.size })}
      </Button>
      <Drawer opened={opened} onClose={roll.close} position="right" title={t('panel.attendance')}>
        <AttendancePanel meeting={meeting} />
      </Drawer>
    </>
  );
}
