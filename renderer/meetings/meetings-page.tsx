/** All meetings of the person: what comes, what was. */
import { Button, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconCalendarOff, IconPlus, IconTemplate } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { NothingFound } from '#renderer/ui/nothing-found.tsx';
import { Place } from '#renderer/ui/place.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { DayHeading } from './day-heading.tsx';
import { groupByDay, splitRunning } from './group-by-day.ts';
import { MeetingCard } from './meeting-card.tsx';
import { useCreateMeeting } from './use-create-meeting.ts';
import { useMeetings, type When } from './use-meetings.ts';

const route = getRouteApi('/');

export function MeetingsPage() {
  const { t } = useTranslation(['meetings', 'templates']);
  const { when, query } = route.useSearch();
  const navigate = route.useNavigate();
  const { create, creating } = useCreateMeeting();
  const change = (search: { when?: When; query?: string }) =>
    void navigate({ search: { when, query, ...search }, replace: true });

  return (
    <Place
      title={t('title')}
      head={
        <>
          <SegmentedControl
            aria-label={t('title')}
            value={when}
            onChange={(value) => change({ when: value === 'past' ? 'past' : 'upcoming' })}
            data={[
              { value: 'upcoming', label: t('upcoming') },
              { value: 'past', label: t('past') },
            ]}
          />
          <SearchField label={t('search')} value={query} onChange={(next) => change({ query: next })} />
        </>
      }
      actions={
        <>
          <LinkButton
            to="/templates"
            search={{ query: '' }}
            variant="default"
            leftSection={<IconTemplate size={20} stroke={1.75} />}
          >
            {t('templates:fromTemplate')}
          </LinkButton>
          <Button leftSection={<IconPlus size={20} />} loading={creating} onClick={() => void create()}>
            {t('create')}
          </Button>
        </>
      }
    >
      <MeetingList when={when} query={query} />
    </Place>
  );
}

function MeetingList({ when, query }: { when: When; query: string }) {
  const { rows } = useMeetings(when, query);
  const now = useServerNow(60_000);
  if (!rows) return <Loading />;
  if (rows.length === 0) return <Empty when={when} query={query.trim()} />;
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
  if (query !== '') return <NothingFound query={query} text={t('empty.searchText')} />;
  return (
    <Nothing
      icon={<IconCalendarOff size={40} stroke={1.5} />}
      title={t(`empty.${when}`)}
      text={t(`empty.${when}Text`)}
    />
  );
}
