/**
 * The end of a dialog: the way back, which does nothing, and after it what the dialog is for. The same in all of them, and in
 * reach however long the dialog is.
 */
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog-actions.module.css';

export function DialogActions({
  close,
  className = classes.actions,
  children,
}: {
  close: () => void;
  /** Where the end of a form is no dialog's. */
  className?: string | undefined;
  /** The button that does it. */
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <Group justify="flex-end" className={className ?? ''}>
      <Button variant="default" onClick={close}>
        {t('back')}
      </Button>
      {children}
    </Group>
  );
}
