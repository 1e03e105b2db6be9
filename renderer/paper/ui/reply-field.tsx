import { ActionIcon, Button, Group, Textarea, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAt, IconSend2 } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestReply } from '#domain/paper/thread.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useServerClock } from '#renderer/data/server-clock.ts';
import { candidatesFor, type Mentionable, mentionAt, mentionedIn, withMention } from '../input/mentions.ts';
import type { AboutMark } from '../marks/thread-book.ts';
import classes from './marks.module.css';
import { useReader } from './reader-context.ts';

/** Where one answers; `@` offers the people of the meeting. */
export function ReplyField({ about }: { about: AboutMark }) {
  const { t } = useTranslation('paper');
  const { threads } = useReader();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<Mentionable[]>([]);
  const mentioning = useMentioning(text, field);
  const list = useId();
  const { candidates, active } = mentioning;
  const now = useServerClock();

  const put = (next: string, caret: number) => {
    setText(next);
    mentioning.moveTo(caret);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const pick = (person: Mentionable) => {
    if (!mentioning.typed) return;
    setPicked([...picked, person]);
    const made = withMention(text, mentioning.typed, person.name);
    put(made.text, made.caret);
  };
  const begin = () => {
    const caret = field.current?.selectionStart ?? text.length;
    const space = caret > 0 && !/\s/u.test(text[caret - 1] ?? ' ') ? ' ' : '';
    put(`${text.slice(0, caret)}${space}@${text.slice(caret)}`, caret + space.length + 1);
  };
  const send = () => {
    if (!threads.reply(about, text, mentionedIn(text, picked), now())) return;
    setText('');
    setPicked([]);
  };
  const press = (event: KeyboardEvent) => {
    if (mentioning.press(event)) return;
    const chosen = candidates[active];
    if (chosen && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      pick(chosen);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <div className={classes.replyField}>
      <Textarea
        ref={field}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={longestReply}
        aria-label={t('thread.reply')}
        placeholder={t('thread.placeholder')}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={candidates.length > 0}
        aria-controls={list}
        aria-activedescendant={candidates[active] ? `${list}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          mentioning.moveTo(event.currentTarget.selectionStart);
        }}
        onSelect={(event) => mentioning.moveTo(event.currentTarget.selectionStart)}
        onBlur={() => mentioning.moveTo(undefined)}
        onKeyDown={press}
      />
      <div id={list} role="listbox" aria-label={t('thread.mention')} className={classes.mentions}>
        {candidates.map((person, i) => (
          <UnstyledButton
            key={person.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === active}
            tabIndex={-1}
            className={classes.candidate}
            onPointerDown={(event) => {
              // The field keeps the focus, and with it what is being typed.
              event.preventDefault();
              pick(person);
            }}
          >
            {person.name}
          </UnstyledButton>
        ))}
      </div>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Tooltip label={t('thread.mention')}>
          <ActionIcon color="gray" aria-label={t('thread.mention')} onClick={begin}>
            <IconAt size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="light"
          leftSection={<IconSend2 size={18} aria-hidden />}
          disabled={text.trim() === ''}
          onClick={send}
        >
          {t('thread.send')}
        </Button>
      </Group>
    </div>
  );
}

/** The list that an `@` opens: who may be meant, and which of them the keys are on. */
function useMentioning(text: string, field: { current: HTMLTextAreaElement | null }) {
  const { me, threads } = useReader();
  const { nameOf } = usePeople();
  const [caret, setCaret] = useState<number>();
  const [active, setActive] = useState(0);
  const people = useMemo(
    () => [...threads.members].filter((id) => id !== me).map((id): Mentionable => ({ id, name: nameOf(id) })),
    [threads.members, me, nameOf],
  );
  const typed = caret === undefined ? undefined : mentionAt(text, caret);
  const candidates = typed ? candidatesFor(typed.typed, people) : [];
  return {
    typed,
    candidates,
    active: Math.min(active, Math.max(0, candidates.length - 1)),
    moveTo: (place: number | undefined) => {
      setCaret(place);
      setActive(0);
    },
    /** @returns whether the key was for the list */
    press: (event: KeyboardEvent): boolean => {
      if (candidates.length === 0) return false;
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by !== 0) {
        event.preventDefault();
        setActive((active + by + candidates.length) % candidates.length);
        return true;
      }
      if (event.key !== 'Escape') return false;
      event.stopPropagation();
      setCaret(undefined);
      field.current?.focus();
      return true;
    },
  };
}
