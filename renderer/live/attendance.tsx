/** Who is in the room: the count for everyone, the list behind it, and checking oneself in. */
import { Button, Stack, Text } from '@mantine/core';
import { IconUserCheck, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonId, Timestamp } from '#domain/ids.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatTime } from '#renderer/ui/dates.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import { attendanceOf } from './attendance-of.ts';
import classes from './live.module.css';
import type { PanelChoice } from './room-panel.tsx';

export function AttendanceButton({ meeting, panel }: { meeting: Meeting; panel: PanelChoice }) {
  const { t } = useTranslation('live');
  const { person } = useMe();
  const { ask, asking } = useAsk();
  const present = meeting.floor.attendance.size;
  const total = meeting.floor.members.size;
  return (
    <>
      {!meeting.floor.attendance.has(person) && (
        <CommandButton
          command="meeting.checkIn"
          meeting={meeting}
          loading={asking}
          leftSection={<IconUserCheck size={20} stroke={1.75} />}
          onClick={() => void ask('meeting.checkIn', { meeting: meeting.id })}
        >
          {t('checkIn')}
        </CommandButton>
      )}
      <Button
        variant={panel.shown === 'attendance' ? 'light' : 'default'}
        px="sm"
        leftSection={<IconUsers size={20} stroke={1.75} />}
        aria-label={t('attendance', { present, total })}
        aria-pressed={panel.shown === 'attendance'}
        onClick={() => panel.toggle('attendance')}
      >
        {present}/{total}
      </Button>
    </>
  );
}

export function AttendancePanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const { nameOf } = usePeople();
  const { present, absent } = attendanceOf(meeting.floor, nameOf);
  return (
    <Stack>
      <PersonList heading={t('present_list')} people={present} />
      <PersonList heading={t('absent_list')} people={absent} />
    </Stack>
  );
}

function PersonList({
  heading,
  people,
}: {
  heading: string;
  people: readonly { id: PersonId; at: Timestamp | null }[];
}) {
  const { t } = useTranslation('live');
  const { nameOf, titleOf, unitOf } = usePeople();
  if (people.length === 0) return null;
  return (
    <section aria-label={heading}>
      <Text fw={600}>
        {heading} ({people.length})
      </Text>
      <ul className={classes.people}>
        {people.map(({ id, at }) => (
          <li key={id} className={classes.person}>
            <PersonFace name={nameOf(id)} />
            <span className={classes.personWords}>
              <span>{nameOf(id)}</span>
              <Text span size="xs" c="var(--text-quiet)">
                {[titleOf(id), unitOf(id)].filter(Boolean).join(' · ')}
              </Text>
            </span>
            {at !== null && (
              <Text span size="xs" c="var(--text-quiet)">
                {t('at', { time: formatTime(at) })}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
