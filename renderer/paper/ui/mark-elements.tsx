import { VisuallyHidden } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '#renderer/data/people.ts';
import { PageSpace, type Point } from '../engine/coordinates.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { authorColour, initialsOf } from './authors.ts';
import { useMarkWords } from './mark-words.ts';
import classes from './pages.module.css';
import { useReader, useToolPart } from './reader-context.ts';
import { DraftEditor, TextBoxEditor } from './text-editors.tsx';
import { usePageMarks } from './use-marks.ts';

/** Marks that are elements rather than drawings: notes and text boxes; and all marks in words, for those who listen. */
export const MarkElements = memo(function MarkElements({ page, space }: { page: number; space: PageSpace }) {
  const marks = usePageMarks(page);
  const erasing = useToolPart('erasing');
  const draft = useToolPart('draft');
  return (
    <>
      {marks.map((each) => {
        const { kind } = each.mark.geometry;
        if (erasing.has(each.mark.id)) return null;
        if (kind === 'note') return <Note key={each.mark.id} note={each} space={space} />;
        if (kind === 'text') return <TextBox key={each.mark.id} box={each} space={space} />;
        return null;
      })}
      {draft?.page === page && <DraftEditor draft={draft} space={space} />}
      {marks.length > 0 && <SpokenMarks page={page} marks={marks} />}
    </>
  );
});

const SpokenMarks = memo(function SpokenMarks({
  page,
  marks,
}: {
  page: number;
  marks: readonly ShownMark[];
}) {
  const { t } = useTranslation('paper');
  const describe = useMarkWords();
  return (
    <VisuallyHidden component="ul" aria-label={t('marks.onPage', { page })}>
      {marks.map((each) => (
        <li key={`${each.author}/${each.mark.id}`}>{describe(each)}</li>
      ))}
    </VisuallyHidden>
  );
});

/** How far a mark lies from where it was drawn, the running drag included. */
function useOffset({ mark }: ShownMark): Point {
  const moving = useToolPart('moving');
  const [x, y] = mark.offset;
  return moving?.id === mark.id ? [x + moving.by[0], y + moving.by[1]] : [x, y];
}

function Note({ note, space }: { note: ShownMark; space: PageSpace }) {
  const { me, tools } = useReader();
  const people = usePeople();
  const describe = useMarkWords();
  const offset = useOffset(note);
  const { mark, author } = note;
  if (mark.geometry.kind !== 'note') return null;
  const [left, top] = space.toView(mark.geometry.at[0] + offset[0], mark.geometry.at[1] + offset[1]);
  const open = () => tools.set({ selection: { id: mark.id, author } });
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
  const offset = useOffset(box);
  const { mark, author } = box;
  if (mark.geometry.kind !== 'text') return null;
  const style = textBoxStyle(space, mark.geometry.rect, offset, mark.geometry.size, mark.colour);
  if (editing === mark.id) return <TextBoxEditor box={box} style={style} space={space} />;
  return (
    <div className={classes.textBox} style={style} data-mark={mark.id} data-author={author}>
      {mark.text}
    </div>
  );
}

/**
 * Words stand upright where the page is shown with its own turn; with the reader's turn on top they turn along.
 * @param size of the letters in points
 */
function textBoxStyle(
  space: PageSpace,
  rect: readonly [number, number, number, number],
  offset: Point,
  size: number,
  colour: string,
): CSSProperties {
  const [left, bottom, right, top] = rect;
  const upright = new PageSpace(space.box, 0, space.scale).rectToView([left, bottom, right, top]);
  const [x, y] = space.toView((left + right) / 2 + offset[0], (bottom + top) / 2 + offset[1]);
  return {
    left: x - upright.width / 2,
    top: y - upright.height / 2,
    width: upright.width,
    minHeight: upright.height,
    fontSize: space.lengthToView(size),
    color: colour,
    ...(space.turn === 0 ? {} : { transform: `rotate(${space.turn}deg)` }),
  };
}
