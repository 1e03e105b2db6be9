/** What the authors conclude from the answers, for everyone who was asked. */
import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconPencil, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatMoment } from '#renderer/ui/dates.ts';
import { PollCommand } from './poll-command.tsx';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

export function SummaryCard({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { nameOf } = usePeople();
  const [editing, setEditing] = useState(false);
  const { summary } = poll.poll;
  const isAuthor = poll.parts.includes('author');
  if (!summary && !isAuthor) return null;
  return (
    <section className={classes.card} aria-labelledby="summary">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="summary" size="h3">
          {t('summary.title')}
        </Title>
        {summary && isAuthor && !editing && (
          <Button
            className={classes.notPrinted ?? ''}
            variant="subtle"
            leftSection={<IconPencil size={20} stroke={1.75} />}
            onClick={() => setEditing(true)}
          >
            {t('summary.edit')}
          </Button>
        )}
      </Group>
      {summary && !editing ? (
        <Stack gap="xs">
          <Text className={classes.content}>{summary.text}</Text>
          <Text size="xs" c="var(--text-quiet)">
            {t('summary.by', { name: nameOf(summary.by), time: formatMoment(summary.at) })}
          </Text>
        </Stack>
      ) : (
        <SummaryForm poll={poll} done={() => setEditing(false)} />
      )}
    </section>
  );
}

function SummaryForm({ poll, done }: { poll: OpenPoll; done: () => void }) {
  const { t } = useTranslation('polls');
  const { ask, asking } = useAsk();
  const [text, setText] = useState(poll.poll.summary?.text ?? '');
  async function save() {
    const outcome = await ask('poll.summarise', { poll: poll.id, text: text.trim() });
    if (isSettled(outcome)) done();
  }
  return (
    <Stack className={classes.notPrinted ?? ''}>
      <Textarea
        aria-label={t('summary.title')}
        placeholder={t('summary.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={10_000}
        autosize
        minRows={3}
      />
      <Group>
        <PollCommand
          command="poll.summarise"
          poll={poll}
          loading={asking}
          refusedBecause={text.trim() === '' ? t('summary.placeholder') : undefined}
          leftSection={<IconSend size={20} stroke={1.75} />}
          onClick={() =>
            confirm({
              title: t('summary.saveTitle'),
              text: t('summary.saveText'),
              confirm: t('summary.save'),
              onConfirm: () => void save(),
            })
          }
        >
          {t('summary.save')}
        </PollCommand>
      </Group>
    </Stack>
  );
}
