/** Hoãn: everybody invited is told why, and asked anew once there is another time. */
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayBecome } from '#domain/meeting/phase.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';

export function PostponeButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { ask, asking } = useAsk();
  const [opened, dialog] = useDisclosure();
  if (!mayBecome(meeting.floor.phase, 'postponed')) return null;
  return (
    <>
      <CommandButton
        command="meeting.postpone"
        meeting={meeting}
        variant="subtle"
        leftSection={<IconCalendarPause size={20} stroke={1.75} />}
        onClick={dialog.open}
      >
        {t('postpone.button')}
      </CommandButton>
      <ReasonDialog
        opened={opened}
        close={dialog.close}
        title={t('postpone.title')}
        text={t('postpone.text')}
        label={t('postpone.reason')}
        confirm={t('postpone.button')}
        asking={asking}
        submit={(reason) => ask('meeting.postpone', { meeting: meeting.id, reason })}
      />
    </>
  );
}
