import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shownSize, type Turn } from '../engine/coordinates.ts';
import classes from './panel.module.css';
import { useReader, useViewPart } from './reader-context.ts';
import { usePageMarks } from './use-marks.ts';
import { useVersion } from './use-store.ts';

/** CSS pixels. */
const width = 132;
const labelHeight = 34;
const mostHeight = 220;

/** All pages small, of which only those in sight are painted. */
export function Thumbnails() {
  const session = useReader();
  const { painter, document } = session;
  const page = useViewPart('page');
  const layout = useViewPart('layout');
  const scroller = useRef<HTMLDivElement>(null);
  const { turn } = layout;
  const rows = useVirtualizer({
    count: document.pages,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizeOf(document.boxes[index], turn).height + labelHeight,
    overscan: 3,
  });
  const items = rows.getVirtualItems();
  const first = (items[0]?.index ?? 0) + 1;
  const last = (items.at(-1)?.index ?? 0) + 1;

  useEffect(() => {
    const orders = [];
    for (let each = first; each <= last; each++) {
      const scale = sizeOf(document.boxes[each - 1], turn).scale * window.devicePixelRatio;
      orders.push({ page: each, scale, turn });
    }
    painter.want('thumbnail', orders);
    return () => painter.want('thumbnail', []);
  }, [painter, document, first, last, turn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are read from these
  useEffect(() => rows.measure(), [rows, document.boxes, turn]);
  useEffect(() => rows.scrollToIndex(page - 1, { align: 'auto' }), [rows, page]);

  return (
    <div ref={scroller} className={classes.scroller}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, size }) => (
          <Thumbnail key={index} page={index + 1} current={page === index + 1} top={start} height={size} />
        ))}
      </div>
    </div>
  );
}

function sizeOf(box: Parameters<typeof shownSize>[0] | undefined, turn: Turn) {
  const full = box ? shownSize(box, turn) : { width: 595, height: 842 };
  const scale = Math.min(width / full.width, mostHeight / full.height);
  return { scale, width: Math.round(full.width * scale), height: Math.round(full.height * scale) };
}

function Thumbnail({
  page,
  current,
  top,
  height,
}: {
  page: number;
  current: boolean;
  top: number;
  height: number;
}) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { turn } = useViewPart('layout');
  useVersion(session.painter);
  const marks = usePageMarks(page);
  const host = useRef<HTMLSpanElement>(null);
  const picture = session.painter.thumbnail(page);
  const size = sizeOf(session.document.boxes[page - 1], turn);
  useEffect(() => {
    if (picture) host.current?.replaceChildren(picture.canvas);
  }, [picture]);
  return (
    <button
      type="button"
      className={classes.thumbnail}
      style={{ top, height }}
      aria-label={t('pages.goTo', { page })}
      aria-current={current ? 'page' : undefined}
      onClick={() => session.jump(page)}
    >
      <span ref={host} className={classes.small} style={{ width: size.width, height: size.height }} />
      <span className={classes.number}>
        {page}
        {marks.length > 0 && <span className={classes.marked}>{marks.length}</span>}
      </span>
    </button>
  );
}
