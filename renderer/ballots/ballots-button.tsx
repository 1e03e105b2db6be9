/** Ballots in the bar: opens their panel, and says that one is under way. */
import { Button } from '@mantine/core';
import { IconCheckbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ballotUnderWay } from '#domain/meeting/ballot.ts';
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
    <Button
      variant={shown ? 'light' : 'default'}
      px="sm"
      leftSection={<IconCheckbox size={20} stroke={1.75} />}
      rightSection={underWay ? <span className={classes.dot} aria-hidden /> : undefined}
      aria-label={underWay ? t('buttonOpen') : t('button')}
      aria-pressed={shown}
      onClick={toggle}
    >
      {t('button')}
    </Button>
  );
}
