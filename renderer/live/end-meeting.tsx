import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFlag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { confirm } from '#renderer/ui/confirm.tsx';

/** Ends the meeting; behind a menu, since it is done once and can't be taken back. */
export function EndMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['live', 'common']);
  const { person } = useMe();
  const { ask, asking } = useAsk();
  const refused = commands['meeting.end'].refusal(meeting.circumstances, person) !== null;
  const end = () =>
    confirm({
      title: t('endTitle'),
      text: t('endText'),
      confirm: t('endConfirm'),
      cancel: t('common:cancel'),
      danger: true,
      onConfirm: () => void ask('meeting.end', { meeting: meeting.id }),
    });
  return (
    <Menu position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <ActionIcon color="gray" loading={asking} aria-label={t('common:more')}>
          <IconDots size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          color="seal"
          disabled={refused}
          leftSection={<IconFlag size={20} stroke={1.75} />}
          onClick={end}
        >
          {t('end')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
