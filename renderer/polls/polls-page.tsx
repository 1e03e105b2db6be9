/** Opinion polls: those sent to the person, and those they send. */
import { Button, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconMessageQuestion, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PollRow } from '#contract';
import { useOutbox } from '#renderer/data/live.ts';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { NothingFound } from '#renderer/ui/nothing-found.tsx';
import { Place } from '#renderer/ui/place.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { type Box, boxes, filters, inBox, matches, type PollFilter } from './boxes.ts';
import { PollCard } from './poll-card.tsx';
import classes from './polls.module.css';
import { useCreatePoll } from './use-create-poll.ts';
import { usePolls } from './use-polls.ts';

const route = getRouteApi('/polls');

export function PollsPage() {
  const { t } = useTranslation('polls');
  const { box, filter, query } = route.useSearch();
  const navigate = route.useNavigate();
  const { create, creating } = useCreatePoll();
  const rows = usePolls(query);
  const change = (search: { box?: Box; filter?: PollFilter; query?: string }) =>
    void navigate({ search: { box, filter, query, ...search }, replace: true });
  const own = rows && inBox(rows, box);

  return (
    <Place
      title={t('title')}
      head={
        <>
          <SegmentedControl
            aria-label={t('title')}
            value={box}
            onChange={(value) => change({ box: value === 'sent' ? 'sent' : 'mine', filter: 'all' })}
            data={boxes.map((each) => ({ value: each, label: t(`box.${each}`) }))}
          />
          <SearchField label={t('search')} value={query} onChange={(next) => change({ query: next })} />
        </>
      }
      actions={
        <Button leftSection={<IconPlus size={20} />} loading={creating} onClick={() => void create()}>
          {t('create')}
        </Button>
      }
    >
      {own && own.length > 0 && (
        <Filters rows={own} box={box} filter={filter} choose={(next) => change({ filter: next })} />
      )}
      {own ? <PollList rows={own} box={box} filter={filter} query={query.trim()} /> : <Loading />}
    </Place>
  );
}

/** Each says how many it would show; those that would show nothing stay away, but for the one that is chosen. */
function Filters({
  rows,
  box,
  filter,
  choose,
}: {
  rows: readonly PollRow[];
  box: Box;
  filter: PollFilter;
  choose: (filter: PollFilter) => void;
}) {
  const { t } = useTranslation('polls');
  const counted = filters[box].map((each) => ({
    each,
    count: rows.filter((row) => matches(row, each)).length,
  }));
  return (
    <fieldset aria-label={t('filterLabel')} className={classes.filters}>
      {counted
        .filter(({ each, count }) => count > 0 || each === filter || each === 'all')
        .map(({ each, count }) => (
          <button
            key={each}
            type="button"
            className={classes.filter}
            aria-pressed={each === filter}
            onClick={() => choose(each)}
          >
            {t(`filter.${each}`)}
            <span className={classes.count}>{count}</span>
          </button>
        ))}
    </fieldset>
  );
}

function PollList({
  rows,
  box,
  filter,
  query,
}: {
  rows: readonly PollRow[];
  box: Box;
  filter: PollFilter;
  query: string;
}) {
  const { t } = useTranslation('polls');
  const outbox = useOutbox();
  const shown = rows.filter((row) => matches(row, filter));
  if (shown.length > 0) {
    return (
      <Stack gap="sm">
        {shown.map((row) => (
          <PollCard key={row.id} row={row} outbox={outbox} />
        ))}
      </Stack>
    );
  }
  if (query !== '' && rows.length === 0) return <NothingFound query={query} text={t('empty.searchText')} />;
  const nothingAtAll = rows.length === 0;
  return (
    <Nothing
      icon={<IconMessageQuestion size={40} stroke={1.5} />}
      title={nothingAtAll ? t(`empty.${box}`) : t('empty.filter')}
      text={nothingAtAll ? t(`empty.${box}Text`) : t('empty.filterText')}
    />
  );
}

function Loading() {
  return (
    <Stack gap="sm" aria-hidden className="late">
      {['a', 'b', 'c'].map((key) => (
        <Skeleton key={key} height={96} radius="lg" />
      ))}
    </Stack>
  );
}
