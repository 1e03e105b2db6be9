/** Those without a seat: found by name, picked up or dragged from here, and put back by dropping them here. */
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import type { Attendee } from '#domain/meeting/seating.ts';
import { fold } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import { LIST } from './dragging.ts';
import classes from './seats.module.css';
import type { Seats } from './use-seats.ts';

/** Lists longer than this are searched rather than read. */
const LONG = 10;

export function Unseated({
  seats,
  picked,
  pick,
}: {
  seats: Seats;
  picked: PersonId | undefined;
  pick: (person: PersonId | undefined) => void;
}) {
  const { t } = useTranslation('seats');
  const people = usePeople();
  const [query, setQuery] = useState('');
  const { setNodeRef, isOver } = useDroppable({ id: LIST });
  const waiting = seats.attendees.filter(({ id }) => seats.without.includes(id));
  const wanted = fold(query).split(/\s+/);
  const found = waiting.filter(({ id }) => {
    const text = fold(`${people.nameOf(id)} ${people.titleOf(id)} ${people.unitOf(id)}`);
    return wanted.every((word) => text.includes(word));
  });
  return (
    <section className={classes.listSide} aria-labelledby="unseated">
      <Title order={3} size="h4" id="unseated">
        {t('without', { count: waiting.length })}
      </Title>
      {waiting.length > LONG && (
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <ul ref={setNodeRef} className={classes.people} data-over={isOver || undefined}>
        {waiting.length === 0 && (
          <Text component="li" c="var(--text-quiet)">
            {t('allSeated')}
          </Text>
        )}
        {found.map((attendee) => (
          <li key={attendee.id}>
            <Waiting
              attendee={attendee}
              picked={attendee.id === picked}
              pick={() => pick(attendee.id === picked ? undefined : attendee.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting({
  attendee: { id, role },
  picked,
  pick,
}: {
  attendee: Attendee;
  picked: boolean;
  pick: () => void;
}) {
  const { t } = useTranslation('meetings');
  const people = usePeople();
  const drag = useDraggable({ id: `waiting-${id}`, data: { person: id } });
  const name = people.nameOf(id);
  return (
    <UnstyledButton
      ref={drag.setNodeRef}
      className={classes.person}
      aria-pressed={picked}
      {...drag.listeners}
      onClick={pick}
    >
      <PersonFace name={name} size={34} />
      <span className={classes.personWords}>
        <span>{name}</span>
        <span className={classes.personFacts}>
          {[t(`role.${role}`), people.postOf(id)].filter(Boolean).join(' · ')}
        </span>
      </span>
    </UnstyledButton>
  );
}
