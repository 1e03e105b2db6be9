/** Day, start and end: typed or picked; the end is on the same day unless said otherwise. */
import { Checkbox, Group } from '@mantine/core';
import { DateInput, TimePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayKey, formatTime, parseTypedDate } from '#renderer/ui/dates.ts';
import classes from './plan.module.css';
import { type Times, withEnd, withStartDay, withStartTime } from './times.ts';

export function WhenFields({ startsAt, endsAt, change }: Times & { change: (times: Times) => void }) {
  const { t } = useTranslation('plan');
  const times = { startsAt, endsAt };
  const startDay = startsAt === null ? null : dayKey(startsAt);
  const endDay = endsAt === null ? startDay : dayKey(endsAt);
  const [otherDay, setOtherDay] = useState(false);
  const apart = otherDay || (startDay !== null && endDay !== startDay);
  return (
    <Group align="flex-end" gap="md">
      <Day
        label={t('date')}
        value={startDay}
        onChange={(day) => {
          if (day !== startDay) change(withStartDay(times, day));
        }}
      />
      <Hour
        label={t('from')}
        value={startsAt === null ? '' : formatTime(startsAt)}
        onChange={(time) => change(withStartTime(times, time, dayKey(Date.now())))}
      />
      {apart && (
        <Day
          label={t('endDate')}
          value={endDay}
          onChange={(day) => {
            if (day !== null && day !== endDay)
              change(withEnd(times, day, endsAt === null ? '17:00' : formatTime(endsAt)));
          }}
        />
      )}
      <Hour
        label={t('to')}
        value={endsAt === null ? '' : formatTime(endsAt)}
        onChange={(time) => {
          const day = (apart ? endDay : startDay) ?? startDay;
          if (day !== null) change(withEnd(times, day, time));
        }}
      />
      <Checkbox
        label={t('otherDay')}
        checked={apart}
        disabled={startDay === null}
        onChange={(event) => {
          setOtherDay(event.currentTarget.checked);
          if (!event.currentTarget.checked && startDay !== null && endsAt !== null)
            change(withEnd(times, startDay, formatTime(endsAt)));
        }}
      />
    </Group>
  );
}

export function Day({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
}) {
  const { t } = useTranslation('plan');
  return (
    <DateInput
      highlightToday
      className={classes.day}
      label={label}
      placeholder={t('datePlaceholder')}
      valueFormat="DD/MM/YYYY"
      dateParser={(text) => parseTypedDate(text, Date.now())}
      leftSection={<IconCalendar size={20} stroke={1.75} />}
      value={value}
      onChange={onChange}
      size="md"
    />
  );
}

/** Writes whenever a whole time stands there; what one types is not touched by what comes back. */
export function Hour({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (time: string) => void;
}) {
  const { t } = useTranslation('plan');
  const [typed, setTyped] = useState<string>();
  return (
    <TimePicker
      className={classes.hour ?? ''}
      label={label}
      withDropdown
      minutesStep={5}
      hoursInputLabel={`${label}: ${t('hours')}`}
      minutesInputLabel={`${label}: ${t('minutesField')}`}
      value={typed ?? value}
      onChange={(time) => {
        setTyped(time);
        if (time !== '' && time !== value) onChange(time);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
