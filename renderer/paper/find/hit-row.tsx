import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FoundWords } from '#domain/paper/find.ts';
import classes from './find.module.css';

/** One hit among the words around it; a tap goes there. */
export function HitRow({
  hit,
  top,
  current,
  note,
  show,
}: {
  hit: FoundWords & { page: number };
  /** From the top of the list, CSS pixels. */
  top: number;
  current: boolean;
  /** Stands at the end of the row, e.g. the page. */
  note?: string;
  show: () => void;
}) {
  const { t } = useTranslation('paper');
  return (
    <UnstyledButton
      className={classes.hit}
      style={{ top, height: hitHeight }}
      aria-current={current || undefined}
      aria-label={t('find.hit', { page: hit.page, words: `${hit.before}${hit.match}${hit.after}` })}
      onClick={show}
    >
      <span className={classes.context}>
        {hit.before}
        <mark>{hit.match}</mark>
        {hit.after}
      </span>
      {note && <span className={classes.note}>{note}</span>}
    </UnstyledButton>
  );
}

/** CSS pixels: three lines of words. */
export const hitHeight = 72;
/** A heading above hits. */
export const headHeight = 34;
