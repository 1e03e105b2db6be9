/** A search that finds nothing: says what was looked for and what to try. */
import { IconSearchOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Nothing } from './nothing.tsx';

/** @param text what to try; left out: other words */
export function NothingFound({ query, text }: { query: string; text?: string }) {
  const { t } = useTranslation('common');
  return (
    <Nothing
      icon={<IconSearchOff size={40} stroke={1.5} />}
      title={t('nothingFound', { query })}
      text={text ?? t('nothingFoundText')}
    />
  );
}
