import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Timestamp } from '#domain/ids.ts';
import { daysFrom, formatDate, weekday } from '#renderer/ui/dates.ts';
import classes from './meetings.module.css';

/** "Hôm nay, Thứ Hai 07/12/2026" */
export function DayHeading({ id, at, now }: { id: string; at: Timestamp | null; now: Timestamp }) {
  const { t, i18n } = useTranslation(['common', 'meetings']);
  const near = { '-1': t('yesterday'), '0': t('today'), '1': t('tomorrow') } as const;
  const distance = at === null ? undefined : String(daysFrom(now, at));
  const word = distance !== undefined && distance in near ? near[distance as keyof typeof near] : undefined;
  return (
    <Title order={2} size="h3" id={id} className={classes.day}>
      {word && <strong className={classes.near}>{word}</strong>}
      {at === null ? t('meetings:undated') : `${weekday(at, i18n.language)} ${formatDate(at)}`}
    </Title>
  );
}
