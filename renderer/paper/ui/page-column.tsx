import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readerLimits } from '../engine/limits.ts';
import type { PaintOrder } from '../engine/pictures.ts';
import type { ViewState } from '../engine/view-state.ts';
import { attachSurface } from '../input/surface.ts';
import type { ReaderSession } from '../reader-session.ts';
import { Hint } from './hint.tsx';
import { PageView } from './page-view.tsx';
import classes from './pages.module.css';
import { PasteBar } from './paste-bar.tsx';
import { useReader, useToolPart, useView } from './reader-context.ts';
import { SelectionBubble } from './selection-bubble.tsx';

/**
 * The continuous column of pages, of which only those near the window exist as elements. What is given lies over them: nothing
 * that comes and goes may move a page under somebody's pen.
 */
export function PageColumn({ children }: { children?: ReactNode }) {
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
  useEffect(() => {
    // Whoever came here by a link reads on by keyboard at once.
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.id === 'main')
      pane.current?.focus({ preventScroll: true });
  }, []);

  // A row above and below stands ready, except where pages stand alone: they would lie on one another.
  const ready = { continuous: 1, single: 0, spreads: 2 }[view.mode];
  const first = Math.max(1, view.first - ready);
  const last = Math.min(view.layout.count, view.last + ready);
  const pages = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return (
    <div className={classes.frame} data-layer={tool === 'select' ? undefined : layer}>
      <div
        ref={pane}
        className={classes.pane}
        data-tool={tool}
        data-focus-home
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
      {children}
      <PasteBar />
      <Hint />
    </div>
  );
}

/** Whoever leafs through a paper by far jumps looks at a page this long before the ones beside it are painted too, ms. */
const stayMs = 150;

/** What shows goes first, then what comes next in reading direction. Nothing is painted while the zoom still changes. */
function usePaintOrders({ painter, document, viewport }: ReaderSession, view: ViewState): void {
  const { first, last, page, direction, zooming, rushing, layout } = view;
  const { scale, turn } = layout;
  const latestPage = useRef(page);
  useEffect(() => {
    // The window has been measured since this was drawn for the first time.
    if (viewport.state.layout.scale !== scale) return;
    const ratio = window.devicePixelRatio;
    const order = (each: number): PaintOrder => ({ page: each, scale: scale * ratio, turn });
    const shown = range(first, last).sort((a, b) => Math.abs(a - page) - Math.abs(b - page));
    const jumped = Math.abs(page - latestPage.current) > readerLimits.ahead;
    latestPage.current = page;
    if (rushing) return painter.want('page', []);
    if (zooming) {
      const missing = shown.filter((each) => !painter.picture(each));
      painter.want('page', missing.map(order));
      return;
    }
    const ahead = range(last + 1, last + (direction > 0 ? readerLimits.ahead : readerLimits.behind));
    const behind = range(first - (direction > 0 ? readerLimits.behind : readerLimits.ahead), first - 1);
    const next = direction > 0 ? [...ahead, ...behind.toReversed()] : [...behind.toReversed(), ...ahead];
    const inside = next.filter((each) => each >= 1 && each <= document.pages);
    const all = [...shown, ...inside].map(order);
    painter.want('page', jumped ? shown.map(order) : all);
    painter.standAt(page, turn);
    if (!jumped) return;
    const timer = setTimeout(() => painter.want('page', all), stayMs);
    return () => clearTimeout(timer);
  }, [painter, document, viewport, first, last, page, direction, zooming, rushing, scale, turn]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
