import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Tells what was done, with a way back for as long as it stands. */
export function useUndo(): (message: string, undo: () => void) => void {
  const { t } = useTranslation();
  return useCallback((message, undo) => offerUndo(message, t('undo'), undo), [t]);
}

/** The same where no screen stands behind it any more. */
export function offerUndo(message: string, label: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text lineClamp={2}>{message}</Text>
        <Button
          flex="none"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  });
}
