import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '#renderer/data/people.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { wordsOf } from '../ui/mark-words.ts';
import { useReader } from '../ui/reader-context.ts';
import { showMark } from './listed-marks.ts';
import classes from './mark-list.module.css';

/** CSS pixels of a row without words, and of what its words add. */
const bareRow = 44;
const wordRows = 40;

/** Each mark in a row, of which only those in sight are made. @param at the selected one's index, or -1 */
export function MarkRows({ marks, at }: { marks: readonly ShownMark[]; at: number }) {
  const { t } = useTranslation('paper');
  const { me } = useReader();
  const people = usePeople();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: marks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => bareRow + (marks[index] && wordsOf(marks[index]) !== '' ? wordRows : 0),
    getItemKey: (index) => keyOf(marks[index]) ?? index,
    overscan: 8,
  });
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [rows, at]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const shown = marks[index];
          if (!shown) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={marks.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row
                shown={shown}
                selected={index === at}
                name={shown.author === me ? t('marks.me') : people.nameOf(shown.author)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function keyOf(shown: ShownMark | undefined): string | undefined {
  return shown && `${shown.author}/${shown.mark.id}`;
}

function Row({ shown, selected, name }: { shown: ShownMark; selected: boolean; name: string }) {
  const { t } = useTranslation(['paper', 'marks']);
  const session = useReader();
  const { mark, layer, carriedBy } = shown;
  const words = wordsOf(shown);
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={selected || undefined}
      onClick={() => showMark(session, shown)}
    >
      <span className={classes.stripe} style={{ background: mark.colour }} />
      <span className={classes.text}>
        <span className={classes.kind}>
          {t(`paper:kind.${mark.geometry.kind}`)} · {name} · {t(`paper:layer.${layer}`)}
          {carriedBy && ` · ${t('marks:carried.short')}`}
        </span>
        {words !== '' && <span className={classes.words}>{words}</span>}
      </span>
      <span className={classes.page}>{t('paper:pages.short', { page: mark.page })}</span>
    </UnstyledButton>
  );
}
