import { useTranslation } from 'react-i18next';
import type { DeskItem } from '#contract';

/** What a meeting or poll without a title is called. */
export function useUntitled(): (item: DeskItem) => string {
  const { t } = useTranslation(['meetings', 'polls']);
  return (item) => ('poll' in item ? t('polls:untitled') : t('meetings:untitled'));
}
