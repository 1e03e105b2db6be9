/** What is done once or seldom in a meeting, behind a menu: a break, and the end. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconCoffee, IconDots, IconFlag, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { OpenScreenItem } from '#renderer/screen/open-screen.tsx';
import { confirm } from '#renderer/ui/confirm.tsx';

export function RoomMenu({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['live', 'common']);
  const { ask, asking } = useAsk();
  const about = { meeting: meeting.id };
  const may = (name: 'meeting.pause' | 'meeting.resume' | 'meeting.end') =>
    commands[name].refusal(meeting.circumstances) === null;
  const end = () =>
    confirm({
      title: t('endTitle'),
      text: t('endText'),
      confirm: t('endConfirm'),
      danger: true,
      onConfirm: () => void ask('meeting.end', about),
    });
  return (
    <Menu position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <ActionIcon color="gray" loading={asking} aria-label={t('common:more')}>
          <IconDots size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('meeting.resume') ? (
          <Menu.Item
            leftSection={<IconPlayerPlay size={20} stroke={1.75} />}
            onClick={() => void ask('meeting.resume', about)}
          >
            {t('resume')}
          </Menu.Item>
        ) : (
          <Menu.Item
            disabled={!may('meeting.pause')}
            leftSection={<IconCoffee size={20} stroke={1.75} />}
            onClick={() => void ask('meeting.pause', about)}
          >
            {t('pause')}
          </Menu.Item>
        )}
        <OpenScreenItem meeting={meeting.id} />
        <Menu.Divider />
        <Menu.Item
          color="seal"
          disabled={!may('meeting.end')}
          leftSection={<IconFlag size={20} stroke={1.75} />}
          onClick={end}
        >
          {t('end')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
