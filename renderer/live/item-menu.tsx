/** What an organiser does with one item of the agenda while the meeting is held. */
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconClockPause,
  IconDotsVertical,
  IconEye,
  IconEyeOff,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import { type AgendaItem, moveItem } from '#domain/meeting/plan.ts';
import { type ItemEnd, isClosed, progressOf } from '#domain/meeting/running-order.ts';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

const ends = [
  { as: 'done', icon: IconCheck },
  { as: 'skipped', icon: IconPlayerSkipForward },
  { as: 'deferred', icon: IconClockPause },
] as const satisfies readonly { as: ItemEnd; icon: unknown }[];

export function ItemMenu({ meeting, item, index }: { meeting: Meeting; item: AgendaItem; index: number }) {
  const { t } = useTranslation(['live', 'common']);
  const { ask, asking } = useAsk();
  const { floor, plan, mayWritePlan } = meeting;
  if (commands['agenda.hide'].refusal(meeting.circumstances) !== null) return null;
  const progress = progressOf(floor.items, item.id);
  const about = { meeting: meeting.id, item: item.id };
  const mayClose = commands['agenda.close'].refusal(meeting.circumstances) === null && !isClosed(progress);
  const move = (to: number) => moveItem(meeting.docOf(item.id), item.id, to, plan.items);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon color="gray" loading={asking} aria-label={t('itemMenu', { title: item.title })}>
          <IconDotsVertical size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {ends.map(({ as, icon: Icon }) => (
          <Menu.Item
            key={as}
            disabled={!mayClose || (as === 'done' && progress.state === 'waiting')}
            leftSection={<Icon size={20} stroke={1.75} />}
            onClick={() => void ask('agenda.close', { ...about, as })}
          >
            {t(`close.${as}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          disabled={floor.currentItem === item.id}
          leftSection={
            progress.hidden ? <IconEye size={20} stroke={1.75} /> : <IconEyeOff size={20} stroke={1.75} />
          }
          onClick={() => void ask('agenda.hide', { ...about, hidden: !progress.hidden })}
        >
          {t(progress.hidden ? 'unhide' : 'hide')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          disabled={!mayWritePlan || index === 0}
          leftSection={<IconArrowUp size={20} stroke={1.75} />}
          onClick={() => move(index - 1)}
        >
          {t('common:moveUp')}
        </Menu.Item>
        <Menu.Item
          disabled={!mayWritePlan || index === plan.items.length - 1}
          leftSection={<IconArrowDown size={20} stroke={1.75} />}
          onClick={() => move(index + 1)}
        >
          {t('common:moveDown')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
