import { Button, Loader, Text } from '@mantine/core';
import { type CSSProperties, memo, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaderPointer } from '#renderer/presence/leader-pointer.tsx';
import { PageSpace } from '../engine/coordinates.ts';
import { heightOf, leftOf, topOf, widthOf } from '../engine/layout.ts';
import { scaledCopy } from '../engine/scaled-copy.ts';
import { whenStill } from '../engine/still.ts';
import { useDarkPages } from './dark-pages.ts';
import { useFurnished } from './furnished.ts';
import { LinkLayer } from './link-layer.tsx';
import { MarkElements } from './mark-elements.tsx';
import { MarkOverlay } from './mark-overlay.tsx';
import classes from './pages.module.css';
import { Photographs } from './photographs.tsx';
import { useReader, useViewPart } from './reader-context.ts';
import { SelectedGroup } from './selected-group.tsx';
import { SelectedMark } from './selected-mark.tsx';
import { TextLayer } from './text-layer.tsx';
import { ThreadBadges } from './thread-badges.tsx';
import { useVersion } from './use-store.ts';

/** One page: its picture, its words, its links and its marks, one above the other. */
export const PageView = memo(function PageView({ page }: { page: number }) {
  const { t } = useTranslation('paper');
  const { document, painter, paper, viewport } = useReader();
  const layout = useViewPart('layout');
  const zooming = useViewPart('zooming');
  const trimmed = useViewPart('trimmed');
  const failure = useSyncExternalStore(painter.subscribe, () => painter.failure(page));
  const hasWords = useStayedAt(page) && !failure;
  const furnished = useFurnished();
  const box = document.boxes[page - 1];
  const space = useMemo(
    () => box && new PageSpace(box, layout.turn, layout.scale),
    [box, layout.turn, layout.scale],
  );
  if (!space) return null;
  // Where but a part of the page shows, everything on it keeps the coordinates of the whole one.
  const [over, above] = viewport.overhangOf(page);
  const sheet = trimmed
    ? { left: -over, top: -above, width: space.size.width, height: space.size.height }
    : undefined;
  const style: CSSProperties & Record<`--${string}`, string> = {
    top: topOf(layout, page),
    left: `calc(50% + ${leftOf(layout, page)}px)`,
    width: widthOf(layout, page),
    height: heightOf(layout, page),
    '--total-scale-factor': `${layout.scale * space.box.userUnit}`,
    '--scale-round-x': '1px',
    '--scale-round-y': '1px',
  };
  return (
    <section
      className={classes.page}
      style={style}
      data-trimmed={trimmed}
      aria-label={t('pages.page', { page })}
    >
      <div className={classes.sheet} style={sheet}>
        <div className={classes.paper}>
          <Picture page={page} />
          {furnished && <MarkOverlay page={page} space={space} overlay="under" settled={!zooming} />}
        </div>
        {furnished && (
          <>
            {hasWords && <TextLayer page={page} space={space} />}
            <MarkOverlay page={page} space={space} overlay="over" settled={!zooming} />
            {hasWords && <LinkLayer page={page} space={space} />}
            <MarkElements page={page} space={space} />
            <ThreadBadges page={page} space={space} />
            <SelectedMark page={page} space={space} />
            <SelectedGroup page={page} space={space} />
            <LeaderPointer paper={paper.id} page={page} space={space} />
          </>
        )}
      </div>
    </section>
  );
});

/** Nobody reaches for a word sooner; whoever leafs on needs none. */
const wordsAfterMs = 150;

/**
 * Words and links are asked of the same worker as the picture, and would hold it up: they follow it, on pages that somebody
 * stays at.
 */
function useStayedAt(page: number): boolean {
  const { painter, viewport } = useReader();
  const painted = useSyncExternalStore(painter.subscribe, () => painter.picture(page) !== undefined);
  const [stayed, setStayed] = useState(false);
  useEffect(
    () => (painted ? whenStill(viewport, wordsAfterMs, () => setStayed(true)) : undefined),
    [painted, viewport],
  );
  return stayed;
}

/** Shown only when a page takes longer than a blink; and a way out when it takes longer than anybody likes to wait. */
const patienceMs = 350;
const slowMs = 4_000;

function Picture({ page }: { page: number }) {
  const { t } = useTranslation('paper');
  const { painter } = useReader();
  const { turn } = useViewPart('layout');
  useVersion(painter);
  const host = useRef<HTMLDivElement>(null);
  const found = painter.picture(page);
  const picture = found?.turn === turn ? found : undefined;
  const failure = painter.failure(page);
  const [waiting, setWaiting] = useState<'not' | 'long' | 'tooLong'>('not');
  const [dark] = useDarkPages();
  const stopped = useRef(false);

  useEffect(() => {
    if (!picture) return;
    host.current?.replaceChildren(picture.canvas);
  }, [picture]);
  const preview = picture ? undefined : painter.preview(page, turn)?.address;
  useEffect(() => {
    if (picture) return;
    const thumbnail = painter.thumbnail(page);
    if (preview) host.current?.replaceChildren(imageOf(preview));
    else if (thumbnail?.turn === turn) host.current?.replaceChildren(scaledCopy(thumbnail.canvas, 1) ?? '');
    else host.current?.replaceChildren();
  }, [picture, preview, painter, page, turn]);
  useEffect(() => {
    if (picture || failure) return setWaiting('not');
    const timers = [
      setTimeout(() => setWaiting('long'), patienceMs),
      setTimeout(() => setWaiting('tooLong'), slowMs),
    ];
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [picture, failure]);

  return (
    <>
      <div ref={host} className={classes.picture} data-painted={picture !== undefined} aria-hidden />
      {dark && picture && <Photographs page={page} picture={picture} />}
      {waiting !== 'not' && !failure && (
        <div className={classes.notice}>
          <Loader size="sm" color="gray" role="status" aria-label={t('pages.painting', { page })} />
          {waiting === 'tooLong' && (
            <>
              <Text size="sm">{t('pages.slow')}</Text>
              <Button
                variant="default"
                onClick={() => {
                  stopped.current = true;
                  painter.stop(page);
                }}
              >
                {t('pages.stop')}
              </Button>
            </>
          )}
        </div>
      )}
      {failure && (
        <div className={classes.notice} role="alert">
          <Text fw={600}>{t('pages.failed', { page })}</Text>
          <Text size="sm">{t(failure === 'takes-too-long' ? 'pages.tooLong' : 'pages.broken')}</Text>
          {/* Whoever stopped it has the way on at hand. */}
          <Button variant="default" autoFocus={stopped.current} onClick={() => painter.retry(page)}>
            {t('pages.retry')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Decoded before it shows: an empty page in between would be seen. */
function imageOf(address: string): HTMLImageElement {
  const image = document.createElement('img');
  image.decoding = 'sync';
  image.alt = '';
  image.src = address;
  return image;
}
