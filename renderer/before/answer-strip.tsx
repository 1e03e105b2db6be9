/** "Đồng chí có dự họp không?": one's own answer to the invitation, and changing it until one has checked in. */
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarCheck, IconCalendarX, IconUserShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assignmentOf } from '#domain/meeting/assignment.ts';
import { type InvitationResponse, isSubstitute } from '#domain/meeting/response.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';
import classes from './before.module.css';
import { SubstituteDialog } from './substitute-dialog.tsx';

export function AnswerStrip({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('before');
  const { person } = useMe();
  const { floor, role } = meeting;
  if (floor.phase !== 'convened' || role === undefined || isOrganiser(role)) return null;
  if (floor.attendance.has(person)) return null;
  const own = floor.responses.get(person);
  return (
    <section className={classes.strip} data-state={own?.state ?? 'unanswered'} aria-label={t('answer.label')}>
      <Words meeting={meeting} own={own} />
      <Choices meeting={meeting} own={own} />
    </section>
  );
}

function Words({ meeting, own }: { meeting: Meeting; own: InvitationResponse | undefined }) {
  const { t } = useTranslation(['before', 'assignment']);
  const { person } = useMe();
  const people = usePeople();
  const assignment = assignmentOf(meeting.floor, person);
  const member = meeting.floor.members.get(person);
  const principal = isSubstitute(member) ? member?.substituteFor : undefined;
  const name = own?.substitute ? people.nameOf(own.substitute) : '';
  return (
    <div className={classes.stripWords} role="status">
      <Text fw={600} size="lg">
        {own ? t(`answer.${own.state}`, { name }) : t('answer.question')}
      </Text>
      {assignment?.assignedBy && (
        <Text c="var(--text-quiet)">
          {t('assignment:assignedBy', {
            name: people.nameOf(assignment.assignedBy),
            unit: people.units.get(assignment.id)?.name ?? '',
          })}
        </Text>
      )}
      {principal && (
        <Text c="var(--text-quiet)">{t('answer.inPlaceOf', { name: people.nameOf(principal) })}</Text>
      )}
      {own?.reason && <Text c="var(--text-quiet)">{t('answer.reason', { reason: own.reason })}</Text>}
      {own?.refusedBecause && own.decidedBy && (
        <Text c="seal">
          {t('answer.refusedBecause', { name: people.nameOf(own.decidedBy), reason: own.refusedBecause })}
        </Text>
      )}
    </div>
  );
}

function Choices({ meeting, own }: { meeting: Meeting; own: InvitationResponse | undefined }) {
  const { t } = useTranslation('before');
  const { person } = useMe();
  const { ask, asking } = useAsk();
  const [reporting, absence] = useDisclosure();
  const [sending, substitute] = useDisclosure();
  const maySend = !isSubstitute(meeting.floor.members.get(person));
  const isAway = own !== undefined && own.state !== 'accepted' && own.state !== 'absence_refused';
  return (
    <Group gap="sm">
      {own?.state !== 'accepted' && (
        <CommandButton
          command="invitation.accept"
          meeting={meeting}
          loading={asking}
          variant={isAway ? 'default' : 'filled'}
          leftSection={<IconCalendarCheck size={20} stroke={1.75} />}
          onClick={() => void ask('invitation.accept', { meeting: meeting.id })}
        >
          {isAway ? t('answer.comeAfterAll') : t('answer.come')}
        </CommandButton>
      )}
      {!isAway && (
        <>
          <CommandButton
            command="invitation.requestAbsence"
            meeting={meeting}
            variant="default"
            leftSection={<IconCalendarX size={20} stroke={1.75} />}
            onClick={absence.open}
          >
            {t('answer.reportAbsence')}
          </CommandButton>
          {maySend && (
            <CommandButton
              command="invitation.sendSubstitute"
              meeting={meeting}
              variant="default"
              leftSection={<IconUserShare size={20} stroke={1.75} />}
              onClick={substitute.open}
            >
              {t('answer.sendSubstitute')}
            </CommandButton>
          )}
        </>
      )}
      {own?.state === 'delegated' && (
        <Button variant="subtle" onClick={substitute.open}>
          {t('answer.otherSubstitute')}
        </Button>
      )}
      <ReasonDialog
        opened={reporting}
        close={absence.close}
        title={t('absence.title')}
        text={t('absence.text')}
        label={t('absence.reason')}
        placeholder={t('absence.placeholder')}
        confirm={t('absence.confirm')}
        asking={asking}
        submit={(reason) => ask('invitation.requestAbsence', { meeting: meeting.id, reason })}
      />
      <SubstituteDialog meeting={meeting} opened={sending} close={substitute.close} />
    </Group>
  );
}
