/** Whose calendar: one's own, a unit's or the whole office's. Of others' meetings nobody learns more than when and where. */
import { Select, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MeetingRow } from '#contract';
import type { Booking } from '#domain/office/bookings.ts';
import { compareText } from '#domain/text.ts';
import { useBookings } from '#renderer/before/use-bookings.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { formatTime } from '#renderer/ui/dates.ts';
import classes from './calendar.module.css';
import { busyEntries, type Entry, ownEntries } from './days.ts';

/** @param whose `mine`, `office`, or a unit's id */
export function useEntries(whose: string, rows: readonly MeetingRow[]): Entry[] {
  const bookings = useBookings();
  const { people } = useDirectory();
  if (whose === 'mine') return ownEntries(rows);
  const meant = [...people.values()].filter(({ unit }) => whose === 'office' || unit === whose);
  const ids = new Set(meant.map(({ id }) => id));
  // One's own meetings stay only where someone of the unit is expected too.
  const own = rows.filter(
    ({ id }) => bookings.get(id)?.people.some((person) => ids.has(person)) ?? whose === 'office',
  );
  return [...ownEntries(own), ...busyEntries(bookings.values(), ids, rows)];
}

export function WhoseSelect({ whose, choose }: { whose: string; choose: (whose: string) => void }) {
  const { t } = useTranslation('calendar');
  const { units } = useDirectory();
  const data = [
    { value: 'mine', label: t('whose.mine') },
    { value: 'office', label: t('whose.office') },
    ...[...units.values()]
      .sort((a, b) => compareText(a.name, b.name))
      .map(({ id, name }) => ({ value: id as string, label: name })),
  ];
  return (
    <Select
      className={classes.whose}
      aria-label={t('whose.label')}
      leftSection={<IconUsers size={20} stroke={1.75} />}
      allowDeselect={false}
      data={data}
      value={whose}
      onChange={(value) => choose(value ?? 'mine')}
    />
  );
}

/** "Phòng họp số 2 · 5 người" */
export function BusyWords({ booking }: { booking: Booking }) {
  const { t } = useTranslation('calendar');
  const { rooms } = useDirectory();
  const room = booking.room === null ? undefined : rooms.get(booking.room)?.name;
  return [room ?? t('busy'), t('people', { count: booking.people.length })].join(' · ');
}

export function Busy({ booking }: { booking: Booking }) {
  return (
    <div className={classes.busy}>
      <Text span className={classes.busyTime}>
        {formatTime(booking.startsAt)} – {formatTime(booking.endsAt)}
      </Text>
      <BusyWords booking={booking} />
    </div>
  );
}
