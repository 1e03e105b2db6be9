import { ActionIcon, Divider, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '#domain/paper/mark.ts';
import { usePeople } from '#renderer/data/people.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { selectNothing } from '../input/selection.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { isMovable, withWidth } from '../marks/reshape.ts';
import { authorColour, initialsOf } from './authors.ts';
import { CardActions } from './card-actions.tsx';
import classes from './marks.module.css';
import { useReader } from './reader-context.ts';
import { Swatches, swatchesOf } from './swatches.tsx';
import { Thread } from './thread.tsx';
import { useStore } from './use-store.ts';
import { WidthChoice, widthToolOf } from './width-choice.tsx';

/** What a selected mark says and what one may do with it. Others' marks are for reading. */
export function MarkCard({ selected }: { selected: ShownMark }) {
  const { me, rights } = useReader();
  const may = useStore(rights);
  const editable = selected.author === me && may[selected.layer];
  return (
    <Stack gap="xs" className={classes.card}>
      <Heading selected={selected} />
      {editable ? <Editable selected={selected} /> : <Words selected={selected} />}
      {selected.layer === 'shared' && <Thread about={selected} />}
    </Stack>
  );
}

function Heading({ selected: { author, layer, mark, carriedBy } }: { selected: ShownMark }) {
  const { t } = useTranslation(['paper', 'marks']);
  const session = useReader();
  const { me } = session;
  const people = usePeople();
  const name = people.nameOf(author);
  return (
    <Group gap="xs" wrap="nowrap">
      <span className={classes.face} style={{ background: authorColour(author) }} aria-hidden>
        {initialsOf(name)}
      </span>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={600} size="sm" truncate>
          {author === me ? t('paper:marks.me') : name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {t(`paper:layer.${layer}`)} · {formatMoment(mark.createdAt)}
        </Text>
        {carriedBy && (
          <Text size="xs" c="var(--text-quiet)">
            {t(`marks:carried.${carriedBy}`)}
          </Text>
        )}
      </div>
      <ActionIcon color="gray" aria-label={t('paper:card.close')} onClick={() => selectNothing(session)}>
        <IconX size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function Words({ selected: { mark } }: { selected: ShownMark }) {
  const quote = 'quote' in mark.geometry ? mark.geometry.quote : '';
  return (
    <>
      {quote !== '' && <Text className={classes.quote}>{quote}</Text>}
      {mark.text !== '' && <Text className={classes.words}>{mark.text}</Text>}
    </>
  );
}

function Editable({ selected }: { selected: ShownMark }) {
  const { t } = useTranslation('paper');
  const { history, tools } = useReader();
  const { mark, layer } = selected;
  const change = (changes: Partial<Mark>, join?: string) =>
    history.apply(new Map([[mark.id, { layer, mark: { ...mark, ...changes } }]]), join);
  const other = layer === 'private' ? 'shared' : 'private';
  const widthTool = widthToolOf(mark.geometry.kind);
  const isBox = mark.geometry.kind === 'text';
  return (
    <>
      {!isBox && <Comment mark={mark} keep={(text) => change({ text }, `text/${mark.id}`)} />}
      <Swatches kind={swatchesOf(mark)} chosen={mark.colour} choose={(colour) => change({ colour })} />
      {widthTool && 'width' in mark.geometry && (
        <WidthChoice
          tool={widthTool}
          colour={mark.colour}
          chosen={mark.geometry.width}
          choose={(width) => change({ geometry: withWidth(mark, width).geometry })}
        />
      )}
      <Divider />
      <CardActions
        move={{ to: other, run: () => history.apply(new Map([[mark.id, { layer: other, mark }]])) }}
        copies={isMovable(mark)}
      >
        {isBox && (
          <ActionIcon aria-label={t('card.edit')} onClick={() => tools.set({ editing: mark.id })}>
            <IconPencil size={20} aria-hidden />
          </ActionIcon>
        )}
      </CardActions>
    </>
  );
}

/** A pause in typing after which the words are kept, so that a lost window loses little. */
const keepAfterMs = 1_000;

function Comment({ mark, keep }: { mark: Mark; keep: (text: string) => void }) {
  const { t } = useTranslation('paper');
  const [text, setText] = useState(mark.text);
  const latest = useRef({ text, kept: mark.text, keep });
  latest.current = { ...latest.current, text, keep };
  const save = () => {
    const { text: words, kept, keep: write } = latest.current;
    if (words === kept) return;
    latest.current.kept = words;
    write(words);
  };
  const saveNow = useRef(save);
  saveNow.current = save;
  useEffect(() => {
    const timer = setTimeout(() => saveNow.current(), keepAfterMs);
    if (text === mark.text) clearTimeout(timer);
    return () => clearTimeout(timer);
  }, [text, mark.text]);
  useEffect(() => () => saveNow.current(), []);
  const isNote = mark.geometry.kind === 'note';
  return (
    <Textarea
      autosize
      minRows={isNote ? 3 : 1}
      maxRows={8}
      maxLength={20_000}
      aria-label={t(isNote ? 'note.label' : 'card.comment')}
      placeholder={t(isNote ? 'note.placeholder' : 'card.comment')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
    />
  );
}
