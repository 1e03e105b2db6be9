/** Asks why, before something that others will read the reason of. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface ReasonDialogProps {
  opened: boolean;
  close: () => void;
  title: string;
  /** What will happen, and to whom. */
  text?: ReactNode;
  label: string;
  placeholder?: string;
  confirm: string;
  danger?: boolean;
  asking: boolean;
  /** May be sent without a word. */
  optional?: boolean;
  /** Something else is still missing. */
  incomplete?: boolean;
  /** @returns once it is decided; the dialog closes then */
  submit: (reason: string) => Promise<unknown>;
  children?: ReactNode;
}

export function ReasonDialog({
  opened,
  close,
  title,
  text,
  label,
  placeholder,
  confirm,
  danger = false,
  asking,
  optional = false,
  incomplete = false,
  submit,
  children,
}: ReasonDialogProps) {
  const { t } = useTranslation('common');
  const [reason, setReason] = useState('');
  const send = async () => {
    await submit(reason.trim());
    setReason('');
    close();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} centered>
      <Stack>
        {text && <Text>{text}</Text>}
        {children}
        <Textarea
          label={label}
          placeholder={placeholder ?? ''}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
          maxRows={8}
          withAsterisk={!optional}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('back')}
          </Button>
          <Button
            color={danger ? 'seal' : 'ink'}
            loading={asking}
            disabled={incomplete || (!optional && reason.trim() === '')}
            onClick={() => void send()}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
