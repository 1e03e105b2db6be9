import { VisuallyHidden } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { type CSSProperties, memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rect } from '#domain/paper/mark.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { PageSpace, Point } from '../engine/coordinates.ts';
import { overlayOf } from '../marks/draw.ts';
import { pulled, type ShownMark } from '../marks/mark-book.ts';
import { inReadingOrder } from '../marks/reading-order.ts';
import { authorColour, initialsOf } from './authors.ts';
import { useMarkWords } from './mark-words.ts';
import classes from './pages.module.css';
import { useReader, useToolPart } from './reader-context.ts';
import { StampMark } from './stamp-mark.tsx';
import { DraftEditor, TextBoxEditor } from './text-editors.tsx';
import { uprightPlace } from './upright.ts';
import { usePageMarks } from './use-marks.ts';

/** Marks that are elements rather than drawings: notes, text boxes and stamps; and all marks in words, for those who listen. */
export const MarkElements = memo(function MarkElements({ page, space }: { page: number; space: PageSpace }) {
  const marks = usePageMarks(page);
  const erasing = useToolPart('erasing');
  const draft = useToolPart('draft');
  const preview = useToolPart('preview');
  // A thousand marks in words are made when nothing else is to be done: nobody who writes waits for them.
  const spoken = useDeferredValue(marks);
  return (
    <>
      {marks.map((kept) => {
        const { kind } = kept.mark.geometry;
        if (overlayOf(kept.mark) || erasing.has(kept.mark.id)) return null;
        const each = pulled(kept, preview);
        if (kind === 'note') return <Note key={each.mark.id} note={each} space={space} />;
        if (kind === 'text') return <TextBox key={each.mark.id} box={each} space={space} />;
        if (kind === 'stamp') return <StampMark key={each.mark.id} stamp={each} space={space} />;
        return null;
      })}
      {draft?.page === page && <DraftEditor draft={draft} space={space} />}
      {spoken.length > 0 && <SpokenMarks page={page} marks={spoken} space={space} />}
    </>
  );
});

const SpokenMarks = memo(function SpokenMarks({
  page,
  marks,
  space,
}: {
  page: number;
  marks: readonly ShownMark[];
  space: PageSpace;
}) {
  const { t } = useTranslation('paper');
  const describe = useMarkWords();
  return (
    <VisuallyHidden component="ul" aria-label={t('marks.onPage', { page })}>
      {inReadingOrder(marks, space).map((each) => (
        <SpokenMark key={`${each.author}/${each.mark.id}`} shown={each} describe={describe} />
      ))}
    </VisuallyHidden>
  );
});

const SpokenMark = memo(function SpokenMark({
  shown,
  describe,
}: {
  shown: ShownMark;
  describe: (mark: ShownMark) => string;
}) {
  return <li>{describe(shown)}</li>;
});

function Note({ note, space }: { note: ShownMark; space: PageSpace }) {
  const { me, tools } = useReader();
  const people = usePeople();
  const describe = useMarkWords();
  const { mark, author } = note;
  if (mark.geometry.kind !== 'note') return null;
  const [x, y] = mark.offset;
  const [left, top] = space.toView(mark.geometry.at[0] + x, mark.geometry.at[1] + y);
  const open = () => tools.set({ selection: { id: mark.id, author }, group: undefined });
  return (
    // Not a button for pointers: the surface tells a tap from a drag; the keyboard opens it here.
    // biome-ignore lint/a11y/useSemanticElements: a <button> would keep the pointer from the surface
    <div
      role="button"
      tabIndex={0}
      className={classes.note}
      style={{ left, top }}
      data-mark={mark.id}
      data-author={author}
      aria-label={describe(note)}
      title={mark.text}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') open();
      }}
    >
      <span style={{ background: mark.colour }}>
        <IconNote size={19} stroke={1.8} aria-hidden />
        {author !== me && (
          <span className={classes.initials} style={{ background: authorColour(author) }}>
            {initialsOf(people.nameOf(author))}
          </span>
        )}
      </span>
    </div>
  );
}

function TextBox({ box, space }: { box: ShownMark; space: PageSpace }) {
  const editing = useToolPart('editing');
  const { mark, author } = box;
  if (mark.geometry.kind !== 'text') return null;
  const style = textBoxStyle(space, mark.geometry.rect, mark.offset, mark.geometry.size, mark.colour);
  if (editing === mark.id) return <TextBoxEditor box={box} style={style} space={space} />;
  return (
    <div className={classes.textBox} style={style} data-mark={mark.id} data-author={author}>
      {mark.text}
    </div>
  );
}

/** @param size of the letters in points */
function textBoxStyle(
  space: PageSpace,
  rect: Rect,
  offset: Point,
  size: number,
  colour: string,
): CSSProperties {
  const { left, top, width, height, turned } = uprightPlace(space, rect, offset);
  return {
    left,
    top,
    width,
    minHeight: height,
    fontSize: space.lengthToView(size),
    color: colour,
    ...turned,
  };
}
