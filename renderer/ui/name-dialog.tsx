/** Asks for a name. */
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { DialogActions } from './dialog-actions.tsx';

export function NameDialog({
  title,
  label,
  placeholder,
  confirm,
  name,
  close,
  save,
}: {
  title: string;
  label: string;
  placeholder?: string;
  confirm: string;
  name: string;
  close: () => void;
  save: (name: string) => void;
}) {
  const [typed, setTyped] = useState(name);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed.trim() === '') return;
    save(typed.trim());
    close();
  }
  return (
    <Modal opened onClose={close} title={title} centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={label}
            placeholder={placeholder ?? ''}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={200}
            data-autofocus
          />
          <DialogActions close={close}>
            <Button type="submit" disabled={typed.trim() === ''}>
              {confirm}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
