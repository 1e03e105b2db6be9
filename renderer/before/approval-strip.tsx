/** Where a meeting stands between submission and approval: for whoever approves it, and for whoever waits for that. */
import { Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';
import classes from './before.module.css';

export function ApprovalStrip({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const people = usePeople();
  const { person } = useMe();
  const { approval, phase } = meeting.floor;
  if (!approval || (phase !== 'pending_approval' && phase !== 'approved' && phase !== 'rejected'))
    return null;
  const decides = phase === 'pending_approval' && approval.approver === person;
  const names = {
    approver: people.nameOf(approval.approver),
    submitter: people.nameOf(approval.submittedBy),
    time: formatMoment(approval.decidedAt ?? approval.submittedAt),
  };
  return (
    <section className={classes.strip} data-state={phase} aria-label={t('approval.label')}>
      <div className={classes.stripWords} role="status">
        <Text fw={600} size="lg">
          {decides ? t('approval.question', names) : t(`approval.${phase}`, names)}
        </Text>
        {phase === 'pending_approval' && (
          <Text c="var(--text-quiet)">{decides ? t('approval.hint') : t('approval.locked')}</Text>
        )}
        {approval.note && <Text>{t('approval.note', { note: approval.note })}</Text>}
        {phase === 'rejected' && isOrganiser(meeting.role) && (
          <Text c="var(--text-quiet)">{t('approval.again')}</Text>
        )}
      </div>
      {decides ? (
        <Decide meeting={meeting} />
      ) : (
        phase === 'pending_approval' && <Withdraw meeting={meeting} />
      )}
    </section>
  );
}

function Decide({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { ask, asking } = useAsk();
  const [approving, approve] = useDisclosure();
  const [rejecting, reject] = useDisclosure();
  const title = meeting.plan.details.title;
  return (
    <Group gap="sm">
      <CommandButton
        command="meeting.approve"
        meeting={meeting}
        leftSection={<IconCheck size={20} stroke={1.75} />}
        onClick={approve.open}
      >
        {t('approval.approve')}
      </CommandButton>
      <CommandButton
        command="meeting.reject"
        meeting={meeting}
        variant="default"
        leftSection={<IconX size={20} stroke={1.75} />}
        onClick={reject.open}
      >
        {t('approval.reject')}
      </CommandButton>
      <ReasonDialog
        opened={approving}
        close={approve.close}
        title={t('approval.approveTitle')}
        text={t('approval.approveText', { title })}
        label={t('approval.approveNote')}
        confirm={t('approval.approve')}
        optional
        asking={asking}
        submit={(note) => ask('meeting.approve', { meeting: meeting.id, note })}
      />
      <ReasonDialog
        opened={rejecting}
        close={reject.close}
        title={t('approval.rejectTitle')}
        text={t('approval.rejectText', { title })}
        label={t('approval.rejectReason')}
        confirm={t('approval.reject')}
        danger
        asking={asking}
        submit={(reason) => ask('meeting.reject', { meeting: meeting.id, reason })}
      />
    </Group>
  );
}

function Withdraw({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { ask, asking } = useAsk();
  if (!isOrganiser(meeting.role)) return null;
  return (
    <CommandButton
      command="meeting.withdraw"
      meeting={meeting}
      variant="default"
      loading={asking}
      leftSection={<IconArrowBackUp size={20} stroke={1.75} />}
      onClick={() => void ask('meeting.withdraw', { meeting: meeting.id })}
    >
      {t('approval.withdraw')}
    </CommandButton>
  );
}
