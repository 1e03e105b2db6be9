import { IconHandStop, IconPresentation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { BarCommand } from './bar-command.tsx';
import type { Room } from './use-room.ts';

/** Leads everyone who follows to the page one is reading, until taken back. */
export function LeadToggle({ meeting, room }: { meeting: Meeting; room: Room }) {
  const { t } = useTranslation('live');
  if (room.leading) {
    return (
      <BarCommand
        command="meeting.stopLeading"
        meeting={meeting}
        color="seal"
        icon={<IconHandStop size={20} stroke={1.75} />}
        words={t('stopLeading')}
        onClick={() => room.setLeading(false)}
      />
    );
  }
  return (
    <BarCommand
      command="meeting.lead"
      meeting={meeting}
      variant="light"
      hint={t('lead')}
      icon={<IconPresentation size={20} stroke={1.75} />}
      words={t('leadShort')}
      refusedBecause={room.paper === undefined ? t('leadNeedsPaper') : undefined}
      onClick={() => room.setLeading(true)}
    />
  );
}
