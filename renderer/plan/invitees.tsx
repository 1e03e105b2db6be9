/** Whom to invite: by name, or a whole unit at once; as delegates or as guests. */
import { Button, CloseButton, SegmentedControl, Select, Stack, Text, Title, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSwitchHorizontal, IconUsersPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitId } from '#domain/ids.ts';
import { type Invitee, invite, uninvite } from '#domain/meeting/plan.ts';
import { InviteeRole, isOrganiser } from '#domain/meeting/roles.ts';
import { comparePersonNames, compareText } from '#domain/text.ts';
import { InvitedUnits } from '#renderer/assignment/invited-units.tsx';
import { usePeople } from '#renderer/data/people.ts';
import { SharedWithGuests } from '#renderer/guests/shared-with-guests.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { PersonLine } from './person-line.tsx';
import { PersonPicker } from './person-picker.tsx';
import classes from './plan.module.css';

export function Invitees({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['plan', 'meetings', 'common']);
  const people = usePeople();
  const [role, setRole] = useState<InviteeRole>('delegate');
  const doc = meeting.planDoc;
  const invitees = [...meeting.plan.invitees.values()].sort((a, b) =>
    comparePersonNames(people.nameOf(a.id), people.nameOf(b.id)),
  );
  return (
    <section className={classes.card} aria-labelledby="invitees">
      <Title order={2} id="invitees" size="h3" mb="sm">
        {t('invitees')}{' '}
        <Text span c="var(--text-quiet)">
          {t('common:people', { count: invitees.length })}
        </Text>
      </Title>
      <Stack gap="sm">
        <RoleChoice label={t('inviteAs')} role={role} choose={setRole} />
        <PersonPicker
          label={t('invite')}
          placeholder={t('invitePlaceholder')}
          marked={new Set(meeting.plan.invitees.keys())}
          pick={(person) => invite(doc, [person], role)}
        />
        <UnitInvite meeting={meeting} role={role} />
        <InvitedUnits meeting={meeting} role={role} />
        <SharedWithGuests meeting={meeting} />
        {invitees.length === 0 && <Text c="var(--text-quiet)">{t('noInvitees')}</Text>}
        <div>
          {invitees.map((invitee) => (
            <PersonLine key={invitee.id} person={invitee.id} people={people}>
              <InviteeRoleSwitch meeting={meeting} invitee={invitee} name={people.nameOf(invitee.id)} />
              <CloseButton
                size={44}
                aria-label={t('uninvite', { name: people.nameOf(invitee.id) })}
                onClick={() => uninvite(doc, invitee.id)}
              />
            </PersonLine>
          ))}
        </div>
      </Stack>
    </section>
  );
}

function RoleChoice({
  label,
  role,
  choose,
}: {
  label: string;
  role: InviteeRole;
  choose: (role: InviteeRole) => void;
}) {
  const { t } = useTranslation('meetings');
  return (
    <SegmentedControl
      fullWidth
      aria-label={label}
      value={role}
      data={InviteeRole.options.map((each) => ({ value: each, label: t(`role.${each}`) }))}
      onChange={(value) => choose(InviteeRole.parse(value))}
    />
  );
}

function InviteeRoleSwitch({ meeting, invitee, name }: { meeting: Meeting; invitee: Invitee; name: string }) {
  const { t } = useTranslation(['plan', 'meetings']);
  const other = invitee.role === 'delegate' ? 'guest' : 'delegate';
  const label = t('roleOf', {
    name,
    role: t(`meetings:role.${invitee.role}`),
    other: t(`meetings:role.${other}`),
  });
  return (
    <Tooltip label={label}>
      <Button
        variant="subtle"
        color="gray"
        px="xs"
        aria-label={label}
        rightSection={<IconSwitchHorizontal size={16} stroke={1.75} />}
        onClick={() => invite(meeting.planDoc, [invitee.id], other)}
      >
        {t(`meetings:role.${invitee.role}`)}
      </Button>
    </Tooltip>
  );
}

function UnitInvite({ meeting, role }: { meeting: Meeting; role: InviteeRole }) {
  const { t } = useTranslation('plan');
  const { people, units } = usePeople();
  const options = [...units.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <Select
      aria-label={t('inviteUnit')}
      placeholder={t('inviteUnit')}
      leftSection={<IconUsersPlus size={20} stroke={1.75} />}
      data={options}
      value={null}
      searchable
      nothingFoundMessage={t('noMatch')}
      onChange={(value) => {
        const unit = units.get(UnitId.parse(value));
        if (!unit) return;
        const members = [...people.values()].filter(
          ({ id, unit: own }) =>
            own === unit.id &&
            !meeting.plan.invitees.has(id) &&
            !isOrganiser(meeting.floor.members.get(id)?.role),
        );
        invite(
          meeting.planDoc,
          members.map((person) => person.id),
          role,
        );
        notifications.show({ message: t('unitInvited', { count: members.length, unit: unit.name }) });
      }}
    />
  );
}
