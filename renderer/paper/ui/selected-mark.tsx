import { Popover } from '@mantine/core';
import { memo } from 'react';
import type { PageSpace } from '../engine/coordinates.ts';
import { isMovable } from '../input/select-gesture.ts';
import { boundsOf } from '../marks/shape.ts';
import { MarkCard } from './mark-card.tsx';
import { useMarkWords } from './mark-words.ts';
import classes from './pages.module.css';
import { useReader, useToolPart } from './reader-context.ts';
import { usePageMarks } from './use-marks.ts';

/** Least side of the frame around a selected mark, in CSS pixels: a finger must be able to take it. */
const leastSide = 44;

/** The frame around the selected mark, and what one may do with it. */
export const SelectedMark = memo(function SelectedMark({ page, space }: { page: number; space: PageSpace }) {
  const { tools, me, rights } = useReader();
  const selection = useToolPart('selection');
  const moving = useToolPart('moving');
  const editing = useToolPart('editing');
  const marks = usePageMarks(page);
  const describe = useMarkWords();
  const selected =
    selection && marks.find(({ mark, author }) => mark.id === selection.id && author === selection.author);
  if (!selected || editing === selected.mark.id) return null;
  const { mark, author, layer } = selected;
  const [left, bottom, right, top] = boundsOf(mark);
  const [dx, dy] = moving?.id === mark.id ? moving.by : [0, 0];
  const view = space.rectToView([left + dx, bottom + dy, right + dx, top + dy]);
  const width = Math.max(view.width + 10, leastSide);
  const height = Math.max(view.height + 10, leastSide);
  const movable = author === me && rights.state[layer] && isMovable(mark);
  const style = {
    left: view.left + view.width / 2 - width / 2,
    top: view.top + view.height / 2 - height / 2,
    width,
    height,
  };
  return (
    <Popover
      opened={moving === undefined}
      position="bottom"
      withArrow
      withRoles={false}
      trapFocus={false}
      closeOnClickOutside={false}
      withinPortal
      onDismiss={() => tools.set({ selection: undefined })}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <div
          className={classes.selected}
          style={style}
          data-movable={movable}
          data-mark={mark.id}
          data-author={author}
        />
      </Popover.Target>
      <Popover.Dropdown p="xs" role="dialog" aria-label={describe(selected)}>
        <MarkCard key={mark.id} selected={selected} />
      </Popover.Dropdown>
    </Popover>
  );
});
