import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';
import type { ReactNode } from 'react';

/** Asks before something that can't be taken back. The question restates what will happen. */
export function confirm(options: {
  title: string;
  text: ReactNode;
  confirm: string;
  /** Where leaving it says more than to go back. */
  cancel?: string;
  danger?: boolean;
  onConfirm: () => void;
}): void {
  modals.openConfirmModal({
    title: options.title,
    children: typeof options.text === 'string' ? <Text>{options.text}</Text> : options.text,
    labels: { confirm: options.confirm, cancel: options.cancel ?? i18next.t('common:back') },
    confirmProps: { color: options.danger ? 'seal' : 'ink' },
    onConfirm: options.onConfirm,
  });
}
