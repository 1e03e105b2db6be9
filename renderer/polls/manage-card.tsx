/** What the authors may do with a poll that is out: remind, extend, close, recall. */
import { Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconBell, IconCalendarPlus, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CommandAbout } from '#domain/commands.ts';
import { silentOf } from '#domain/poll/state.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatMoment } from '#renderer/ui/dates.ts';
import { ExtendDialog } from './extend-dialog.tsx';
import { PollCommand } from './poll-command.tsx';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

export function ManageCard({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { phase } = poll.poll;
  if (phase !== 'sent' && phase !== 'pending_approval') return null;
  return (
    <section className={classes.card} aria-labelledby="manage">
      <Title order={2} id="manage" size="h3" mb="sm">
        {t('manage.title')}
      </Title>
      <Stack gap="sm">{phase === 'sent' ? <Running poll={poll} /> : <Withdraw poll={poll} />}</Stack>
    </section>
  );
}

function Withdraw({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { ask, asking } = useAsk();
  return (
    <PollCommand
      command="poll.withdraw"
      poll={poll}
      variant="default"
      loading={asking}
      leftSection={<IconArrowBackUp size={20} stroke={1.75} />}
      onClick={() => void ask('poll.withdraw', { poll: poll.id })}
    >
      {t('approval.withdraw')}
    </PollCommand>
  );
}

function Running({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { ask, asking } = useAsk();
  const [extending, extend] = useDisclosure();
  const { members, answered, reminders, extensions } = poll.poll;
  const silent = silentOf(poll.poll);
  const asked = [...members.values()].filter(({ parts }) => parts.includes('recipient')).length;
  const lastReminder = Math.max(0, ...[...reminders.values()].map(({ at }) => at));

  async function remind() {
    const outcome = await ask('poll.remind', { poll: poll.id });
    if (outcome === 'done')
      notifications.show({ message: t('manage.reminded', { count: silent.length }), color: 'leaf' });
  }
  const after = (command: CommandAbout<'poll'> & ('poll.close' | 'poll.recall'), words: 'close' | 'recall') =>
    confirm({
      title: t(`manage.${words}Title`),
      text: t(`manage.${words}Text`, { answered: answered.size, asked }),
      confirm: t(`manage.${words}`),
      danger: true,
      onConfirm: () => void ask(command, { poll: poll.id }),
    });

  return (
    <>
      <PollCommand
        command="poll.remind"
        poll={poll}
        variant="light"
        loading={asking}
        leftSection={<IconBell size={20} stroke={1.75} />}
        onClick={() => void remind()}
      >
        {t('manage.remind', { count: silent.length })}
      </PollCommand>
      {lastReminder > 0 && (
        <Text size="xs" c="var(--text-quiet)">
          {t('manage.lastReminder', { time: formatMoment(lastReminder) })}
        </Text>
      )}
      <PollCommand
        command="poll.extend"
        poll={poll}
        variant="default"
        leftSection={<IconCalendarPlus size={20} stroke={1.75} />}
        onClick={extend.open}
      >
        {t('manage.extend')}
      </PollCommand>
      {[...extensions.values()].map(({ id, from, to, reason }) => (
        <Text key={id} size="xs" c="var(--text-quiet)">
          {t('manage.extended', { from: formatMoment(from), to: formatMoment(to) })}
          {reason && `: ${reason}`}
        </Text>
      ))}
      <PollCommand
        command="poll.close"
        poll={poll}
        variant="default"
        leftSection={<IconLock size={20} stroke={1.75} />}
        onClick={() => after('poll.close', 'close')}
      >
        {t('manage.close')}
      </PollCommand>
      <PollCommand
        command="poll.recall"
        poll={poll}
        variant="subtle"
        color="seal"
        leftSection={<IconArrowBackUp size={20} stroke={1.75} />}
        onClick={() => after('poll.recall', 'recall')}
      >
        {t('manage.recall')}
      </PollCommand>
      <ExtendDialog poll={poll} opened={extending} close={extend.close} />
    </>
  );
}
