/** The hits of the open paper, page by page. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '#domain/paper/find.ts';
import type { FindState } from '../engine/finder.ts';
import { useFind, useReader } from '../ui/reader-context.ts';
import { CountRow, Going } from './count-row.tsx';
import classes from './find.module.css';
import { HitRow, headHeight, hitHeight } from './hit-row.tsx';
import { type FindSteps, useStepButtons } from './use-find-steps.ts';

export function PaperHits({ steps }: { steps: FindSteps }) {
  const { t } = useTranslation('paper');
  const { finder } = useReader();
  const find = useFind();
  return (
    <>
      <CountRow
        words={useCountWords(find)}
        any={find.hits.length > 0}
        steps={useStepButtons(steps)}
        going={
          find.searching && (
            <Going
              percent={(find.searched / finder.pages) * 100}
              label={t('find.progress', { page: find.searched, pages: finder.pages })}
              stop={() => finder.stop()}
            />
          )
        }
      />
      <Remarks find={find} />
      <Hits />
    </>
  );
}

function useCountWords(find: FindState): string {
  const { t } = useTranslation('paper');
  const { query, hits, current, searching, more, searched, wordless } = find;
  if (query.trim() === '') return t('find.hint');
  // Read out once, not with every page.
  if (searching) return t('find.searching');
  if (hits.length > 0) return t(more ? 'find.countMore' : 'find.count', { at: current + 1, of: hits.length });
  return t(searched > 0 && wordless === searched ? 'find.scan' : 'find.none');
}

/** What was not looked through. */
function Remarks({ find }: { find: FindState }) {
  const { t } = useTranslation('paper');
  const { finder } = useReader();
  const { searching, stopped, searched, wordless } = find;
  if (searching || searched === 0) return null;
  const remarks = [
    stopped && t('find.stopped', { page: searched, pages: finder.pages }),
    wordless > 0 && wordless < searched && t('find.wordless', { count: wordless }),
  ].filter((words) => words !== false);
  if (remarks.length === 0) return null;
  return <p className={classes.remark}>{remarks.join(' ')}</p>;
}

type Row = { head: number; count: number } | { hit: Hit; at: number };

/** Each page's number once, above its hits. */
function rowsOf(hits: readonly Hit[]): Row[] {
  const rows: Row[] = [];
  let head: { head: number; count: number } | undefined;
  for (const [at, hit] of hits.entries()) {
    if (head?.head !== hit.page) {
      head = { head: hit.page, count: 0 };
      rows.push(head);
    }
    head.count++;
    rows.push({ hit, at });
  }
  return rows;
}

function Hits() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { hits, current } = useFind();
  const rows = useMemo(() => rowsOf(hits), [hits]);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index] && 'head' in rows[index] ? headHeight : hitHeight),
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have other heights
  useEffect(() => list.measure(), [list, rows]);
  useEffect(() => {
    const row = rows.findIndex((each) => 'at' in each && each.at === current);
    if (row >= 0) list.scrollToIndex(row, { align: 'auto' });
  }, [list, rows, current]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          if ('head' in row)
            return (
              <div key={index} className={classes.head} style={{ top: start, height: headHeight }}>
                <span>{t('pages.page', { page: row.head })}</span>
                <span>{row.count}</span>
              </div>
            );
          return (
            <HitRow
              key={index}
              hit={row.hit}
              top={start}
              current={row.at === current}
              show={() => session.goToHit(session.finder.choose(row.at))}
            />
          );
        })}
      </div>
    </div>
  );
}
