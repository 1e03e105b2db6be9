/** "Tra cứu": one field, and all that this machine knows about it. */
import { CloseButton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHits } from '#contract';
import { postOf } from '#domain/people/find-people.ts';
import { MeetingCard } from '#renderer/meetings/meeting-card.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { NothingFound } from '#renderer/ui/nothing-found.tsx';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import { Place } from '#renderer/ui/place.tsx';
import classes from './search.module.css';
import { MinutesResult, TextResult } from './text-result.tsx';
import { useSearch } from './use-search.ts';

const route = getRouteApi('/search');

export function SearchPage() {
  const { t } = useTranslation('search');
  const { query } = route.useSearch();
  const navigate = route.useNavigate();
  const hits = useSearch(query);
  const change = (next: string) => void navigate({ search: { query: next }, replace: true });
  return (
    <Place
      title={t('title')}
      head={
        <TextInput
          className={classes.field}
          type="search"
          size="lg"
          data-autofocus
          autoFocus
          aria-label={t('field')}
          placeholder={t('field')}
          leftSection={<IconSearch size={22} stroke={1.75} />}
          rightSection={query && <CloseButton aria-label={t('clear')} onClick={() => change('')} />}
          value={query}
          maxLength={200}
          onChange={(event) => change(event.currentTarget.value)}
        />
      }
    >
      {hits !== undefined && hits.behind > 0 && (
        <Text size="sm" c="var(--text-quiet)" mb="md" role="status">
          {t('behind', { count: hits.behind })}
        </Text>
      )}
      {query.trim() === '' ? (
        <Nothing
          icon={<IconSearch size={40} stroke={1.5} />}
          title={t('begin.title')}
          text={t('begin.text')}
        />
      ) : (
        hits && <Results hits={hits} query={query.trim()} />
      )}
    </Place>
  );
}

function Results({ hits, query }: { hits: SearchHits; query: string }) {
  const { t } = useTranslation('search');
  const { meetings, texts, minutes, people } = hits;
  if (meetings.length + texts.length + minutes.length + people.length === 0) {
    return <NothingFound query={query} text={t('noneText')} />;
  }
  return (
    <Stack gap="xl" pb="xl">
      <Group title={t('meetings', { count: meetings.length })} shown={meetings.length > 0}>
        {meetings.map((row) => (
          <MeetingCard key={row.id} row={row} />
        ))}
      </Group>
      <Group title={t('texts', { count: texts.length })} shown={texts.length > 0}>
        {texts.map((found) => (
          <TextResult key={`${found.meeting} ${found.paper}`} found={found} />
        ))}
      </Group>
      <Group title={t('minutes', { count: minutes.length })} shown={minutes.length > 0}>
        {minutes.map((found) => (
          <MinutesResult key={found.meeting} found={found} />
        ))}
      </Group>
      <Group title={t('people', { count: people.length })} shown={people.length > 0}>
        {people.map((person) => (
          <div key={person.id} className={classes.person}>
            <PersonFace name={person.name} />
            <span className={classes.words}>
              <span>{person.name}</span>
              <Text span size="sm" c="var(--text-quiet)">
                {postOf(person, person.unitName)}
              </Text>
            </span>
          </div>
        ))}
      </Group>
    </Stack>
  );
}

function Group({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  const id = useId();
  if (!shown) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} mb="sm">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </section>
  );
}
