/** What stands above a poll in every phase: the way back, and what is under way. */
import { Alert, Stack } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '#renderer/ui/links.tsx';
import { ApprovalWords } from './approval-card.tsx';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

export function BackToPolls() {
  const { t } = useTranslation('polls');
  return <BackLink to="/polls">{t('back')}</BackLink>;
}

export function PollNotices({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation(['polls', 'errors']);
  const waiting = poll.waiting.filter((row) => row.name !== 'poll.answer');
  return (
    <Stack gap="sm" mb="md" className={classes.notPrinted ?? ''}>
      <ApprovalWords poll={poll} />
      {waiting.length > 0 && (
        <Alert color="gold" icon={<IconClockPause />}>
          {t('waitingCommands', {
            commands: [...new Set(waiting.map((row) => t(`errors:command.${row.name}`)))].join(', '),
          })}
        </Alert>
      )}
    </Stack>
  );
}
