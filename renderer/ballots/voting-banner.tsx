/** The strip under the bar while a ballot is under way. */
import { Button } from '@mantine/core';
import { IconCheckbox, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Ballot, votedSoFar } from '#domain/meeting/ballot.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './ballots.module.css';
import type { Turn } from './use-turn.ts';

/** @param show brings the paper back, where it was put aside */
export function VotingBanner({
  meeting,
  ballot,
  turn,
  show,
}: {
  meeting: Meeting;
  ballot: Ballot;
  turn: Turn;
  show?: (() => void) | undefined;
}) {
  const { t } = useTranslation('ballots');
  const done = turn.state === 'done';
  const suspended = ballot.state === 'suspended';
  const Icon = suspended ? IconPlayerPause : done ? IconCircleCheck : IconCheckbox;
  const call = suspended
    ? t('banner.suspended')
    : done
      ? t('banner.done')
      : t(turn.state === 'not-eligible' ? 'banner.watch' : 'banner.vote');
  return (
    <div className={classes.banner} data-done={done} role="status">
      <Icon size={22} stroke={1.75} aria-hidden />
      <span className={classes.bannerWords}>
        <span className={classes.bannerCall}>{call}</span>
        <span className={classes.bannerQuestion} title={ballot.question}>
          {ballot.question}
        </span>
      </span>
      <span className={classes.bannerCount}>
        {t('voted', { voted: votedSoFar(meeting.floor, ballot), eligible: ballot.eligible.length })}
      </span>
      {show && (
        <Button variant={done ? 'default' : 'filled'} onClick={show}>
          {turn.state === 'to-vote' ? t('banner.voteNow') : t('banner.show')}
        </Button>
      )}
    </div>
  );
}
