/** What a step of minutes and notices asks for: the reason for sending back, the number at issuing. */
import { Alert, Button, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

interface DialogProps {
  meeting: Meeting;
  opened: boolean;
  close: () => void;
}

export function ReturnDialog({ meeting, opened, close }: DialogProps) {
  const { t } = useTranslation(['minutes', 'common']);
  const [reason, setReason] = useState('');
  const { ask, asking } = useAsk();
  async function sendBack() {
    await ask('minutes.return', { meeting: meeting.id, reason: reason.trim() });
    setReason('');
    close();
  }
  return (
    <Modal opened={opened} onClose={close} title={t('return.title')}>
      <Stack>
        <Text>{t('return.text')}</Text>
        <Textarea
          label={t('return.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            color="seal"
            loading={asking}
            disabled={reason.trim() === ''}
            onClick={() => void sendBack()}
          >
            {t('return.do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The number comes from the records clerk's register, in the order of issue (NĐ 30/2020 Điều 15). */
export function IssueDialog({
  command,
  meeting,
  opened,
  close,
}: DialogProps & { command: 'minutes.issue' | 'conclusion.issue' }) {
  const { t } = useTranslation(['minutes', 'common']);
  const [number, setNumber] = useState<number | string>('');
  const { ask, asking } = useAsk();
  const words = command === 'minutes.issue' ? 'issue' : 'notice.issue';
  async function issue() {
    await ask(command, { meeting: meeting.id, number: Number(number) });
    close();
  }
  return (
    <Modal opened={opened} onClose={close} title={t(`${words}.title`)}>
      <Stack>
        <Text>{t(`${words}.text`)}</Text>
        <NumberInput
          label={t('number')}
          description={t('numberHint')}
          min={1}
          max={99_999}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={number}
          onChange={setNumber}
          data-autofocus
        />
        <Alert color="gray">{t('honest')}</Alert>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button loading={asking} disabled={!(Number(number) >= 1)} onClick={() => void issue()}>
            {t(`${words}.do`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
