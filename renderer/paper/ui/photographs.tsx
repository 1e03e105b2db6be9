import { useEffect, useRef } from 'react';
import { photographsIn } from '../engine/images.ts';
import type { Picture } from '../engine/pictures.ts';
import classes from './pages.module.css';
import { useReader } from './reader-context.ts';

/** Copies of a dark page's photographs above it, which turn them back to what they are. */
export function Photographs({ page, picture }: { page: number; picture: Picture }) {
  const { document: paper, painter } = useReader();
  const host = useRef<HTMLDivElement>(null);
  const images = painter.images(page);
  const box = paper.boxes[page - 1];
  useEffect(() => {
    if (!box || !images) return;
    const { canvas } = picture;
    const copies = photographsIn(picture, images, box).map(({ left, top, width, height }) => {
      const copy = document.createElement('canvas');
      copy.width = width;
      copy.height = height;
      copy.getContext('2d')?.drawImage(canvas, left, top, width, height, 0, 0, width, height);
      const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
      Object.assign(copy.style, {
        left: share(left, canvas.width),
        top: share(top, canvas.height),
        width: share(width, canvas.width),
        height: share(height, canvas.height),
      });
      return copy;
    });
    host.current?.replaceChildren(...copies);
  }, [picture, images, box]);
  return images?.length ? <div ref={host} className={classes.photographs} aria-hidden /> : null;
}
