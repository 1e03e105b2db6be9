/** One ballot in the list: what is asked, how far it is, and what came of it. */
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type Ballot,
  type BallotState,
  electorateOf,
  isUnderWay,
  votedSoFar,
} from '#domain/meeting/ballot.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatTime } from '#renderer/ui/dates.ts';
import { BallotActions } from './ballot-actions.tsx';
import type { Editing } from './ballot-form.tsx';
import { BallotResult } from './ballot-result.tsx';
import classes from './ballots.module.css';
import { VoterList } from './voter-list.tsx';

const colours: Record<BallotState, string> = {
  draft: 'gray',
  open: 'seal',
  suspended: 'gold',
  closed: 'ink',
  published: 'leaf',
  annulled: 'gray',
};

interface Shown {
  meeting: Meeting;
  ballot: Ballot;
}

export function BallotCard({ meeting, ballot, edit }: Shown & { edit: (editing: Editing) => void }) {
  const { t } = useTranslation('ballots');
  return (
    <article className={classes.ballot} data-state={ballot.state} aria-labelledby={`ballot-${ballot.id}`}>
      <div className={classes.ballotHead}>
        <Text fw={600}>{t('number', { number: ballot.number })}</Text>
        <Badge color={colours[ballot.state]} variant="light" size="lg" tt="none">
          {t(`state.${ballot.state}`)}
        </Badge>
        <Badge color="gray" variant="outline" size="lg" tt="none">
          {t(`secrecy.${ballot.secrecy}`)}
        </Badge>
      </div>
      <h3 id={`ballot-${ballot.id}`} className={classes.question}>
        {ballot.question}
      </h3>
      <About meeting={meeting} ballot={ballot} />
      {ballot.state === 'draft' && <Ready meeting={meeting} ballot={ballot} />}
      {(isUnderWay(ballot) || ballot.state === 'closed') && <Progress meeting={meeting} ballot={ballot} />}
      {ballot.state === 'closed' && <p className={classes.quiet}>{t('hidden')}</p>}
      {ballot.state === 'published' && <BallotResult ballot={ballot} />}
      {ballot.state !== 'published' && ballot.state !== 'annulled' && (
        <VoterList meeting={meeting} ballot={ballot} />
      )}
      <BallotActions meeting={meeting} ballot={ballot} edit={edit} />
    </article>
  );
}

function About({ meeting, ballot }: Shown) {
  const { t } = useTranslation('ballots');
  const item = meeting.commonPlan.items.findIndex(({ id }) => id === ballot.item);
  const before = ballot.revoteOf === null ? undefined : meeting.floor.ballots.get(ballot.revoteOf);
  const { openedAt, closedAt, annulledAt, annulReason } = ballot;
  return (
    <>
      {item >= 0 && (
        <p className={classes.quiet}>
          {t('item', { number: item + 1, title: meeting.commonPlan.items[item]?.title })}
        </p>
      )}
      {before && <p className={classes.quiet}>{t('revoteOf', { number: before.number })}</p>}
      {ballot.kind === 'choice' && ballot.state !== 'published' && (
        <ol className={classes.optionList}>
          {ballot.options.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      )}
      {ballot.state !== 'published' && (
        <p className={classes.quiet}>
          {t(`rulesLine.${ballot.passRule}`, { of: t(`rulesLine.of.${ballot.denominator}`) })}.
          {ballot.allowChange && ` ${t('rulesLine.change')}.`}
        </p>
      )}
      {openedAt !== null && (
        <p className={classes.quiet}>
          {closedAt === null
            ? t('openedAt', { time: formatTime(openedAt) })
            : t('times', { opened: formatTime(openedAt), closed: formatTime(closedAt) })}
        </p>
      )}
      {annulledAt !== null && (
        <p className={classes.quiet}>
          {t('annulled', { time: formatTime(annulledAt), reason: annulReason })}
        </p>
      )}
    </>
  );
}

function Ready({ meeting, ballot }: Shown) {
  const { t } = useTranslation('ballots');
  if (!isOrganiser(meeting.role)) return null;
  const { eligible, members, present } = electorateOf(meeting.floor, ballot);
  return <p className={classes.quiet}>{t('ready', { eligible: eligible.length, members, present })}</p>;
}

function Progress({ meeting, ballot }: Shown) {
  const { t } = useTranslation('ballots');
  const voted = votedSoFar(meeting.floor, ballot);
  const eligible = ballot.eligible.length;
  return (
    <div className={classes.progress}>
      <span className={classes.progressCount}>{t('voted', { voted, eligible })}</span>
      <span className={classes.progressTrack} aria-hidden>
        <span
          className={classes.progressFill}
          style={{ display: 'block', inlineSize: `${(100 * voted) / Math.max(1, eligible)}%` }}
        />
      </span>
    </div>
  );
}
