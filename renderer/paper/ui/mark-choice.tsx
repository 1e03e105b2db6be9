/** Whose marks go along when a paper leaves the reader: one's private ones, and the shared ones of each author. */
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportRequest } from '#contract';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { usePart } from '#renderer/data/use-part.ts';

export interface MarkChoice {
  /** As the export is asked for them. */
  chosen: Pick<ExportRequest, 'includePrivate' | 'authors'>;
  setPrivate: (included: boolean) => void;
  /** All who may have shared marks, oneself first. */
  authors: readonly PersonId[];
  toggle: (author: PersonId) => void;
  /** Everybody, or nobody where everybody is chosen. */
  toggleAll: () => void;
}

export function useMarkChoice(meeting: MeetingId): MarkChoice {
  const me = useMe().person;
  const { value: floor } = useDocument(usePart(meeting).floor, readFloor);
  const [includePrivate, setPrivate] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<PersonId>>(new Set());
  const people = usePeople();
  const others = [...floor.sharers.keys()]
    .filter((author) => author !== me)
    .sort((a, b) => comparePersonNames(people.nameOf(a), people.nameOf(b)));
  // One's own shared marks may not have reached the list of sharers yet.
  const authors = [me, ...others];
  return {
    chosen: { includePrivate, authors: authors.filter((author) => !left.has(author)) },
    setPrivate,
    authors,
    toggle(author) {
      const next = new Set(left);
      if (!next.delete(author)) next.add(author);
      setLeft(next);
    },
    toggleAll: () => setLeft(new Set(left.size > 0 ? [] : authors)),
  };
}

export function MarkChoiceFields({ choice }: { choice: MarkChoice }) {
  const { t } = useTranslation('paper');
  const me = useMe().person;
  const people = usePeople();
  const { chosen, authors, setPrivate, toggle, toggleAll } = choice;
  return (
    <>
      <Checkbox
        checked={chosen.includePrivate}
        onChange={(event) => setPrivate(event.currentTarget.checked)}
        label={t('export.private')}
        description={t('export.privateWhy')}
      />
      <Group justify="space-between" wrap="nowrap" mt="xs">
        <Text fw={600}>{t('export.shared')}</Text>
        {authors.length > 2 && (
          <Button variant="subtle" onClick={toggleAll}>
            {t(chosen.authors.length < authors.length ? 'export.all' : 'export.noOne')}
          </Button>
        )}
      </Group>
      <Stack gap="xs" mah={260} style={{ overflow: 'auto' }}>
        {authors.map((author) => (
          <Checkbox
            key={author}
            checked={chosen.authors.includes(author)}
            onChange={() => toggle(author)}
            label={author === me ? t('export.mine') : people.nameOf(author)}
            description={author === me ? undefined : people.titleOf(author)}
          />
        ))}
      </Stack>
    </>
  );
}
