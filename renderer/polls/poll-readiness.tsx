/** What is still missing before it can be sent, and the button that sends it. */
import { Button, List, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCircleDashed, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { missingForSending } from '#domain/poll/question.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { useMe } from '#renderer/data/session.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatMoment } from '#renderer/ui/dates.ts';
import { PollCommand } from './poll-command.tsx';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

export function PollReadiness({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { person } = useMe();
  const now = useServerNow(30_000);
  const { members } = poll.poll;
  const authors = members.size === 0 ? new Set([person]) : new Set(members.keys());
  const missing = missingForSending(poll.question, authors, now);
  return (
    <section className={classes.card} aria-labelledby="ready">
      <Title order={2} id="ready" size="h3" mb="xs">
        {t('edit.ready')}
      </Title>
      <Stack gap="sm">
        <Text role="status" c={missing.length === 0 ? 'leaf' : 'var(--text-quiet)'}>
          {missing.length === 0 ? t('edit.readyAll') : t('edit.readyMissing', { count: missing.length })}
        </Text>
        {missing.length > 0 && (
          <List spacing={6} listStyleType="none">
            {missing.map((part) => (
              <List.Item
                key={part}
                icon={
                  <ThemeIcon size={24} radius="xl" variant="light" color="gray">
                    <IconCircleDashed size={16} />
                  </ThemeIcon>
                }
              >
                {t(`edit.part.${part}`)}
              </List.Item>
            ))}
          </List>
        )}
        <Send poll={poll} missing={missing.map((part) => t(`edit.part.${part}`))} />
        <Discard poll={poll} />
      </Stack>
    </section>
  );
}

function Send({ poll, missing }: { poll: OpenPoll; missing: readonly string[] }) {
  const { t } = useTranslation('polls');
  const { nameOf } = usePeople();
  const { ask, asking } = useAsk();
  const { approver, title, dueAt } = poll.question.details;
  const words = approver === null ? 'send' : 'submit';
  const command = `poll.${words}` as const;
  const count = poll.question.recipients.size;
  async function send() {
    const outcome = await ask(command, { poll: poll.id });
    if (outcome === 'done')
      notifications.show({
        message: t(approver === null ? 'edit.sent' : 'edit.submitted'),
        color: 'leaf',
        icon: <IconCheck size={20} />,
      });
  }
  return (
    <PollCommand
      command={command}
      poll={poll}
      fullWidth
      loading={asking}
      leftSection={<IconSend size={20} stroke={1.75} />}
      refusedBecause={missing.length === 0 ? undefined : missing.join(', ')}
      onClick={() =>
        confirm({
          title: approver === null ? t('edit.sendTitle') : t('edit.submitTitle', { name: nameOf(approver) }),
          text: (
            <Stack gap="xs">
              <Text fw={600}>{title}</Text>
              <Text>
                {approver === null
                  ? t('edit.sendText', { count, due: dueAt === null ? '—' : formatMoment(dueAt) })
                  : t('edit.submitText', { count })}
              </Text>
            </Stack>
          ),
          confirm: t(`edit.${words}`),
          onConfirm: () => void send(),
        })
      }
    >
      {t(`edit.${words}`)}
    </PollCommand>
  );
}

function Discard({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { ask, asking } = useAsk();
  const navigate = useNavigate();
  async function discard() {
    const outcome = await ask('poll.discard', { poll: poll.id });
    if (outcome === 'done') await navigate({ to: '/polls', search: { box: 'sent' } });
  }
  return (
    <Button
      variant="subtle"
      color="seal"
      loading={asking}
      leftSection={<IconTrash size={20} stroke={1.75} />}
      onClick={() =>
        confirm({
          title: t('edit.discardTitle'),
          text: t('edit.discardText', { title: poll.question.details.title || t('untitled') }),
          confirm: t('edit.discard'),
          danger: true,
          onConfirm: () => void discard(),
        })
      }
    >
      {t('edit.discard')}
    </Button>
  );
}
