/** For whom it was submitted to; and what the authors read of it. */
import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconSend, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatMoment } from '#renderer/ui/dates.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';
import { PollCommand } from './poll-command.tsx';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

export function ApprovalCard({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { ask, asking } = useAsk();
  const [rejecting, reject] = useDisclosure();
  const count = poll.question.recipients.size;
  return (
    <section className={`${classes.card} ${classes.mine}`} aria-labelledby="approval">
      <Title order={2} id="approval" size="h3" mb="xs">
        {t('approval.title')}
      </Title>
      <Text mb="md">{t('approval.text', { count })}</Text>
      <Group>
        <PollCommand
          command="poll.approve"
          poll={poll}
          loading={asking}
          leftSection={<IconSend size={20} stroke={1.75} />}
          onClick={() =>
            confirm({
              title: t('approval.approveTitle'),
              text: (
                <Stack gap="xs">
                  <Text fw={600}>{poll.question.details.title}</Text>
                  <Text>{t('approval.text', { count })}</Text>
                </Stack>
              ),
              confirm: t('approval.approve'),
              onConfirm: () => void ask('poll.approve', { poll: poll.id }),
            })
          }
        >
          {t('approval.approve')}
        </PollCommand>
        <PollCommand
          command="poll.reject"
          poll={poll}
          variant="default"
          leftSection={<IconArrowBackUp size={20} stroke={1.75} />}
          onClick={reject.open}
        >
          {t('approval.reject')}
        </PollCommand>
      </Group>
      <Reject poll={poll} opened={rejecting} close={reject.close} />
    </section>
  );
}

function Reject({ poll, opened, close }: { poll: OpenPoll; opened: boolean; close: () => void }) {
  const { t } = useTranslation('polls');
  const { ask, asking } = useAsk();
  return (
    <ReasonDialog
      opened={opened}
      close={close}
      title={t('approval.rejectTitle')}
      label={t('approval.reason')}
      confirm={t('approval.reject')}
      asking={asking}
      submit={(reason) => ask('poll.reject', { poll: poll.id, reason })}
    />
  );
}

/** Who is to approve, who did, who sent it back and why. */
export function ApprovalWords({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { nameOf } = usePeople();
  const { phase, rejection, approval, recalledAt } = poll.poll;
  const { approver } = poll.question.details;
  if (phase === 'draft' && rejection)
    return (
      <Alert
        color="seal"
        icon={<IconArrowBackUp />}
        title={t('approval.rejected', { name: nameOf(rejection.by), time: formatMoment(rejection.at) })}
      >
        {rejection.reason}
      </Alert>
    );
  if (phase === 'draft' && recalledAt !== null)
    return (
      <Alert color="gold" icon={<IconArrowBackUp />}>
        {t('manage.recalled', { time: formatMoment(recalledAt) })}
      </Alert>
    );
  if (phase === 'pending_approval' && approver !== null && poll.parts.includes('author'))
    return (
      <Alert color="gold" icon={<IconUserCheck />}>
        {t('approval.waitingFor', { name: nameOf(approver) })}
      </Alert>
    );
  if (approval)
    return (
      <Text c="var(--text-quiet)">
        {t('approval.approved', { name: nameOf(approval.by), time: formatMoment(approval.at) })}
      </Text>
    );
  return null;
}
