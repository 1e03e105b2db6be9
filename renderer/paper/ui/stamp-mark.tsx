import { useMemo } from 'react';
import { layOutStamp, stampByline, stampPlateAlpha } from '#domain/paper/stamp-look.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { stampMeasure } from '../marks/stamp.ts';
import classes from './pages.module.css';
import { uprightPlace } from './upright.ts';

/** A stamp: its words, and below them who set it and when. */
export function StampMark({ stamp, space }: { stamp: ShownMark; space: PageSpace }) {
  const people = usePeople();
  const { mark, author } = stamp;
  const name = people.nameOf(author);
  const { geometry, createdAt, colour } = mark;
  const rect = geometry.kind === 'stamp' ? geometry.rect : undefined;
  const label = geometry.kind === 'stamp' ? geometry.label : '';
  const layout = useMemo(() => {
    if (!rect) return undefined;
    const across = space.box.rotate % 180 === 0;
    const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]];
    const [long, high] = across ? [width, height] : [height, width];
    return layOutStamp(long, high, label, stampByline(name, createdAt), stampMeasure);
  }, [rect, label, name, createdAt, space.box.rotate]);
  if (!rect || !layout) return null;
  const { turned, ...place } = uprightPlace(space, rect, mark.offset);
  const { width, height, border, radius } = layout;
  return (
    <svg
      className={classes.stamp}
      style={{ ...place, ...turned }}
      viewBox={`0 0 ${width} ${height}`}
      data-mark={mark.id}
      data-author={author}
      aria-hidden
    >
      <rect
        x={border / 2}
        y={border / 2}
        width={Math.max(0, width - border)}
        height={Math.max(0, height - border)}
        rx={radius}
        fill="#ffffff"
        fillOpacity={stampPlateAlpha}
        stroke={colour}
        strokeWidth={border}
      />
      {([layout.label, layout.byline] as const).map(({ words, size, x, y }, i) => (
        <text
          key={i === 0 ? 'label' : 'byline'}
          x={x}
          y={height - y}
          fontSize={size}
          fontWeight={i === 0 ? 600 : 400}
          fill={colour}
        >
          {words}
        </text>
      ))}
    </svg>
  );
}
