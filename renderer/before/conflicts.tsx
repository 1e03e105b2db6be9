/** What else is at that time: a room that is taken, with those that are free, and people who are expected elsewhere. */
import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconCalendarExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setDetails } from '#domain/meeting/plan.ts';
import { busyPeople, isRoomTaken, spanOf } from '#domain/office/bookings.ts';
import type { MeetingRoom } from '#domain/office/catalogues.ts';
import { comparePersonNames, compareText } from '#domain/text.ts';
import { useDirectory, usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { membersWithWaiting } from '#renderer/plan/members-with-waiting.ts';
import { useBookings } from './use-bookings.ts';

export function Conflicts({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { person } = useMe();
  const people = usePeople();
  const bookings = useBookings();
  const { details, invitees } = meeting.plan;
  const span = spanOf(details);
  const isToCome = ['draft', 'rejected', 'approved', 'convened', 'postponed'].includes(meeting.floor.phase);
  if (!span || !isToCome) return null;
  const invited = [...membersWithWaiting(meeting, person).map(({ id }) => id), ...invitees.keys()];
  const busy = busyPeople(bookings, meeting.id, [...new Set(invited)], span)
    .map(people.nameOf)
    .sort(comparePersonNames);
  const isTaken = details.room !== null && isRoomTaken(bookings, meeting.id, details.room, span);
  if (!isTaken && busy.length === 0) return null;
  return (
    <Alert
      color={isTaken ? 'seal' : 'gold'}
      icon={<IconCalendarExclamation />}
      title={t('conflicts.title')}
      role="status"
    >
      <List spacing={4}>
        {isTaken && <List.Item>{t('conflicts.room', { room: details.place })}</List.Item>}
        {busy.length > 0 && (
          <List.Item>{t('conflicts.people', { count: busy.length, names: busy.join(', ') })}</List.Item>
        )}
      </List>
      {isTaken && <FreeRooms meeting={meeting} />}
    </Alert>
  );
}

function FreeRooms({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { rooms } = useDirectory();
  const bookings = useBookings();
  const span = spanOf(meeting.plan.details);
  if (!span || !meeting.mayWritePlan) return null;
  const free = [...rooms.values()]
    .filter(({ id }) => !isRoomTaken(bookings, meeting.id, id, span))
    .sort((a, b) => compareText(a.name, b.name));
  const take = ({ id, name }: MeetingRoom) => setDetails(meeting.planDoc, { room: id, place: name });
  if (free.length === 0) return <Text mt="xs">{t('conflicts.noFreeRoom')}</Text>;
  return (
    <Group gap="xs" mt="xs">
      <Text>{t('conflicts.freeRooms')}</Text>
      {free.slice(0, 4).map((room) => (
        <Button key={room.id} variant="default" onClick={() => take(room)}>
          {room.name}
        </Button>
      ))}
    </Group>
  );
}
