import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readerLimits } from '../engine/limits.ts';
import type { PaintOrder } from '../engine/painter.ts';
import type { ViewState } from '../engine/viewport.ts';
import { attachSurface } from '../input/surface.ts';
import type { ReaderSession } from '../reader-session.ts';
import { Hint } from './hint.tsx';
import { PageView } from './page-view.tsx';
import classes from './pages.module.css';
import { useReader, useToolPart, useView } from './reader-context.ts';
import { SelectionBubble } from './selection-bubble.tsx';

/** The continuous column of pages, of which only those near the window exist as elements. */
export function PageColumn() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { viewport, paper } = session;
  const tool = useToolPart('tool');
  const layer = useToolPart('layer');
  const view = useView();
  const pane = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    if (pane.current && column.current) return viewport.attach(pane.current, column.current);
  }, [viewport]);
  useEffect(() => {
    if (pane.current && canvas.current)
      return attachSurface({ session, pane: pane.current, canvas: canvas.current });
  }, [session]);
  usePaintOrders(session, view);

  const first = Math.max(1, view.first - 1);
  const last = Math.min(view.layout.count, view.last + 1);
  const pages = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return (
    <div className={classes.frame} data-layer={tool === 'select' ? undefined : layer}>
      <div
        ref={pane}
        className={classes.pane}
        data-tool={tool}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="document"
        aria-label={t('pages.label', { title: paper.title })}
      >
        <div ref={column} className={classes.column}>
          {pages.map((page) => (
            <PageView key={page} page={page} />
          ))}
        </div>
      </div>
      <canvas ref={canvas} className={classes.live} aria-hidden />
      <SelectionBubble pane={pane} />
      <Hint />
    </div>
  );
}

/** What shows goes first, then what comes next in reading direction. Nothing is painted while the zoom still changes. */
function usePaintOrders({ painter, document }: ReaderSession, view: ViewState): void {
  const { first, last, page, direction, zooming, layout } = view;
  const { scale, turn } = layout;
  useEffect(() => {
    const ratio = window.devicePixelRatio;
    const order = (each: number): PaintOrder => ({ page: each, scale: scale * ratio, turn });
    const shown = range(first, last).sort((a, b) => Math.abs(a - page) - Math.abs(b - page));
    if (zooming) {
      const missing = shown.filter((each) => !painter.picture(each));
      painter.want('page', missing.map(order));
      return;
    }
    const ahead = range(last + 1, last + (direction > 0 ? readerLimits.ahead : readerLimits.behind));
    const behind = range(first - (direction > 0 ? readerLimits.behind : readerLimits.ahead), first - 1);
    const next = direction > 0 ? [...ahead, ...behind.toReversed()] : [...behind.toReversed(), ...ahead];
    const inside = next.filter((each) => each >= 1 && each <= document.pages);
    painter.want('page', [...shown, ...inside].map(order));
  }, [painter, document, first, last, page, direction, zooming, scale, turn]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
