/** Not calling somebody, with a reason that they are told. */
import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Speech } from '#domain/meeting/speech.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export function RejectDialog({
  meeting,
  speech,
  opened,
  close,
}: {
  meeting: Meeting;
  speech: Speech;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation('speaking');
  const { nameOf } = usePeople();
  const { ask, asking } = useAsk();
  const [reason, setReason] = useState('');
  const send = async () => {
    const outcome = await ask('speaking.reject', {
      meeting: meeting.id,
      speech: speech.id,
      reason: reason.trim(),
    });
    if (outcome === 'done' || outcome === 'waiting') close();
  };
  return (
    <Modal opened={opened} onClose={close} title={t('rejectTitle', { name: nameOf(speech.person) })}>
      <Stack>
        <Text>{t('rejectText')}</Text>
        <Textarea
          label={t('reason')}
          required
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button color="seal" loading={asking} disabled={reason.trim() === ''} onClick={() => void send()}>
          {t('reject')}
        </Button>
      </Stack>
    </Modal>
  );
}
