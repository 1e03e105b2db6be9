/** All meetings of the person: what comes, what was. */
import { Button, CloseButton, SegmentedControl, Skeleton, Stack, TextInput, Title } from '@mantine/core';
import { IconCalendarOff, IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { DayHeading } from './day-heading.tsx';
import { groupByDay, splitRunning } from './group-by-day.ts';
import { MeetingCard } from './meeting-card.tsx';
import classes from './meetings.module.css';
import { useCreateMeeting } from './use-create-meeting.ts';
import { useMeetings, type When } from './use-meetings.ts';

const route = getRouteApi('/');

export function MeetingsPage() {
  const { t } = useTranslation('meetings');
  const { when, query } = route.useSearch();
  const navigate = route.useNavigate();
  const { create, creating } = useCreateMeeting();
  const change = (search: { when?: When; query?: string }) =>
    void navigate({ search: { when, query, ...search }, replace: true });

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        <SegmentedControl
          aria-label={t('title')}
          value={when}
          onChange={(value) => change({ when: value === 'past' ? 'past' : 'upcoming' })}
          data={[
            { value: 'upcoming', label: t('upcoming') },
            { value: 'past', label: t('past') },
          ]}
        />
        <TextInput
          className={classes.search}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={20} stroke={1.75} />}
          rightSection={
            query && <CloseButton aria-label={t('clearSearch')} onClick={() => change({ query: '' })} />
          }
          value={query}
          onChange={(event) => change({ query: event.currentTarget.value })}
        />
        <Button leftSection={<IconPlus size={20} />} loading={creating} onClick={() => void create()}>
          {t('create')}
        </Button>
      </header>
      <MeetingList when={when} query={query} />
    </div>
  );
}

function MeetingList({ when, query }: { when: When; query: string }) {
  const { rows } = useMeetings(when, query);
  const now = useNow(60_000);
  if (!rows) return <Loading />;
  if (rows.length === 0) return <Empty when={when} query={query} />;
  const { running, others } = splitRunning(rows);
  return (
    <Stack gap="xl" pb="xl">
      {running.map((row) => (
        <MeetingCard key={row.id} row={row} />
      ))}
      {groupByDay(others).map((group) => (
        <section key={group.day ?? 'undated'} aria-labelledby={`day-${group.day ?? 'undated'}`}>
          <DayHeading id={`day-${group.day ?? 'undated'}`} at={group.at} now={now} />
          <Stack gap="sm">
            {group.rows.map((row) => (
              <MeetingCard key={row.id} row={row} />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}

function Loading() {
  return (
    <Stack gap="sm" aria-hidden className="late">
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} height={104} radius="lg" />
      ))}
    </Stack>
  );
}

function Empty({ when, query }: { when: When; query: string }) {
  const { t } = useTranslation('meetings');
  const searching = query.trim() !== '';
  return (
    <Nothing
      icon={<IconCalendarOff size={40} stroke={1.5} />}
      title={searching ? t('empty.search', { query: query.trim() }) : t(`empty.${when}`)}
      text={searching ? t('empty.searchText') : t(`empty.${when}Text`)}
    />
  );
}
