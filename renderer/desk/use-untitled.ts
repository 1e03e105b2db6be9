import { useTranslation } from 'react-i18next';
import type { DeskItem } from '#contract';

/** What an item, a meeting or a poll without a title is called. */
export function useUntitled(): (item: DeskItem) => string {
  const { t } = useTranslation(['meetings', 'polls', 'preparation']);
  return (item) => {
    if ('item' in item) return t('preparation:untitledItem');
    return 'poll' in item ? t('polls:untitled') : t('meetings:untitled');
  };
}
