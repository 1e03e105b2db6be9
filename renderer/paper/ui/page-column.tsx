import { type ReactNode, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { orderWhatShows } from '../engine/page-orders.ts';
import { attachSurface } from '../input/surface.ts';
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
  const { viewport, painter, paper } = session;
  const tool = useToolPart('tool');
  const layer = useToolPart('layer');
  const view = useView();
  const coloured = useColouredWords();
  const pane = useRef<HTMLDivElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    if (!pane.current || !column.current) return;
    const detach = viewport.attach(pane.current, column.current);
    const stopOrders = orderWhatShows(viewport, painter);
    return () => {
      stopOrders();
      detach();
    };
  }, [viewport, painter]);
  useEffect(() => {
    if (pane.current && canvas.current)
      return attachSurface({ session, pane: pane.current, canvas: canvas.current });
  }, [session]);
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
        data-coloured={coloured}
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

/** Whether words show by their colour: found ones, or what differs from another version. */
function useColouredWords(): boolean {
  const { finder, changes } = useReader();
  const found = useSyncExternalStore(finder.subscribe, () => finder.state.hits.length > 0);
  const differing = useSyncExternalStore(changes.subscribe, () => changes.state.spans.length > 0);
  return found || differing;
}
