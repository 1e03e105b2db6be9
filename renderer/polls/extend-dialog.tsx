import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timestamp } from '#domain/ids.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { DueFields } from './due-fields.tsx';
import type { OpenPoll } from './use-poll.ts';

/** A later deadline, with the reason that everyone asked will read. */
export function ExtendDialog({
  poll,
  opened,
  close,
}: {
  poll: OpenPoll;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation(['polls', 'errors']);
  const { ask, asking } = useAsk();
  const now = useServerNow();
  const from = poll.poll.dueAt ?? now;
  const [dueAt, setDueAt] = useState<Timestamp | null>(null);
  const [reason, setReason] = useState('');
  const later = dueAt !== null && dueAt > from;
  async function extend() {
    if (dueAt === null) return;
    if (isSettled(await ask('poll.extend', { poll: poll.id, dueAt, reason: reason.trim() }))) close();
  }
  return (
    <Modal opened={opened} onClose={close} title={t('manage.extendTitle')} size="lg">
      <Stack>
        <Text fw={600}>{poll.question.details.title}</Text>
        <Text>{t('manage.extendFrom', { time: formatMoment(from) })}</Text>
        <DueFields label={t('manage.extendTo')} dueAt={dueAt} from={from} change={setDueAt} />
        {dueAt !== null && !later && <Text c="seal">{t('errors:refusal.due-not-later')}</Text>}
        <Textarea
          label={t('manage.extendReason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
        />
        <DialogActions close={close}>
          <Button loading={asking} disabled={!later} onClick={() => void extend()}>
            {t('manage.extend')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
