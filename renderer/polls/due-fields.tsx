/** A deadline: typed or picked, or so many working days from a day, at the end of office hours. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Timestamp } from '#domain/ids.ts';
import { addWorkingDays } from '#domain/office/working-days.ts';
import { Day, Hour } from '#renderer/plan/when-fields.tsx';
import { atDayAndTime, dayKey, formatTime } from '#renderer/ui/dates.ts';

/** The Government's polls take 2 to 5 working days (NĐ 191/2026/NĐ-CP). */
const QUICK = [2, 3, 5];
const END_OF_HOURS = '17:00';

export function DueFields({
  label,
  dueAt,
  from,
  change,
}: {
  label: string;
  dueAt: Timestamp | null;
  /** Working days are counted from the day of this moment. */
  from: Timestamp;
  change: (dueAt: Timestamp | null) => void;
}) {
  const { t } = useTranslation('polls');
  const day = dueAt === null ? null : dayKey(dueAt);
  const time = dueAt === null ? '' : formatTime(dueAt);
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Group align="flex-end" gap="md">
        <Day
          label={`${label}: ${t('edit.dueDay').toLocaleLowerCase()}`}
          value={day}
          onChange={(next) => {
            if (next !== day) change(next === null ? null : atDayAndTime(next, time || END_OF_HOURS));
          }}
        />
        <Hour
          label={t('edit.dueHour')}
          value={time}
          onChange={(next) => change(atDayAndTime(day ?? dayKey(from), next))}
        />
      </Group>
      <Group gap="xs">
        <Text c="var(--text-quiet)">{t('edit.dueQuick')}:</Text>
        {QUICK.map((count) => (
          <Button
            key={count}
            variant="light"
            px="sm"
            onClick={() => change(atDayAndTime(addWorkingDays(dayKey(from), count), END_OF_HOURS))}
          >
            {t('edit.dueIn', { count })}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
