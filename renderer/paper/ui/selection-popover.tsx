/** The frame around what is selected on a page, with its card below. While it is dragged there is no card in the way. */
import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { cardAttribute, selectNothing } from '../input/selection.ts';
import { useReader, useToolPart } from './reader-context.ts';

export function SelectionPopover({
  label,
  frame,
  handles,
  card,
}: {
  /** Names the card. */
  label: string;
  /** The one element it stands around. */
  frame: ReactNode;
  handles: ReactNode;
  card: ReactNode;
}) {
  const session = useReader();
  const preview = useToolPart('preview');
  return (
    <Popover
      opened={preview.size === 0}
      position="bottom"
      withArrow
      withRoles={false}
      trapFocus={false}
      closeOnClickOutside={false}
      withinPortal
      onDismiss={() => selectNothing(session)}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>{frame}</Popover.Target>
      {handles}
      <Popover.Dropdown p="xs" role="dialog" aria-label={label} {...{ [cardAttribute]: '' }}>
        {card}
      </Popover.Dropdown>
    </Popover>
  );
}
