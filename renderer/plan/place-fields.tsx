/** Where: a room of the catalogue, whose name becomes the place, or any place at all. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RoomId } from '#domain/ids.ts';
import { setDetails } from '#domain/meeting/plan.ts';
import { isRoomTaken, spanOf } from '#domain/office/bookings.ts';
import type { MeetingRoom } from '#domain/office/catalogues.ts';
import { compareText } from '#domain/text.ts';
import { useBookings } from '#renderer/before/use-bookings.ts';
import { useDirectory } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { SyncedTextInput } from '#renderer/ui/synced-text-input.tsx';

export function PlaceFields({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  const { rooms } = useDirectory();
  const { details } = meeting.plan;
  return (
    <>
      {/* An office that keeps no rooms has nothing to choose. */}
      {rooms.size > 0 && <RoomField meeting={meeting} rooms={rooms} />}
      <SyncedTextInput
        label={t('place')}
        placeholder={t('placePlaceholder')}
        text={details.place}
        write={(place) => {
          const named = details.room === null ? undefined : rooms.get(details.room)?.name;
          setDetails(meeting.planDoc, place === named ? { place } : { place, room: null });
        }}
        maxLength={500}
      />
    </>
  );
}

function RoomField({ meeting, rooms }: { meeting: Meeting; rooms: ReadonlyMap<RoomId, MeetingRoom> }) {
  const { t } = useTranslation('plan');
  const bookings = useBookings();
  const { details } = meeting.plan;
  const span = spanOf(details);
  const label = (room: MeetingRoom) => {
    const isTaken = span !== null && isRoomTaken(bookings, meeting.id, room.id, span);
    const words = `${room.name} · ${t('seats', { count: room.capacity })}`;
    return isTaken ? `${words} · ${t('roomTaken')}` : words;
  };
  const data = [...rooms.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map((room) => ({ value: room.id as string, label: label(room) }));
  const choose = (value: string | null) => {
    const room = value === null ? undefined : rooms.get(RoomId.parse(value));
    setDetails(meeting.planDoc, room ? { room: room.id, place: room.name } : { room: null });
  };
  return (
    <Select
      label={t('room')}
      placeholder={t('roomPlaceholder')}
      clearable
      data={data}
      value={details.room !== null && rooms.has(details.room) ? details.room : null}
      onChange={choose}
    />
  );
}
