/** Where the minutes stand, and the next step for whoever looks at them. */
import { Alert, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MinutesState } from '#domain/meeting/minutes.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import classes from './minutes.module.css';
import { NextStep } from './next-step.tsx';
import type { MinutesView } from './use-minutes.ts';

export function StatusStrip({ meeting, minutes }: { meeting: Meeting; minutes: MinutesView }) {
  const { t } = useTranslation('minutes');
  const { state, returned } = meeting.floor.minutes;
  const people = usePeople();
  // Every step but the first is named for what was done in it: the one that is awaited comes after those that are.
  const at = state === 'drafting' ? 0 : MinutesState.options.indexOf(state) + 1;
  return (
    <section className={classes.status} aria-label={t('status')}>
      <ol className={classes.steps}>
        {MinutesState.options.map((step, i) => {
          const done = i < at;
          return (
            <li
              key={step}
              className={classes.step}
              data-done={done}
              {...(i === at ? { 'aria-current': 'step' as const } : {})}
            >
              <span className={classes.stepMark} aria-hidden>
                {done ? <IconCheck size={16} stroke={2.5} /> : i + 1}
              </span>
              <span>
                {t(`step.${step}`)}
                <StepBy meeting={meeting} step={step} />
              </span>
            </li>
          );
        })}
      </ol>
      <NextStep meeting={meeting} minutes={minutes} />
      {state === 'drafting' && returned && (
        <Alert
          color="gold"
          className={classes.returned ?? ''}
          title={t('returned', { name: people.nameOf(returned.by) })}
        >
          {returned.reason}
        </Alert>
      )}
    </section>
  );
}

/** Who did a step, and when. */
function StepBy({ meeting, step }: { meeting: Meeting; step: MinutesState }) {
  const people = usePeople();
  const { submitted, secretary, chair, issued } = meeting.floor.minutes;
  const done = { drafting: null, submitted, secretary_signed: secretary, chair_signed: chair, issued }[step];
  if (!done) return null;
  return (
    <Text span className={classes.stepBy}>
      {people.nameOf(done.by)}
      <br />
      {formatMoment(done.at)}
    </Text>
  );
}
