import { IconFlag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { confirm } from '#renderer/ui/confirm.tsx';

export function EndMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['live', 'common']);
  const { ask, asking } = useAsk();
  return (
    <CommandButton
      command="meeting.end"
      meeting={meeting}
      loading={asking}
      variant="subtle"
      color="seal"
      leftSection={<IconFlag size={20} stroke={1.75} />}
      onClick={() =>
        confirm({
          title: t('endTitle'),
          text: t('endText'),
          confirm: t('endConfirm'),
          cancel: t('common:cancel'),
          danger: true,
          onConfirm: () => void ask('meeting.end', { meeting: meeting.id }),
        })
      }
    >
      {t('end')}
    </CommandButton>
  );
}
