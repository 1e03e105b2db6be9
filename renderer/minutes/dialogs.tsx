/** What a step of minutes and notices asks for: the reason for sending back, the number at issuing. */
import { Alert, Button, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';

interface DialogProps {
  meeting: Meeting;
  opened: boolean;
  close: () => void;
}

export function ReturnDialog({ meeting, opened, close }: DialogProps) {
  const { t } = useTranslation('minutes');
  const { ask, asking } = useAsk();
  return (
    <ReasonDialog
      opened={opened}
      close={close}
      title={t('return.title')}
      text={t('return.text')}
      label={t('return.reason')}
      confirm={t('return.do')}
      danger
      asking={asking}
      submit={(reason) => ask('minutes.return', { meeting: meeting.id, reason })}
    />
  );
}

/** The number is the next one of the year (NĐ 30/2020 Điều 15), or the one that the records clerk has given. */
export function IssueDialog({
  command,
  meeting,
  opened,
  close,
}: DialogProps & { command: 'minutes.issue' | 'conclusion.issue' }) {
  const { t } = useTranslation('minutes');
  const [number, setNumber] = useState<number | string>('');
  const { ask, asking } = useAsk();
  const words = command === 'minutes.issue' ? 'issue' : 'notice.issue';
  async function issue() {
    const asked = { meeting: meeting.id, number: number === '' ? null : Number(number) };
    // A number that is taken is typed anew, where it was typed.
    if (isSettled(await ask(command, asked))) close();
  }
  return (
    <Modal opened={opened} onClose={close} title={t(`${words}.title`)}>
      <Stack>
        <Text>{t(`${words}.text`)}</Text>
        <NumberInput
          label={t('number')}
          description={t('numberHint')}
          placeholder={t('numberNext')}
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
        <DialogActions close={close}>
          <Button loading={asking} onClick={() => void issue()}>
            {t(`${words}.do`)}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
