/** A week, one day under the other, with all that is known of each meeting. */
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MeetingCard } from '#renderer/meetings/meeting-card.tsx';
import { formatDate, weekday } from '#renderer/ui/dates.ts';
import classes from './calendar.module.css';
import { type DayKey, type Entry, keyOf, momentOf, weekOf } from './days.ts';
import { Busy } from './whose.tsx';

export function Week({
  day,
  today,
  days,
}: {
  day: DayKey;
  today: DayKey;
  days: ReadonlyMap<DayKey, Entry[]>;
}) {
  const { t, i18n } = useTranslation('calendar');
  return weekOf(day).map((each) => {
    const at = momentOf(each);
    const rows = days.get(each) ?? [];
    return (
      <section
        key={each}
        className={classes.weekDay}
        aria-labelledby={`week-${each}`}
        data-today={each === today || undefined}
      >
        <Title order={3} size="h4" id={`week-${each}`} className={classes.weekName ?? ''}>
          {weekday(at, i18n.language)}
          <span>{formatDate(at)}</span>
          {each === today && <strong>{t('today')}</strong>}
        </Title>
        {rows.length === 0 ? (
          <Text c="var(--text-quiet)">{t('none')}</Text>
        ) : (
          <Stack gap="sm">
            {rows.map((entry) =>
              entry.kind === 'meeting' ? (
                <MeetingCard key={keyOf(entry)} row={entry.row} />
              ) : (
                <Busy key={keyOf(entry)} booking={entry.booking} />
              ),
            )}
          </Stack>
        )}
      </section>
    );
  });
}
