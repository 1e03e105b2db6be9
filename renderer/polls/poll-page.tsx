/** One poll: its editor while it is a draft; then the question, one's own answer, and what came of it. */
import { Group, Skeleton, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isPollOver } from '#domain/poll/phase.ts';
import { usePeople } from '#renderer/data/people.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import { AnswerCard } from './answer-card.tsx';
import { ApprovalCard } from './approval-card.tsx';
import { DueWords, PollBadge } from './badges.tsx';
import { ManageCard } from './manage-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { PollEditor } from './poll-editor.tsx';
import { BackToPolls, PollNotices } from './poll-notices.tsx';
import classes from './polls.module.css';
import { PrintHead } from './print-head.tsx';
import { ResultsCard } from './results-card.tsx';
import { SummaryCard } from './summary-card.tsx';
import { type OpenPoll, usePoll } from './use-poll.ts';

const route = getRouteApi('/polls/$poll');

export function PollPage() {
  const { t } = useTranslation('polls');
  const poll = usePoll(route.useParams().poll);
  useTitle(poll.question.details.title || t('title'));
  if (poll.state === 'refused') return <Missing />;
  if (poll.state === 'opening') return <Opening />;
  return poll.poll.phase === 'draft' ? <PollEditor poll={poll} /> : <SentPoll poll={poll} />;
}

function SentPoll({ poll }: { poll: OpenPoll }) {
  const isAuthor = poll.parts.includes('author');
  const { phase } = poll.poll;
  return (
    <div className={classes.page}>
      <PollHeader poll={poll} />
      <PollNotices poll={poll} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <PrintHead poll={poll} />
          <Content poll={poll} />
          {poll.parts.includes('approver') && phase === 'pending_approval' && <ApprovalCard poll={poll} />}
          {poll.parts.includes('recipient') && <AnswerCard poll={poll} />}
          {phase !== 'pending_approval' && <ResultsCard poll={poll} />}
          {isPollOver(phase) && <SummaryCard poll={poll} />}
        </div>
        <aside className={`${classes.stack} ${classes.notPrinted}`}>
          {isAuthor && <ManageCard poll={poll} />}
          {phase !== 'pending_approval' && <PeopleCard poll={poll} />}
        </aside>
      </div>
    </div>
  );
}

function PollHeader({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const people = usePeople();
  const { phase, sentAt, dueAt, closedAt, members, open } = poll.poll;
  const authors = [...members.values()].filter(({ parts }) => parts.includes('author'));
  return (
    <header className={classes.notPrinted}>
      <BackToPolls />
      <Title order={1} className={classes.title ?? ''}>
        {poll.question.details.title || t('untitled')}
      </Title>
      <Group gap="0.25rem 1rem" c="var(--text-quiet)" mb="md">
        <PollBadge phase={phase} />
        <span>{t('from', { names: authors.map(({ id }) => people.nameOf(id)).join(', ') })}</span>
        {sentAt !== null && <span>{t('sentAt', { time: formatMoment(sentAt) })}</span>}
        {closedAt === null ? (
          <DueWords dueAt={dueAt ?? poll.question.details.dueAt} running={phase === 'sent'} />
        ) : (
          <span>{t('closedOn', { time: formatMoment(closedAt) })}</span>
        )}
        {phase === 'sent' && <span>{open ? t('openPoll') : t('hiddenPoll')}</span>}
      </Group>
    </header>
  );
}

function Content({ poll }: { poll: OpenPoll }) {
  return (
    <section className={classes.card}>
      <Text component="div" className={classes.content}>
        {poll.question.content}
      </Text>
    </section>
  );
}

function Missing() {
  const { t } = useTranslation('polls');
  return (
    <Nothing
      icon={<IconLock size={40} stroke={1.5} />}
      title={t('missing.title')}
      text={t('missing.text')}
      action={
        <LinkButton to="/polls" variant="default">
          {t('back')}
        </LinkButton>
      }
    />
  );
}

function Opening() {
  return (
    <div className={`${classes.page} late`} aria-hidden>
      <Skeleton height={40} mb="md" />
      <Skeleton height={320} radius="lg" />
    </div>
  );
}
