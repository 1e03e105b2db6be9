/** How the meeting stands with its time: what the agenda still plans, and when it would end by that. */
import { useTranslation } from 'react-i18next';
import { plannedMsLeft } from '#domain/meeting/running-order.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatTime } from '#renderer/ui/dates.ts';
import classes from './live.module.css';

const MINUTE_MS = 60_000;

export function TimeLeft({ meeting: { plan, floor } }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const now = useServerNow(10_000);
  if (plan.items.every(({ minutes }) => minutes === null)) return null;
  const left = plannedMsLeft(plan.items, floor.items, now);
  const { endsAt } = plan.details;
  const late = endsAt !== null && left > 0 && now + left > endsAt + MINUTE_MS;
  return (
    <p className={classes.timeLeft} data-late={late || undefined}>
      {t('timeLeft', { minutes: Math.ceil(left / MINUTE_MS), time: formatTime(now + left) })}
      {late && endsAt !== null && ` ${t('timeLate', { time: formatTime(endsAt) })}`}
    </p>
  );
}
