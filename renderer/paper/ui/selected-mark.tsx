import { memo } from 'react';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import { mayChange } from '../input/select-gesture.ts';
import { pulled } from '../marks/mark-book.ts';
import { isMovable, isScalable } from '../marks/reshape.ts';
import { MarkCard } from './mark-card.tsx';
import { frameAround, Handles } from './mark-frame.tsx';
import { useMarkWords } from './mark-words.ts';
import classes from './pages.module.css';
import { useReader, useToolPart } from './reader-context.ts';
import { SelectionPopover } from './selection-popover.tsx';
import { usePageMarks } from './use-marks.ts';

/** The frame around the selected mark, and what one may do with it. */
export const SelectedMark = memo(function SelectedMark({ page, space }: { page: number; space: PageSpace }) {
  const session = useReader();
  const selection = useToolPart('selection');
  const preview = useToolPart('preview');
  const editing = useToolPart('editing');
  const marks = usePageMarks(page);
  const describe = useMarkWords();
  const selected =
    selection && marks.find(({ mark, author }) => mark.id === selection.id && author === selection.author);
  if (!selected || editing === selected.mark.id) return null;
  const { mark, author } = pulled(selected, preview);
  const own = mayChange(session, selected);
  const { geometry, offset } = mark;
  const ends =
    geometry.kind === 'line' || geometry.kind === 'arrow'
      ? {
          from: [geometry.from[0] + offset[0], geometry.from[1] + offset[1]] as const,
          to: [geometry.to[0] + offset[0], geometry.to[1] + offset[1]] as const,
        }
      : undefined;
  return (
    <SelectionPopover
      label={describe(selected)}
      frame={
        <div
          className={classes.selected}
          style={frameAround(space, boundsOf(mark))}
          data-movable={own && isMovable(mark)}
          data-mark={mark.id}
          data-author={author}
        />
      }
      handles={own && isScalable(mark) && <Handles space={space} rect={boundsOf(mark)} ends={ends} />}
      card={<MarkCard key={mark.id} selected={selected} />}
    />
  );
});
