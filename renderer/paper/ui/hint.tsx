import { Paper as Card, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './pages.module.css';
import { useReader, useTools } from './reader-context.ts';

/** Long enough to read two lines. */
const shownMs = 5_000;

/** Says for a moment why what was tried did nothing. */
export function Hint() {
  const { t } = useTranslation('paper');
  const { tools } = useReader();
  const { hint } = useTools();
  useEffect(() => {
    if (!hint) return;
    const timer = setTimeout(() => tools.set({ hint: undefined }), shownMs);
    return () => clearTimeout(timer);
  }, [tools, hint]);
  return (
    <div className={classes.hint} role="status">
      {hint && (
        <Card shadow="md" radius="lg" px="md" py="sm" withBorder>
          <Text>{t(`hint.${hint}`)}</Text>
        </Card>
      )}
    </div>
  );
}
