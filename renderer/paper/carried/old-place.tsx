import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkPicture } from '#contract';
import type { Turn } from '#domain/paper/look.ts';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { PageSpace, turnBy } from '../engine/coordinates.ts';
import { drawMark, overlayOf, setPageCoordinates } from '../marks/draw.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { useReader } from '../ui/reader-context.ts';
import classes from './carried.module.css';

/** The part of the old page that a mark was made on, with the mark. */
export function OldPlace({ shown }: { shown: ShownMark }) {
  const { t } = useTranslation('marks');
  const { meeting, paper } = useReader();
  const { author, mark } = shown;
  const picture = useQuery({
    queryKey: ['old-place', paper.id, author, mark.id, mark.changedAt],
    queryFn: () => rpc.versions.picture({ meeting, paper: paper.id, author, mark: mark.id }),
    retry: false,
  });
  const canvas = useRef<HTMLCanvasElement>(null);
  const { data } = picture;
  useEffect(() => {
    let gone = false;
    if (data)
      void decoded(data).then((image) => {
        if (!gone && canvas.current) draw(canvas.current, image, data, shown);
      });
    return () => {
      gone = true;
    };
  }, [data, shown]);
  if (picture.isPending) return <Skeleton height={120} />;
  if (!data)
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('placeless.gone')}
      </Text>
    );
  return (
    <canvas
      ref={canvas}
      className={classes.picture}
      role="img"
      aria-label={t('placeless.picture', { page: mark.page })}
    />
  );
}

async function decoded({ png }: MarkPicture): Promise<ImageBitmap> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  return await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
}

function draw(
  canvas: HTMLCanvasElement,
  image: ImageBitmap,
  { rect, rotate }: MarkPicture,
  { mark }: ShownMark,
): void {
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.drawImage(image, 0, 0);
  const turn: Turn = turnBy(0, rotate);
  const box = { view: rect, rotate: turn, userUnit: 1 };
  const across = turn % 180 === 0 ? rect[2] - rect[0] : rect[3] - rect[1];
  const space = new PageSpace(box, 0, image.width / across);
  if (overlayOf(mark)) {
    if (overlayOf(mark) === 'under') context.globalCompositeOperation = 'multiply';
    setPageCoordinates(context, space, 1);
    drawMark(context, mark, turn);
    return;
  }
  // Notes, text boxes and stamps are no drawings: a frame says where they were.
  const { left, top, width, height } = space.rectToView(boundsOf(mark));
  context.strokeStyle = mark.colour;
  context.lineWidth = 3;
  context.strokeRect(left, top, width, height);
}
