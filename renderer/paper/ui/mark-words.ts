/** A mark in words: for lists, tooltips and screen readers. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '#renderer/data/people.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { useReader } from './reader-context.ts';

/** What the mark says: its own words, or the words it marks or bears. */
export function wordsOf({ mark: { geometry, text } }: ShownMark): string {
  if (text !== '') return text;
  return 'quote' in geometry ? geometry.quote : geometry.kind === 'stamp' ? geometry.label : '';
}

export function useMarkWords(): (mark: ShownMark) => string {
  const { t } = useTranslation('paper');
  const { me } = useReader();
  const people = usePeople();
  return useCallback(
    (shown) => {
      const author = shown.author === me ? t('marks.me') : people.nameOf(shown.author);
      const what = t(`kind.${shown.mark.geometry.kind}`);
      const words = wordsOf(shown);
      const layer = t(`layer.${shown.layer}`);
      return words === ''
        ? t('marks.described', { author, what, layer })
        : t('marks.describedWords', { author, what, layer, words });
    },
    [t, me, people],
  );
}
