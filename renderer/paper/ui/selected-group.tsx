import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageSpace } from '../engine/coordinates.ts';
import { mayChange } from '../input/select-gesture.ts';
import { pulled } from '../marks/mark-book.ts';
import { boundsAround, isScalable } from '../marks/reshape.ts';
import { GroupCard } from './group-card.tsx';
import { frameAround, Handles } from './mark-frame.tsx';
import classes from './pages.module.css';
import { useReader, useToolPart } from './reader-context.ts';
import { SelectionPopover } from './selection-popover.tsx';
import { usePageMarks } from './use-marks.ts';

/** The frame around several selected marks, and what one may do with all of them at once. */
export const SelectedGroup = memo(function SelectedGroup({
  page,
  space,
}: {
  page: number;
  space: PageSpace;
}) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const group = useToolPart('group');
  const preview = useToolPart('preview');
  const marks = usePageMarks(page);
  if (group?.page !== page) return null;
  const selected = marks.filter((each) => group.ids.has(each.mark.id) && mayChange(session, each));
  const shown = selected.map((each) => pulled(each, preview).mark);
  const rect = boundsAround(shown);
  if (!rect) return null;
  return (
    <SelectionPopover
      label={t('group.title', { count: selected.length })}
      frame={<div className={classes.selected} style={frameAround(space, rect)} data-movable data-group />}
      handles={shown.some(isScalable) && <Handles space={space} rect={rect} ends={undefined} />}
      card={<GroupCard selected={selected} />}
    />
  );
});
