import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

/** Asks before something that can't be taken back. The question restates what will happen. */
export function confirm(options: {
  title: string;
  text: ReactNode;
  confirm: string;
  cancel: string;
  danger?: boolean;
  onConfirm: () => void;
}): void {
  modals.openConfirmModal({
    title: options.title,
    children: typeof options.text === 'string' ? <Text>{options.text}</Text> : options.text,
    labels: { confirm: options.confirm, cancel: options.cancel },
    confirmProps: { color: options.danger ? 'seal' : 'ink' },
    onConfirm: options.onConfirm,
  });
}
