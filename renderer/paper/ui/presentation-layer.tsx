import { IconArrowsDiagonalMinimize2, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endPresentation } from '../presentation.ts';
import { BarButton } from './bar-button.tsx';
import classes from './presentation.module.css';
import { useReader, useViewPart } from './reader-context.ts';

/** The bar goes this long after the last movement. */
const barMs = 2500;
/** CSS pixels a finger must go to turn the page. */
const swipe = 40;
/** Of the width, at the left: a finger that taps there goes back. */
const backPart = 0.25;
/** A touchpad sends dozens of wheel events for one movement: one page for all within this time. */
const wheelMs = 350;

/** Above a presented paper: takes clicks, swipes and the wheel, and shows a small bar while one moves. */
export function PresentationLayer() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { viewport, document: paper } = session;
  const page = useViewPart('page');
  const [shown, show] = useBar();
  const down = useRef<{ x: number; y: number }>(undefined);
  const wheeled = useRef(0);
  useEffect(() => {
    // Esc on the whole screen is the browser's: it says so in this way only.
    const changed = () => {
      if (!document.fullscreenElement) endPresentation(session);
    };
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, [session]);

  const up = (event: PointerEvent) => {
    const from = down.current;
    down.current = undefined;
    if (!from || event.button > 0) return;
    const dx = event.clientX - from.x;
    if (Math.abs(dx) > swipe) viewport.turnPage(dx < 0 ? 1 : -1);
    else {
      const isBack = event.pointerType === 'touch' && event.clientX < window.innerWidth * backPart;
      viewport.turnPage(isBack ? -1 : 1);
    }
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: each of these has a key and a button in the bar */}
      <div
        className={classes.layer}
        data-bar={shown}
        onPointerDown={(event) => {
          down.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={show}
        onPointerUp={up}
        onContextMenu={(event) => {
          event.preventDefault();
          viewport.turnPage(-1);
        }}
        onWheel={({ deltaY, timeStamp }) => {
          if (deltaY === 0 || timeStamp - wheeled.current < wheelMs) return;
          wheeled.current = timeStamp;
          viewport.turnPage(deltaY > 0 ? 1 : -1);
        }}
      />
      <div className={classes.bar} data-shown={shown} role="toolbar" aria-label={t('view.presenting')}>
        <BarButton
          icon={IconChevronLeft}
          label={t('pages.previous')}
          disabled={page <= 1}
          onClick={() => viewport.turnPage(-1)}
        />
        <span className={classes.count}>
          {page} / {paper.pages}
        </span>
        <BarButton
          icon={IconChevronRight}
          label={t('pages.next')}
          disabled={page >= paper.pages}
          onClick={() => viewport.turnPage(1)}
        />
        <BarButton
          icon={IconArrowsDiagonalMinimize2}
          label={t('view.endPresenting')}
          keys="Esc"
          onClick={() => endPresentation(session)}
        />
      </div>
    </>
  );
}

function useBar(): [shown: boolean, show: () => void] {
  const [shown, setShown] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = () => {
    setShown(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(false), barMs);
  };
  useEffect(() => {
    timer.current = setTimeout(() => setShown(false), barMs);
    return () => clearTimeout(timer.current);
  }, []);
  return [shown, show];
}
