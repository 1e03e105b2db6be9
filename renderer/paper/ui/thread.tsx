import { ActionIcon, Badge, Button, Group, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconTrash } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { mayRule } from '#domain/paper/thread.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useServerClock } from '#renderer/data/server-clock.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatMoment } from '#renderer/ui/dates.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import type { GivenReply } from '../marks/thread-book.ts';
import { authorColour, initialsOf } from './authors.ts';
import classes from './marks.module.css';
import { useReader } from './reader-context.ts';
import { ReplyField } from './reply-field.tsx';
import { useStore, useVersion } from './use-store.ts';

/** What people say about a shared mark, a field to answer in, and whether it is settled. */
export function Thread({ about: { mark, author } }: { about: ShownMark }) {
  const { t } = useTranslation('paper');
  const { me, rights, threads } = useReader();
  const may = useStore(rights).shared;
  useVersion(threads);
  const key = { mark: mark.id, author };
  const { replies, resolved, ruling } = threads.of(key);
  const { nameOf } = usePeople();
  const now = useServerClock();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in front of one's eyes is seen, each time something new comes
  useEffect(() => threads.see({ mark: mark.id, author }, now()), [threads, mark.id, author, replies.length]);
  const rules = may && mayRule(me, author, threads.roleOf(me));
  return (
    <section className={classes.thread} aria-label={t('thread.label')}>
      {resolved && ruling && (
        <Badge color="leaf" variant="light" leftSection={<IconCheck size={14} aria-hidden />} fullWidth>
          {t('thread.resolvedBy', { name: nameOf(ruling.by) })}
        </Badge>
      )}
      {/* What others add while the card is open is read out. */}
      <ol
        className={classes.replies}
        role="log"
        aria-live="polite"
        aria-label={t('thread.replies', { count: replies.length })}
      >
        {replies.map((reply) => (
          <ReplyRow key={`${reply.author}/${reply.id}`} reply={reply} />
        ))}
      </ol>
      {may && <ReplyField about={key} />}
      {rules && (replies.length > 0 || resolved) && (
        <Button
          variant="subtle"
          color={resolved ? 'gray' : 'leaf'}
          leftSection={
            resolved ? <IconArrowBackUp size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />
          }
          onClick={() => threads.rule(key, !resolved, now())}
        >
          {t(resolved ? 'thread.reopen' : 'thread.resolve')}
        </Button>
      )}
    </section>
  );
}

function ReplyRow({ reply }: { reply: GivenReply }) {
  const { t } = useTranslation('paper');
  const { me, rights, threads } = useReader();
  const may = useStore(rights).shared;
  const { nameOf } = usePeople();
  const { author, createdAt, text, mentions } = reply;
  const name = author === me ? t('marks.me') : nameOf(author);
  const remove = () =>
    confirm({
      title: t('thread.removeTitle'),
      text: t('thread.removeText', { words: text }),
      confirm: t('thread.remove'),
      cancel: t('thread.keep'),
      danger: true,
      onConfirm: () => threads.remove(reply.id),
    });
  return (
    <li className={classes.reply}>
      <span className={classes.smallFace} style={{ background: authorColour(author) }} aria-hidden>
        {initialsOf(nameOf(author))}
      </span>
      <div className={classes.replyBody}>
        <Group gap={6} wrap="nowrap" justify="space-between">
          <Text size="sm" fw={600} truncate>
            {name}
          </Text>
          {author === me && may && (
            <Tooltip label={t('thread.remove')}>
              <ActionIcon color="gray" aria-label={t('thread.remove')} onClick={remove}>
                <IconTrash size={17} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {formatMoment(createdAt)}
        </Text>
        <p className={classes.replyWords}>{withMentions(text, mentions.map(nameOf))}</p>
        {mentions.includes(me) && <VisuallyHidden>{t('thread.mentionsYou')}</VisuallyHidden>}
      </div>
    </li>
  );
}

/** The names of those mentioned stand out where they are in the text. */
function withMentions(text: string, names: readonly string[]) {
  const marks = names.map((name) => `@${name}`).filter((each) => text.includes(each));
  if (marks.length === 0) return text;
  const pattern = new RegExp(`(${marks.map(escaped).join('|')})`, 'u');
  let at = 0;
  return text.split(pattern).map((piece) => {
    const key = at;
    at += piece.length;
    return marks.includes(piece) ? (
      <strong key={key} className={classes.mention}>
        {piece}
      </strong>
    ) : (
      piece
    );
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
