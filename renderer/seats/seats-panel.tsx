/** Sơ đồ chỗ ngồi in the room: who is there, who speaks, who has still to vote, seat by seat, as it happens. */
import { Group, Stack, Text } from '@mantine/core';
import { IconArmchair } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { attendanceOf } from '#renderer/live/attendance-of.ts';
import { AttendancePerson } from '#renderer/live/attendance-person.tsx';
import { AttendanceShares } from '#renderer/live/attendance-shares.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { Legend } from './legend.tsx';
import { SeatFace, seatData } from './live-seat.tsx';
import { SeatGrid } from './seat-grid.tsx';
import { SeatingButton } from './seating-button.tsx';
import classes from './seats.module.css';
import { type Seats, useSeats } from './use-seats.ts';
import { useSeatWords, useSitters } from './use-sitters.ts';
import { Zoom } from './zoom.tsx';

export function SeatsPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('seats');
  const seats = useSeats(meeting);
  if (!seats)
    return (
      <Nothing
        icon={<IconArmchair size={40} stroke={1.5} />}
        title={t('noMap.title')}
        text={t(meeting.mayWritePlan ? 'noMap.organiser' : 'noMap.text')}
      />
    );
  return <LiveMap meeting={meeting} seats={seats} />;
}

function LiveMap({ meeting, seats }: { meeting: Meeting; seats: Seats }) {
  const { t } = useTranslation(['seats', 'live']);
  const { person: me } = useMe();
  const { nameOf } = usePeople();
  const [zoom, setZoom] = useState(1);
  const [chosen, setChosen] = useState<PersonId>();
  const sitters = useSitters(seats, meeting.floor);
  const wordsOf = useSeatWords();
  const { present, left, absent, shares } = attendanceOf(meeting.floor, nameOf);
  const onRoll = [...present, ...left, ...absent].find(({ id }) => id === chosen);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <AttendanceShares shares={shares} />
        <Group gap="xs">
          <SeatingButton meeting={meeting} seats={seats} />
          <Zoom zoom={zoom} setZoom={setZoom} />
        </Group>
      </Group>
      {seats.at.size === 0 && <Text c="var(--text-quiet)">{t('nobodySeated')}</Text>}
      <SeatGrid map={seats.map} label={t('title')} zoom={zoom}>
        {(place, tabIndex) => {
          const sitter = sitters.get(place.label);
          return (
            <button
              type="button"
              className={classes.seat}
              data-seat={place.label}
              tabIndex={tabIndex}
              aria-label={wordsOf(place, sitter)}
              aria-pressed={sitter && sitter.id === chosen}
              title={sitter?.name}
              {...seatData(sitter?.state, sitter?.id === me)}
              onClick={() => setChosen(sitter?.id === chosen ? undefined : sitter?.id)}
            >
              <SeatFace place={place} sitter={sitter} />
            </button>
          );
        }}
      </SeatGrid>
      {onRoll && (
        <ul className={classes.unseated} aria-label={t('chosen')}>
          <AttendancePerson meeting={meeting} person={onRoll} />
        </ul>
      )}
      <Legend states={[...sitters.values()].map(({ state }) => state)} />
      {seats.without.length > 0 && (
        <Text size="sm" c="var(--text-quiet)">
          {t('withoutNames', { count: seats.without.length, names: seats.without.map(nameOf).join(', ') })}
        </Text>
      )}
    </Stack>
  );
}
