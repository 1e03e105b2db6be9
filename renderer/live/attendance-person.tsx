/** One person on the roll. */
import { ActionIcon, Badge, Button, Menu, Text } from '@mantine/core';
import { IconDoorExit, IconDotsVertical, IconUserX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useTakeBackPlace } from '#renderer/meeting/take-back-place.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatTime } from '#renderer/ui/dates.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import type { OnRoll } from './attendance-of.ts';
import { useExcuse } from './excuse.ts';
import classes from './live.module.css';

export function AttendancePerson({ meeting, person }: { meeting: Meeting; person: OnRoll }) {
  const { t } = useTranslation('live');
  const { nameOf, postOf } = usePeople();
  const { id, checkIn, late } = person;
  const excuse = useExcuse()(person);
  const post = postOf(id);
  return (
    <li className={classes.person}>
      <PersonFace name={nameOf(id)} />
      <span className={classes.personWords}>
        <span>{nameOf(id)}</span>
        {post !== '' && (
          <Text span size="xs" c="var(--text-quiet)">
            {post}
          </Text>
        )}
        {excuse && (
          <Text span size="xs" c="var(--near)">
            {excuse}
          </Text>
        )}
        {checkIn && (
          <Text span size="xs" c="var(--text-quiet)">
            {t(`came.${checkIn.way}`, { time: formatTime(checkIn.at) })}
            {checkIn.leftAt !== null && ` · ${t('leftAt', { time: formatTime(checkIn.leftAt) })}`}
          </Text>
        )}
      </span>
      {late && (
        <Badge color="gold" variant="light" tt="none">
          {t('late')}
        </Badge>
      )}
      <Actions meeting={meeting} person={person} />
    </li>
  );
}

/** What an organiser does for others. */
function Actions({ meeting, person: { id, checkIn } }: { meeting: Meeting; person: OnRoll }) {
  const { t } = useTranslation(['live', 'common']);
  const { nameOf } = usePeople();
  const { ask, asking } = useAsk();
  const takeBackPlace = useTakeBackPlace(meeting);
  if (commands['attendance.mark'].refusal(meeting.circumstances) !== null) return null;
  const about = { meeting: meeting.id, person: id };
  const name = nameOf(id);
  if (!checkIn || checkIn.leftAt !== null) {
    return (
      <Button
        variant="light"
        px="sm"
        loading={asking}
        aria-label={t('markFor', { name })}
        onClick={() => takeBackPlace(id, () => void ask('attendance.mark', about))}
      >
        {t('mark')}
      </Button>
    );
  }
  const mayLeave = commands['attendance.leave'].refusal(meeting.circumstances) === null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon color="gray" loading={asking} aria-label={t('moreFor', { name })}>
          <IconDotsVertical size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={!mayLeave}
          leftSection={<IconDoorExit size={20} stroke={1.75} />}
          onClick={() => void ask('attendance.leave', about)}
        >
          {t('markLeft')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUserX size={20} stroke={1.75} />}
          onClick={() => void ask('attendance.undo', about)}
        >
          {t('undoCheckIn')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
