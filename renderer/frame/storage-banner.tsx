import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSaving } from '#renderer/data/live.ts';

/** Nothing new is safe on this machine: said above everything until it is over. */
export function StorageBanner() {
  const { t } = useTranslation('frame');
  const failure = useSaving()?.localFailure ?? null;
  if (failure === null) return null;
  return (
    <Alert
      color="red"
      variant="filled"
      radius={0}
      icon={<IconAlertTriangle />}
      title={t('storage.title')}
      role="alert"
    >
      {t(`storage.${failure}`)}
    </Alert>
  );
}
