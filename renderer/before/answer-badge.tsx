/** What one participant answered, beside their name; the organisers decide there on absences. */
import { Badge, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import type { ResponseState } from '#domain/meeting/response.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';
import classes from './before.module.css';

const colours: Record<ResponseState, string> = {
  accepted: 'leaf',
  absence_requested: 'gold',
  absence_approved: 'gray',
  absence_refused: 'seal',
  delegated: 'ink',
};

export function AnswerBadge({ meeting, person }: { meeting: Meeting; person: PersonId }) {
  const { t } = useTranslation('before');
  const people = usePeople();
  const { floor, role } = meeting;
  const member = floor.members.get(person);
  const response = floor.responses.get(person);
  const substituteFor = member?.substituteFor;
  if (!response && !substituteFor) {
    // Only while it is still to come does a missing answer say anything; guests are not told what others answered.
    if (role === 'guest' || floor.phase !== 'convened' || !member || isOrganiser(member.role)) return null;
    return (
      <Badge variant="outline" color="gray" className={classes.badge}>
        {t('short.unanswered')}
      </Badge>
    );
  }
  return (
    <span className={classes.answer}>
      {substituteFor && (
        <Text span size="sm">
          {t('short.inPlaceOf', { name: people.nameOf(substituteFor) })}
        </Text>
      )}
      {response && (
        <Badge variant="light" color={colours[response.state]} className={classes.badge}>
          {t(`short.${response.state}`)}
        </Badge>
      )}
      {response?.substitute && (
        <Text span size="sm">
          {t('short.substitute', { name: people.nameOf(response.substitute) })}
        </Text>
      )}
      {response?.reason && (isOrganiser(role) || role === 'delegate') && (
        <Text span size="sm" c="var(--text-quiet)">
          {t('answer.reason', { reason: response.reason })}
        </Text>
      )}
      {response?.state === 'absence_requested' && isOrganiser(role) && (
        <Decide meeting={meeting} person={person} reason={response.reason} />
      )}
    </span>
  );
}

function Decide({ meeting, person, reason }: { meeting: Meeting; person: PersonId; reason: string }) {
  const { t } = useTranslation('before');
  const people = usePeople();
  const { ask, asking } = useAsk();
  const [refusing, refuse] = useDisclosure();
  const name = people.nameOf(person);
  return (
    <Group gap="xs">
      <CommandButton
        command="invitation.approveAbsence"
        meeting={meeting}
        variant="light"
        loading={asking}
        hint={t('decide.excuseName', { name })}
        onClick={() => void ask('invitation.approveAbsence', { meeting: meeting.id, person })}
      >
        {t('decide.excuse')}
      </CommandButton>
      <CommandButton
        command="invitation.refuseAbsence"
        meeting={meeting}
        variant="subtle"
        color="seal"
        hint={t('decide.refuseName', { name })}
        onClick={refuse.open}
      >
        {t('decide.refuse')}
      </CommandButton>
      <ReasonDialog
        opened={refusing}
        close={refuse.close}
        title={t('decide.title', { name })}
        text={t('decide.text', { reason })}
        label={t('decide.reason')}
        confirm={t('decide.confirm')}
        asking={asking}
        submit={(why) => ask('invitation.refuseAbsence', { meeting: meeting.id, person, reason: why })}
      />
    </Group>
  );
}
