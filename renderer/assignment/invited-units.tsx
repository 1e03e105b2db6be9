/** Units that say themselves who comes: inviting them, how many each sends, and whom they have named. */
import { CloseButton, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { UnitId } from '#domain/ids.ts';
import { type InvitedUnit, mostSeats } from '#domain/meeting/assignment.ts';
import { inviteUnit, uninviteUnit } from '#domain/meeting/plan.ts';
import type { InviteeRole } from '#domain/meeting/roles.ts';
import { compareText } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './assignment.module.css';

export function InvitedUnits({ meeting, role }: { meeting: Meeting; role: InviteeRole }) {
  const { t } = useTranslation(['assignment', 'plan']);
  const { units } = usePeople();
  const invited = meeting.plan.units;
  const options = [...units.values()]
    .filter(({ id }) => !invited.has(id))
    .sort((a, b) => compareText(a.name, b.name))
    .map((unit) => ({ value: unit.id, label: unit.name }));
  const inOrder = [...invited.values()].sort((a, b) =>
    compareText(units.get(a.id)?.name ?? '', units.get(b.id)?.name ?? ''),
  );
  return (
    <Stack gap="xs">
      <Select
        aria-label={t('invite')}
        placeholder={t('invite')}
        leftSection={<IconBuildingCommunity size={20} stroke={1.75} />}
        data={options}
        value={null}
        searchable
        nothingFoundMessage={t('plan:noMatch')}
        onChange={(value) => {
          const unit = UnitId.safeParse(value).data;
          if (unit !== undefined) inviteUnit(meeting.planDoc, { id: unit, role, seats: 1 });
        }}
      />
      {inOrder.map((unit) => (
        <Invited key={unit.id} meeting={meeting} unit={unit} />
      ))}
    </Stack>
  );
}

function Invited({ meeting, unit }: { meeting: Meeting; unit: InvitedUnit }) {
  const { t } = useTranslation(['assignment', 'meetings', 'plan']);
  const { units, nameOf } = usePeople();
  const name = units.get(unit.id)?.name ?? unit.id;
  const asked = meeting.floor.assignments.get(unit.id);
  const state = !asked
    ? t('notAsked')
    : asked.people.length === 0
      ? t('nobody')
      : t('named', { names: asked.people.map(nameOf).join(', ') });
  return (
    <div className={classes.unit}>
      <div className={classes.words}>
        <Text>{name}</Text>
        <Text size="xs" c="var(--text-quiet)">
          {t(`meetings:role.${unit.role}`)} · {state}
        </Text>
      </div>
      <NumberInput
        className={classes.seats ?? ''}
        aria-label={t('seatsOf', { unit: name })}
        title={t('seatsOf', { unit: name })}
        min={1}
        max={mostSeats}
        clampBehavior="strict"
        allowDecimal={false}
        value={unit.seats}
        onChange={(value) => {
          const seats = Number(value);
          if (Number.isInteger(seats) && seats >= 1 && seats <= mostSeats)
            inviteUnit(meeting.planDoc, { ...unit, seats });
        }}
      />
      <CloseButton
        size={44}
        aria-label={t('plan:uninvite', { name })}
        onClick={() => uninviteUnit(meeting.planDoc, unit.id)}
      />
    </div>
  );
}
