import { Button } from '@mantine/core';
import { IconReload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Nothing } from './nothing.tsx';

/** What stands in place of a screen that failed. */
export function Crash({ retry }: { retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Nothing
      icon={<IconReload size={40} stroke={1.5} />}
      title={t('crash.title')}
      text={t('crash.text')}
      action={<Button onClick={retry}>{t('crash.reload')}</Button>}
    />
  );
}
