/** Opinion polls: those sent to the person, and those they send. */
import { Button, CloseButton, SegmentedControl, Skeleton, Stack, TextInput, Title } from '@mantine/core';
import { IconMessageQuestion, IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PollRow } from '#contract';
import { useOutbox } from '#renderer/data/live.ts';
import meetings from '#renderer/meetings/meetings.module.css';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
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
  useTitle(t('title'));
  const change = (search: { box?: Box; filter?: PollFilter; query?: string }) =>
    void navigate({ search: { box, filter, query, ...search }, replace: true });
  const own = rows && inBox(rows, box);

  return (
    <div className={classes.page}>
      <header className={meetings.head}>
        <Title order={1}>{t('title')}</Title>
        <SegmentedControl
          aria-label={t('title')}
          value={box}
          onChange={(value) => change({ box: value === 'sent' ? 'sent' : 'mine', filter: 'all' })}
          data={boxes.map((each) => ({ value: each, label: t(`box.${each}`) }))}
        />
        <TextInput
          className={meetings.search ?? ''}
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
      {own && own.length > 0 && (
        <Filters rows={own} box={box} filter={filter} choose={(next) => change({ filter: next })} />
      )}
      {own ? <PollList rows={own} box={box} filter={filter} searching={query.trim() !== ''} /> : <Loading />}
    </div>
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
  searching,
}: {
  rows: readonly PollRow[];
  box: Box;
  filter: PollFilter;
  searching: boolean;
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
  const nothingAtAll = !searching && filter === 'all';
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
