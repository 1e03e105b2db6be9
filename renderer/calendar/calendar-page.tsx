/** The person's meetings by day: a month at a glance, or a week with all that is known of each. */
import { ActionIcon, Button, Group, SegmentedControl, Title, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetingsVersion } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { dayKey, formatDate } from '#renderer/ui/dates.ts';
import { Place } from '#renderer/ui/place.tsx';
import classes from './calendar.module.css';
import { byDay, type DayKey, momentOf, step, type View, weekOf } from './days.ts';
import { Month } from './month.tsx';
import { Week } from './week.tsx';
import { useEntries, WhoseSelect } from './whose.tsx';

const route = getRouteApi('/calendar');

export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = dayKey(useServerNow(60_000));
  const day = search.day ?? today;
  const { view } = search;
  const { whose } = search;
  const days = byDay(useEntries(whose, useAllMeetings()));
  const go = (next: { day?: DayKey; view?: View; whose?: string }) =>
    void navigate({ search: { view, day, whose, ...next }, replace: true });

  return (
    <Place
      title={t('title')}
      head={
        <>
          <Group gap={4} wrap="nowrap">
            <Turn label={t(`previous.${view}`)} onClick={() => go({ day: step(day, view, -1) })}>
              <IconChevronLeft size={22} />
            </Turn>
            <Title order={2} size="h3" className={classes.span ?? ''} aria-live="polite">
              <SpanName day={day} view={view} />
            </Title>
            <Turn label={t(`next.${view}`)} onClick={() => go({ day: step(day, view, 1) })}>
              <IconChevronRight size={22} />
            </Turn>
          </Group>
          <Button variant="default" onClick={() => go({ day: today })}>
            {t('today')}
          </Button>
          <WhoseSelect whose={whose} choose={(next) => go({ whose: next })} />
        </>
      }
      actions={
        <SegmentedControl
          aria-label={t('title')}
          value={view}
          onChange={(value) => go({ view: value === 'week' ? 'week' : 'month' })}
          data={(['month', 'week'] as const).map((value) => ({ value, label: t(value) }))}
        />
      }
    >
      {view === 'month' ? (
        <Month
          day={day}
          today={today}
          days={days}
          choose={(next) => go({ day: next })}
          open={(next) => go({ day: next, view: 'week' })}
        />
      ) : (
        <Week day={day} today={today} days={days} />
      )}
    </Place>
  );
}

function Turn({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function SpanName({ day, view }: { day: DayKey; view: View }) {
  const { t } = useTranslation('calendar');
  if (view === 'month') return t('monthName', { month: day.slice(5, 7), year: day.slice(0, 4) });
  const week = weekOf(day);
  const date = (which: DayKey | undefined) => formatDate(momentOf(which ?? day));
  return t('weekName', { from: date(week[0]), to: date(week[6]) });
}

function useAllMeetings() {
  const client = useQueryClient();
  const version = useMeetingsVersion();
  const { data } = useQuery({
    queryKey: ['meetings', 'all', ''],
    queryFn: () => rpc.meetings.list({ query: '', when: 'all' }),
    staleTime: 0,
  });
  useEffect(() => {
    if (version >= 0) void client.invalidateQueries({ queryKey: ['meetings'] });
  }, [client, version]);
  return data ?? [];
}
