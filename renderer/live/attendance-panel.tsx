/** The roll: who is there, who left, who has not come; for organisers also what they do about it. */
import { Badge, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconDoorExit, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPresent, quorumOf } from '#domain/meeting/attendance.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { fold } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { AttendanceExport } from './attendance-export.tsx';
import { attendanceOf, type OnRoll } from './attendance-of.ts';
import { AttendancePerson } from './attendance-person.tsx';
import { AttendanceRulesButton } from './attendance-rules.tsx';
import { AttendanceShares } from './attendance-shares.tsx';
import classes from './live.module.css';

/** Lists longer than this are searched rather than read. */
const LONG = 10;

export function AttendancePanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const { nameOf, titleOf, unitOf } = usePeople();
  const [query, setQuery] = useState('');
  const { present, left, absent, shares } = attendanceOf(meeting.floor, nameOf);
  const wanted = fold(query).split(/\s+/);
  const matches = ({ id }: OnRoll) => {
    const text = fold(`${nameOf(id)} ${titleOf(id)} ${unitOf(id)}`);
    return wanted.every((word) => text.includes(word));
  };
  return (
    <Stack>
      <Quorum meeting={meeting} />
      <AttendanceShares shares={shares} />
      <Own meeting={meeting} />
      {meeting.floor.members.size > LONG && (
        <TextInput
          aria-label={t('searchPeople')}
          placeholder={t('searchPeople')}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <PersonList meeting={meeting} heading={t('absent_list')} people={absent.filter(matches)} />
      <PersonList meeting={meeting} heading={t('present_list')} people={present.filter(matches)} />
      <PersonList meeting={meeting} heading={t('left_list')} people={left.filter(matches)} />
      {isOrganiser(meeting.role) && (
        <Group gap="xs">
          <AttendanceRulesButton meeting={meeting} />
          <AttendanceExport meeting={meeting} />
        </Group>
      )}
    </Stack>
  );
}

function Quorum({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const { members, attendance, attendanceRules } = meeting.floor;
  const { total, needed, present, reached } = quorumOf(members, attendance, attendanceRules.quorum);
  const colour = reached ? 'leaf' : 'gold';
  if (attendanceRules.quorum === 'none') return null;
  return (
    <div role="status">
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text fw={600}>{t('quorum.present', { present, total })}</Text>
        <Badge size="lg" color={colour} variant="light" tt="none">
          {reached ? t('quorum.reached') : t('quorum.missing', { count: needed - present })}
        </Badge>
      </Group>
      <Progress
        value={total === 0 ? 0 : (present / total) * 100}
        color={colour}
        size="lg"
        aria-label={t('quorum.present', { present, total })}
      />
      <Text size="xs" c="var(--text-quiet)" mt={4}>
        {t('quorum.needed', { needed, rule: t(`quorum.rule.${attendanceRules.quorum}`) })}
      </Text>
    </div>
  );
}

/** Leaving early, for whoever is there. */
function Own({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const { person } = useMe();
  const { ask, asking } = useAsk();
  if (!isPresent(meeting.floor.attendance, person) || isOrganiser(meeting.role)) return null;
  return (
    <CommandButton
      command="attendance.leave"
      meeting={meeting}
      loading={asking}
      variant="default"
      leftSection={<IconDoorExit size={20} stroke={1.75} />}
      onClick={() => void ask('attendance.leave', { meeting: meeting.id })}
    >
      {t('leave')}
    </CommandButton>
  );
}

function PersonList({
  meeting,
  heading,
  people,
}: {
  meeting: Meeting;
  heading: string;
  people: readonly OnRoll[];
}) {
  if (people.length === 0) return null;
  return (
    <section aria-label={heading}>
      <Text fw={600}>
        {heading} ({people.length})
      </Text>
      <ul className={classes.people}>
        {people.map((person) => (
          <AttendancePerson key={person.id} meeting={meeting} person={person} />
        ))}
      </ul>
    </section>
  );
}
