import { IconHandStop, IconPresentation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import type { Room } from './use-room.ts';

/** Leads everyone who follows to the page one is reading, until taken back. */
export function LeadToggle({ meeting, room }: { meeting: Meeting; room: Room }) {
  const { t } = useTranslation('live');
  if (room.leading) {
    return (
      <CommandButton
        command="meeting.stopLeading"
        meeting={meeting}
        color="seal"
        leftSection={<IconHandStop size={20} stroke={1.75} />}
        onClick={() => room.setLeading(false)}
      >
        {t('stopLeading')}
      </CommandButton>
    );
  }
  return (
    <CommandButton
      command="meeting.lead"
      meeting={meeting}
      variant="light"
      hint={t('lead')}
      leftSection={<IconPresentation size={20} stroke={1.75} />}
      refusedBecause={room.paper === undefined ? t('leadNeedsPaper') : undefined}
      onClick={() => room.setLeading(true)}
    >
      {t('leadShort')}
    </CommandButton>
  );
}
