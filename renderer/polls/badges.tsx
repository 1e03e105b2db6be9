import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Timestamp } from '#domain/ids.ts';
import type { PollPhase } from '#domain/poll/phase.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import meetings from '#renderer/meetings/meetings.module.css';
import { formatMoment } from '#renderer/ui/dates.ts';
import classes from './polls.module.css';
import { isPressing, timeLeft } from './time-left.ts';

const colours: Record<PollPhase, string> = {
  draft: 'gold',
  pending_approval: 'gold',
  sent: 'ink',
  closed: 'gray',
  summarised: 'leaf',
};

export function PollBadge({ phase, rejected = false }: { phase: PollPhase; rejected?: boolean }) {
  const { t } = useTranslation('polls');
  const back = rejected && phase === 'draft';
  return (
    <Badge className={meetings.badge} variant="light" color={back ? 'seal' : colours[phase]} size="lg">
      {back ? t('rejectedBadge') : t(`phase.${phase}`)}
    </Badge>
  );
}

/** "Hạn 17:00 05/12/2026 · còn 3 ngày" */
export function DueWords({ dueAt, running }: { dueAt: Timestamp | null; running: boolean }) {
  const { t } = useTranslation('polls');
  const now = useServerNow(running ? 30_000 : undefined);
  if (dueAt === null) return <span>{t('noDue')}</span>;
  const left = timeLeft(dueAt, now);
  return (
    <span>
      {t('due', { time: formatMoment(dueAt) })}
      {running && (
        <strong className={isPressing(dueAt, now) || left.unit === 'over' ? classes.pressing : classes.left}>
          {left.unit === 'over' ? t('dueLeft.over') : t(`dueLeft.${left.unit}`, { count: left.count })}
        </strong>
      )}
    </span>
  );
}
