/** One poll in the list. The whole card is the target. */
import { Badge, Group } from '@mantine/core';
import { IconAlarm, IconClockPause, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OutboxRow, PollRow } from '#contract';
import { isPollOver } from '#domain/poll/phase.ts';
import meetings from '#renderer/meetings/meetings.module.css';
import { formatMoment } from '#renderer/ui/dates.ts';
import { DueWords, PollBadge } from './badges.tsx';
import { waitsForMe } from './boxes.ts';
import { useChoiceWords } from './choice-words.ts';
import classes from './polls.module.css';
import { answerOf, pollOfInput } from './use-poll.ts';

export function PollCard({ row, outbox }: { row: PollRow; outbox: readonly OutboxRow[] }) {
  const { t } = useTranslation('polls');
  const waits = waitsForMe(row);
  return (
    <article className={waits ? `${meetings.card} ${classes.waits}` : meetings.card} data-poll={row.id}>
      <div className={meetings.body}>
        <Link className={meetings.title} to="/polls/$poll" params={{ poll: row.id }}>
          {row.title || t('untitled')}
        </Link>
        <Group gap="md" className={meetings.facts ?? ''}>
          <span className={meetings.fact}>
            <IconAlarm size={18} stroke={1.75} />
            {row.closedAt === null ? (
              <DueWords dueAt={row.dueAt} running={row.phase === 'sent'} />
            ) : (
              t('closedOn', { time: formatMoment(row.closedAt) })
            )}
          </span>
          {row.asked > 0 && (
            <span className={meetings.fact}>
              <IconUserCheck size={18} stroke={1.75} />
              {t('progress', { answered: row.answered, asked: row.asked })}
            </span>
          )}
        </Group>
      </div>
      <div className={meetings.side}>
        <PollBadge phase={row.phase} rejected={row.rejected} />
        <Mine row={row} outbox={outbox} />
      </div>
    </article>
  );
}

/** How it stands with one's own answer. */
function Mine({ row, outbox }: { row: PollRow; outbox: readonly OutboxRow[] }) {
  const { t } = useTranslation('polls');
  const wordsOf = useChoiceWords();
  if (!row.parts.includes('recipient')) return null;
  const own = outbox.filter((each) => each.name === 'poll.answer' && pollOfInput(each.input) === row.id);
  const waiting = answerOf(own.findLast(({ state }) => state === 'waiting'));
  if (own.some(({ state }) => state === 'refused')) return <Word colour="seal">{t('mine.refused')}</Word>;
  if (waiting)
    return (
      <Word colour="gold" icon={<IconClockPause size={16} />}>
        {t('mine.waiting', { choice: wordsOf(waiting.choice, row.options) })}
      </Word>
    );
  if (row.choice !== null)
    return <Word colour="leaf">{t('mine.answered', { choice: wordsOf(row.choice, row.options) })}</Word>;
  if (isPollOver(row.phase)) return <Word colour="gray">{t('mine.missed')}</Word>;
  return (
    <Group gap="xs">
      {row.reminders > 0 && <Word colour="seal">{t('mine.reminded')}</Word>}
      <Word colour="ink">{t('mine.unanswered')}</Word>
    </Group>
  );
}

function Word({
  colour,
  icon,
  children,
}: {
  colour: string;
  icon?: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <Badge className={meetings.badge} variant="outline" color={colour} size="lg" leftSection={icon} maw={280}>
      {children}
    </Badge>
  );
}
