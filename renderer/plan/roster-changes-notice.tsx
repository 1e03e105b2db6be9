import { Alert, List } from '@mantine/core';
import { IconUserExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { hasChanges, invitationIsOld, rosterChanges } from './roster-changes.ts';

/** Invitees changed after the invitations went out: who, until they are sent again. */
export function RosterChangesNotice({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  const people = usePeople();
  const changes = rosterChanges(meeting.plan, meeting.floor);
  const isOld = invitationIsOld(meeting);
  if (!hasChanges(changes) && !isOld) return null;
  const names = (ids: PersonId[]) => ids.map(people.nameOf).join(', ');
  return (
    <Alert color="gold" icon={<IconUserExclamation />} title={t('convene.changedTitle')}>
      <List spacing={2}>
        {changes.units.length > 0 && (
          <List.Item>
            {t('convene.units', {
              names: changes.units.map((id) => people.units.get(id)?.name ?? id).join(', '),
            })}
          </List.Item>
        )}
        {isOld && <List.Item>{t('convene.timeOrPlace')}</List.Item>}
        {(['added', 'removed', 'changed'] as const)
          .filter((kind) => changes[kind].length > 0)
          .map((kind) => (
            <List.Item key={kind}>{t(`convene.${kind}`, { names: names(changes[kind]) })}</List.Item>
          ))}
      </List>
    </Alert>
  );
}
