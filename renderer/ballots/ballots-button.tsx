/** Ballots in the bar: opens their panel, and says that one is under way. */
import { IconCheckbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ballotUnderWay } from '#domain/meeting/ballot.ts';
import { BarButton } from '#renderer/live/bar-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './ballots.module.css';

export function BallotsButton({
  meeting,
  shown,
  toggle,
}: {
  meeting: Meeting;
  shown: boolean;
  toggle: () => void;
}) {
  const { t } = useTranslation('ballots');
  const underWay = ballotUnderWay(meeting.floor) !== undefined;
  return (
    <BarButton
      icon={<IconCheckbox size={20} stroke={1.75} />}
      words={t('button')}
      label={underWay ? t('buttonOpen') : t('button')}
      sign={underWay ? <span className={classes.dot} aria-hidden /> : undefined}
      pressed={shown}
      onClick={toggle}
    />
  );
}
