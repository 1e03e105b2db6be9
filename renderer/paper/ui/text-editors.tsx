import { Button, Paper as Card, Group, Textarea } from '@mantine/core';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Geometry } from '#domain/paper/mark.ts';
import { PageSpace } from '../engine/coordinates.ts';
import { colourOf, type Draft } from '../input/tools.ts';
import { makeMark } from '../marks/make.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import classes from './pages.module.css';
import { useReader, useTools } from './reader-context.ts';

/** Letters of a text box, and the room a new one gets, in points. */
const letterSize = 12;
const boxWidth = 220;

/** A new note or text box: nothing is kept before it has words. */
export function DraftEditor({ draft, space }: { draft: Draft; space: PageSpace }) {
  return draft.kind === 'note' ? (
    <NoteDraft draft={draft} space={space} />
  ) : (
    <TextDraft draft={draft} space={space} />
  );
}

function useKeep(draft: Draft): (geometry: Geometry, text: string) => void {
  const { history, paper, tools } = useReader();
  return (geometry, text) => {
    const words = text.trim();
    const { state } = tools;
    tools.set({ draft: undefined, tool: 'select' });
    if (words === '') return;
    const on = { paper: paper.id, sha256: paper.file.sha256 };
    const mark = makeMark(on, draft.page, geometry, colourOf(state, draft.kind), Date.now(), words);
    history.apply(new Map([[mark.id, { layer: state.layer, mark }]]));
  };
}

function NoteDraft({ draft, space }: { draft: Draft; space: PageSpace }) {
  const { t } = useTranslation('paper');
  const [text, setText] = useState('');
  const { tools } = useReader();
  const keep = useKeep(draft);
  const [left, top] = space.toView(draft.at[0], draft.at[1]);
  const save = () => keep({ kind: 'note', at: [round(draft.at[0]), round(draft.at[1])] }, text);
  const width = Math.min(300, space.size.width - 16);
  const style: CSSProperties = {
    position: 'absolute',
    zIndex: 6,
    width,
    left: Math.max(8, Math.min(left, space.size.width - width - 8)),
    top: Math.min(top + 12, Math.max(8, space.size.height - 190)),
  };
  return (
    <Card
      shadow="lg"
      radius="lg"
      p="sm"
      withBorder
      style={style}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) save();
      }}
    >
      <Textarea
        data-autofocus
        autoFocus
        autosize
        minRows={3}
        maxRows={8}
        maxLength={20_000}
        aria-label={t('note.label')}
        placeholder={t('note.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') tools.set({ draft: undefined });
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      />
      <Group gap="xs" mt="xs" justify="flex-end">
        <Button variant="default" onClick={() => tools.set({ draft: undefined })}>
          {t('note.discard')}
        </Button>
        <Button onClick={save} disabled={text.trim() === ''}>
          {t('note.save')}
        </Button>
      </Group>
    </Card>
  );
}

function TextDraft({ draft, space }: { draft: Draft; space: PageSpace }) {
  const keep = useKeep(draft);
  const tools = useTools();
  const upright = new PageSpace(space.box, 0, space.scale);
  const [left, top] = upright.toView(draft.at[0], draft.at[1]);
  const width = Math.max(40, Math.min(space.lengthToView(boxWidth), upright.size.width - left - 4));
  // In the reader's turn the corner of the box is where one pointed; the box lies from there as the page's words do.
  const [shownLeft, shownTop] = space.toView(draft.at[0], draft.at[1]);
  const style: CSSProperties = {
    left: shownLeft,
    top: shownTop,
    width,
    fontSize: space.lengthToView(letterSize),
    color: colourOf(tools, 'text'),
    transformOrigin: '0 0',
    ...(space.turn === 0 ? {} : { transform: `rotate(${space.turn}deg)` }),
  };
  const done = (text: string, height: number) => {
    const rect = upright.rectToPage({ left, top, width, height });
    keep({ kind: 'text', rect: rect.map(round) as typeof rect, size: letterSize }, text);
  };
  return <BoxEditor style={style} text="" done={done} />;
}

/** The words of a text box that is there already. Its height follows them; one without words is removed. */
export function TextBoxEditor({
  box,
  style,
  space,
}: {
  box: ShownMark;
  style: CSSProperties;
  space: PageSpace;
}) {
  const { history, tools } = useReader();
  const { mark, layer } = box;
  const { geometry } = mark;
  if (geometry.kind !== 'text') return null;
  const done = (text: string, height: number) => {
    tools.set({ editing: undefined });
    if (text === mark.text) return;
    if (text.trim() === '') {
      history.apply(new Map([[mark.id, null]]));
      return;
    }
    const upright = new PageSpace(space.box, 0, space.scale);
    const before = upright.rectToView(geometry.rect);
    const rect = upright.rectToPage({ ...before, height }).map(round) as typeof geometry.rect;
    history.apply(new Map([[mark.id, { layer, mark: { ...mark, text, geometry: { ...geometry, rect } } }]]));
  };
  return <BoxEditor style={style} text={mark.text} done={done} />;
}

function BoxEditor({
  style,
  text,
  done,
}: {
  style: CSSProperties;
  text: string;
  done: (text: string, height: number) => void;
}) {
  const { t } = useTranslation('paper');
  const area = useRef<HTMLTextAreaElement>(null);
  const finished = useRef(false);
  useEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.select();
  }, []);
  const finish = () => {
    const element = area.current;
    if (!element || finished.current) return;
    finished.current = true;
    done(element.value, element.scrollHeight);
  };
  return (
    <div className={classes.textBox} style={style}>
      <textarea
        ref={area}
        defaultValue={text}
        maxLength={20_000}
        rows={1}
        aria-label={t('textBox.label')}
        placeholder={t('textBox.placeholder')}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && event.ctrlKey)) finish();
          event.stopPropagation();
        }}
      />
    </div>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
