/** Hits in all papers of the meeting, paper by paper, and which papers could not be looked through. */
import { UnstyledButton } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPaper } from '#contract';
import { useReader } from '../ui/reader-context.ts';
import { CountRow, Going } from './count-row.tsx';
import classes from './find.module.css';
import { useOtherPapers } from './find-context.ts';
import { HitRow, headHeight, hitHeight } from './hit-row.tsx';
import { isSameHit, type MeetingFinder, type MeetingFindState } from './meeting-finder.ts';
import { UnreadPapers } from './unread-papers.tsx';
import { type FindSteps, useStepButtons } from './use-find-steps.ts';
import { useMeetingFind } from './use-meeting-find.ts';

export function MeetingHits({ steps }: { steps: FindSteps }) {
  const { t } = useTranslation('paper');
  const others = useOtherPapers();
  const find = useMeetingFind();
  useSearchAgain(others?.finder, find);
  return (
    <>
      <CountRow
        words={useCountWords(find)}
        any={find.papers.length > 0}
        steps={useStepButtons(steps)}
        going={
          find.searching && (
            <Going percent={100} label={t('find.searching')} stop={() => others?.finder.stop()} />
          )
        }
      />
      <Papers find={find} steps={steps} />
      {!find.searching && <UnreadPapers unread={find.unread} />}
    </>
  );
}

/** Papers whose text is about to be taken in are looked into as soon as it is. */
const againMs = 3_000;

function useSearchAgain(finder: MeetingFinder | undefined, { searching, unread }: MeetingFindState): void {
  const coming = unread.some(({ why }) => why === 'waiting' || why === 'not-here');
  useEffect(() => {
    if (!finder || searching || !coming) return;
    const timer = setInterval(() => void finder.findAgain(), againMs);
    return () => clearInterval(timer);
  }, [finder, searching, coming]);
}

function useCountWords(find: MeetingFindState): string {
  const { query, papers, searching, more, failure, stopped, unread } = find;
  const { t } = useTranslation(['paper', 'errors']);
  if (query.trim() === '') return t('find.meetingHint');
  if (searching) return t('find.searching');
  if (failure) return t(`errors:call.${failure}`);
  const hits = papers.reduce((sum, { count }) => sum + count, 0);
  if (hits === 0 && stopped) return t('find.stoppedEarly');
  if (hits === 0) return t(unread.length > 0 ? 'find.noneYet' : 'find.none');
  return t(more || stopped ? 'find.meetingCountMore' : 'find.meetingCount', { hits, papers: papers.length });
}

/** A paper's title takes two lines of the narrow panel. */
const titleHeight = 58;

type Row =
  | { kind: 'paper'; found: FoundPaper }
  | { kind: 'hit'; found: FoundPaper; hit: FoundPaper['hits'][number] }
  | { kind: 'rest'; found: FoundPaper };

const heights: Record<Row['kind'], number> = { paper: titleHeight, hit: hitHeight, rest: headHeight };

function rowsOf(papers: readonly FoundPaper[]): Row[] {
  return papers.flatMap((found): Row[] => [
    { kind: 'paper', found },
    ...found.hits.map((hit): Row => ({ kind: 'hit', found, hit })),
    ...(found.count > found.hits.length ? [{ kind: 'rest', found } as const] : []),
  ]);
}

function Papers({ find, steps }: { find: MeetingFindState; steps: FindSteps }) {
  const { papers, current } = find;
  const rows = useMemo(() => rowsOf(papers), [papers]);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'hit'],
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have other heights
  useEffect(() => list.measure(), [list, rows]);
  useEffect(() => {
    const row = rows.findIndex(
      (each) => each.kind === 'hit' && isSameHit({ ...each.hit, paper: each.found.paper }, current),
    );
    if (row >= 0) list.scrollToIndex(row, { align: 'auto' });
  }, [list, rows, current]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row && <PaperRow key={index} row={row} top={start} find={find} steps={steps} />;
        })}
      </div>
    </div>
  );
}

function PaperRow({
  row,
  top,
  find,
  steps,
}: {
  row: Row;
  top: number;
  find: MeetingFindState;
  steps: FindSteps;
}) {
  const { t } = useTranslation('paper');
  const open = useReader().paper.id;
  const { paper, title, count, hits } = row.found;
  if (row.kind === 'hit') {
    const place = { paper, page: row.hit.page, index: row.hit.index };
    return (
      <HitRow
        hit={row.hit}
        top={top}
        current={isSameHit(place, find.current)}
        note={t('pages.short', { page: row.hit.page })}
        show={() => steps.show(place)}
      />
    );
  }
  if (row.kind === 'rest')
    return (
      <div className={classes.head} style={{ top, height: headHeight }}>
        {t('find.rest', { count: count - hits.length })}
      </div>
    );
  const [first] = hits;
  return (
    <UnstyledButton
      className={classes.paper}
      style={{ top, height: titleHeight }}
      title={title}
      aria-label={t('find.paperHits', { title, count })}
      onClick={() => first && steps.show({ paper, page: first.page, index: first.index })}
    >
      <IconFileTypePdf size={22} stroke={1.6} aria-hidden />
      <span className={classes.title} data-open={paper === open || undefined}>
        {title}
      </span>
      <span className={classes.badge}>{count}</span>
    </UnstyledButton>
  );
}
