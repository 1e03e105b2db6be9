/** The seating in the editor of a meeting: how far it is, and the way to it. */
import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { seatsIn } from '#domain/office/catalogues.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from '#renderer/plan/plan.module.css';
import { SeatingButton } from './seating-button.tsx';
import { useSeats } from './use-seats.ts';

export function SeatingCard({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('seats');
  const seats = useSeats(meeting);
  const total = seats ? seatsIn(seats.map) : 0;
  return (
    <section className={classes.card} aria-labelledby="seating">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="seating" size="h3">
          {t('title')}
        </Title>
        {seats && <SeatingButton meeting={meeting} seats={seats} />}
      </Group>
      <Text c="var(--text-quiet)">
        {seats
          ? t('seatedOf', { seated: seats.at.size, people: seats.attendees.length, seats: total })
          : t('noMap.organiser')}
      </Text>
    </section>
  );
}
