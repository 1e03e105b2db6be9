import { Button } from '@mantine/core';
import { IconFileDiff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NewVersion } from './use-new-version.ts';
import classes from './versions.module.css';

/** Says above the pages that this is another version than the person read, and offers what changed. */
export function NewVersionStrip({ version }: { version: NewVersion }) {
  const { t } = useTranslation('pack');
  if (!version.isNews) return null;
  return (
    <div className={classes.strip} role="status">
      <IconFileDiff size={22} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        <strong>{t('news.title')}.</strong> {t('news.text')}
      </span>
      <Button variant="light" aria-pressed={version.shown} onClick={() => version.show(!version.shown)}>
        {t('news.see')}
      </Button>
      <Button variant="subtle" color="gray" onClick={version.known}>
        {t('news.seen')}
      </Button>
    </div>
  );
}
