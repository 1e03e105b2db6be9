import { Button, Loader, Text } from '@mantine/core';
import { type CSSProperties, memo, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { PageSpace } from '../engine/coordinates.ts';
import { heightOf, topOf, widthOf } from '../engine/layout.ts';
import { LinkLayer } from './link-layer.tsx';
import { MarkElements } from './mark-elements.tsx';
import { MarkOverlay } from './mark-overlay.tsx';
import classes from './pages.module.css';
import { useReader, useViewPart } from './reader-context.ts';
import { SelectedMark } from './selected-mark.tsx';
import { TextLayer } from './text-layer.tsx';
import { useVersion } from './use-store.ts';

/** One page: its picture, its words, its links and its marks, one above the other. */
export const PageView = memo(function PageView({ page }: { page: number }) {
  const { t } = useTranslation('paper');
  const { document, painter } = useReader();
  const layout = useViewPart('layout');
  const zooming = useViewPart('zooming');
  const failure = useSyncExternalStore(painter.subscribe, () => painter.failure(page));
  const box = document.boxes[page - 1];
  const space = useMemo(
    () => box && new PageSpace(box, layout.turn, layout.scale),
    [box, layout.turn, layout.scale],
  );
  if (!space) return null;
  const width = widthOf(layout, page);
  const style: CSSProperties & Record<`--${string}`, string> = {
    top: topOf(layout, page),
    left: `calc(50% - ${width / 2}px)`,
    width,
    height: heightOf(layout, page),
    '--total-scale-factor': `${layout.scale * space.box.userUnit}`,
    '--scale-round-x': '1px',
    '--scale-round-y': '1px',
  };
  return (
    <section className={classes.page} style={style} aria-label={t('pages.page', { page })}>
      <Picture page={page} />
      <MarkOverlay page={page} space={space} overlay="under" settled={!zooming} />
      {!failure && <TextLayer page={page} space={space} />}
      <MarkOverlay page={page} space={space} overlay="over" settled={!zooming} />
      {!failure && <LinkLayer page={page} space={space} />}
      <MarkElements page={page} space={space} />
      <SelectedMark page={page} space={space} />
    </section>
  );
});

/** Shown only when a page takes longer than a blink. */
const patienceMs = 350;

function Picture({ page }: { page: number }) {
  const { t } = useTranslation('paper');
  const { painter } = useReader();
  const { turn } = useViewPart('layout');
  useVersion(painter);
  const host = useRef<HTMLDivElement>(null);
  const found = painter.picture(page);
  const picture = found?.turn === turn ? found : undefined;
  const failure = painter.failure(page);
  const [impatient, setImpatient] = useState(false);

  useEffect(() => {
    if (!picture) return;
    host.current?.replaceChildren(picture.canvas);
  }, [picture]);
  useEffect(() => {
    const preview = picture ? undefined : painter.thumbnail(page);
    if (preview?.turn === turn) host.current?.replaceChildren(copyOf(preview.canvas));
    else if (!picture) host.current?.replaceChildren();
  }, [picture, painter, page, turn]);
  useEffect(() => {
    if (picture || failure) return setImpatient(false);
    const timer = setTimeout(() => setImpatient(true), patienceMs);
    return () => clearTimeout(timer);
  }, [picture, failure]);

  return (
    <>
      <div ref={host} className={classes.picture} data-painted={picture !== undefined} aria-hidden />
      {impatient && !failure && (
        <div className={classes.notice}>
          <Loader size="sm" color="gray" role="status" aria-label={t('pages.painting', { page })} />
        </div>
      )}
      {failure && (
        <div className={classes.notice} role="alert">
          <Text fw={600}>{t('pages.failed', { page })}</Text>
          <Text size="sm">{t(failure === 'takes-too-long' ? 'pages.tooLong' : 'pages.broken')}</Text>
          <Button variant="default" onClick={() => painter.retry(page)}>
            {t('pages.retry')}
          </Button>
        </div>
      )}
    </>
  );
}

/** A canvas can be in one place only, and the panel shows this one. */
function copyOf(source: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = source.width;
  copy.height = source.height;
  if (source.width > 0) copy.getContext('2d')?.drawImage(source, 0, 0);
  return copy;
}
