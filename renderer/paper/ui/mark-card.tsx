import { ActionIcon, Button, Divider, Group, Stack, Text, Textarea, Tooltip } from '@mantine/core';
import { IconLock, IconPencil, IconTrash, IconUsers, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '#domain/paper/mark.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { authorColour, initialsOf } from './authors.ts';
import classes from './marks.module.css';
import { useReader } from './reader-context.ts';
import { Swatches } from './swatches.tsx';
import { useStore } from './use-store.ts';

/** What a selected mark says and what one may do with it. Others' marks are for reading. */
export function MarkCard({ selected }: { selected: ShownMark }) {
  const { me, rights } = useReader();
  const may = useStore(rights);
  const editable = selected.author === me && may[selected.layer];
  return (
    <Stack gap="xs" className={classes.card}>
      <Heading selected={selected} />
      {editable ? <Editable selected={selected} /> : <Words selected={selected} />}
    </Stack>
  );
}

function Heading({ selected: { author, layer, mark } }: { selected: ShownMark }) {
  const { t, i18n } = useTranslation('paper');
  const { me, tools } = useReader();
  const people = usePeople();
  const name = people.nameOf(author);
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <Group gap="xs" wrap="nowrap">
      <span className={classes.face} style={{ background: authorColour(author) }} aria-hidden>
        {initialsOf(name)}
      </span>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={600} size="sm" truncate>
          {author === me ? t('marks.me') : name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {t(`layer.${layer}`)} · {when.format(mark.createdAt)}
        </Text>
      </div>
      <ActionIcon
        color="gray"
        aria-label={t('card.close')}
        onClick={() => tools.set({ selection: undefined })}
      >
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
  const { history, rights, tools } = useReader();
  const may = useStore(rights);
  const { mark, layer } = selected;
  const change = (changes: Partial<Mark>, join?: string) =>
    history.apply(new Map([[mark.id, { layer, mark: { ...mark, ...changes } }]]), join);
  const other = layer === 'private' ? 'shared' : 'private';
  const MoveIcon = other === 'shared' ? IconUsers : IconLock;
  const isBox = mark.geometry.kind === 'text';
  return (
    <>
      {!isBox && <Comment mark={mark} keep={(text) => change({ text }, `text/${mark.id}`)} />}
      <Swatches kind={swatchesOf(mark)} chosen={mark.colour} choose={(colour) => change({ colour })} />
      <Divider />
      <Group gap="xs" wrap="nowrap">
        <Tooltip label={t(`move.${other}Why`)} disabled={may[other]}>
          <Button
            flex={1}
            variant="light"
            color={other === 'shared' ? 'gold' : 'ink'}
            leftSection={<MoveIcon size={18} aria-hidden />}
            aria-disabled={!may[other]}
            {...(may[other] ? {} : { 'data-disabled': true })}
            onClick={() => may[other] && history.apply(new Map([[mark.id, { layer: other, mark }]]))}
          >
            {t(`move.${other}`)}
          </Button>
        </Tooltip>
        {isBox && (
          <ActionIcon aria-label={t('card.edit')} onClick={() => tools.set({ editing: mark.id })}>
            <IconPencil size={20} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon
          color="red"
          aria-label={t('card.remove')}
          title={t('card.remove')}
          onClick={() => {
            history.apply(new Map([[mark.id, null]]));
            tools.set({ selection: undefined });
          }}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </Group>
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

function swatchesOf({ geometry }: Mark): 'ink' | 'highlighter' {
  const { kind } = geometry;
  return kind === 'highlight' || kind === 'highlighter' || kind === 'note' ? 'highlighter' : 'ink';
}
