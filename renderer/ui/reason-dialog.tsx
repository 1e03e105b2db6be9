/** Asks why, before something that others will read the reason of. */
import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Asked, isSettled } from '#renderer/data/commands.ts';
import { DialogActions } from './dialog-actions.tsx';

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
  /** Characters that the command takes; 1000 if left out. */
  maxLength?: number;
  /** May be sent without a word. */
  optional?: boolean;
  /** Something else is still missing. */
  incomplete?: boolean;
  /** The dialog closes once it is done or will be; of what is refused it keeps the words. */
  submit: (reason: string) => Promise<Asked>;
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
  maxLength = 1000,
  optional = false,
  incomplete = false,
  submit,
  children,
}: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const send = async () => {
    if (!isSettled(await submit(reason.trim()))) return;
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
          maxLength={maxLength}
          autosize
          minRows={2}
          maxRows={8}
          withAsterisk={!optional}
          data-autofocus
        />
        <DialogActions close={close}>
          <Button
            color={danger ? 'seal' : 'ink'}
            loading={asking}
            disabled={incomplete || (!optional && reason.trim() === '')}
            onClick={() => void send()}
          >
            {confirm}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
