import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

/** Calls a meeting off, with the reason that everyone will read. */
export function CancelMeeting({
  meeting,
  opened,
  close,
}: {
  meeting: Meeting;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation(['plan', 'common']);
  const [reason, setReason] = useState('');
  const { ask, asking } = useAsk();
  async function cancel() {
    await ask('meeting.cancel', { meeting: meeting.id, reason: reason.trim() });
    close();
  }
  return (
    <Modal opened={opened} onClose={close} title={t('cancelMeeting.title')}>
      <Stack>
        <Text>{t('cancelMeeting.text')}</Text>
        <Textarea
          label={t('cancelMeeting.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:back')}
          </Button>
          <Button color="seal" loading={asking} disabled={reason.trim() === ''} onClick={() => void cancel()}>
            {t('cancelMeeting.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
