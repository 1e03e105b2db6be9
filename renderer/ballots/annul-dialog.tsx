import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ballot } from '#domain/meeting/ballot.ts';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

/** The chair annuls a ballot, with the reason that everyone will read. */
export function AnnulDialog({
  meeting,
  ballot,
  opened,
  close,
}: {
  meeting: Meeting;
  ballot: Ballot;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation(['ballots', 'common']);
  const [reason, setReason] = useState('');
  const { ask, asking } = useAsk();
  async function annul() {
    await ask('ballot.annul', { meeting: meeting.id, ballot: ballot.id, reason: reason.trim() });
    close();
  }
  return (
    <Modal opened={opened} onClose={close} title={t('annul.title')}>
      <Stack>
        <Text>{t('annul.text', { question: ballot.question })}</Text>
        <Textarea
          label={t('annul.reason')}
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
          <Button color="seal" loading={asking} disabled={reason.trim() === ''} onClick={() => void annul()}>
            {t('annul.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
