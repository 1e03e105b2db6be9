/** Sends the invitations, after saying to whom they will go. */
import { type ButtonProps, ScrollArea, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { missingForConvening, rosterAtConvening } from '#domain/meeting/convening.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { type People, usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import { groupByRole } from '#renderer/meeting/role-groups.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatSpan } from '#renderer/ui/dates.ts';
import { membersWithWaiting } from './members-with-waiting.ts';
import classes from './plan.module.css';
import { hasChanges, invitationIsOld, rosterChanges } from './roster-changes.ts';

export function ConveneButton({ meeting, ...props }: { meeting: Meeting } & ButtonProps) {
  const { t } = useTranslation('plan');
  const { person } = useMe();
  const people = usePeople();
  const { ask, asking } = useAsk();
  const organisers = membersWithWaiting(meeting, person);
  const missing = missingForConvening(meeting.plan, organisers);
  const again = meeting.floor.phase === 'convened';
  if (again && !hasChanges(rosterChanges(meeting.plan, meeting.floor)) && !invitationIsOld(meeting))
    return null;
  const roster = rosterAtConvening(meeting.plan, organisers, (id) => people.people.has(id));

  async function convene() {
    const outcome = await ask('meeting.convene', { meeting: meeting.id });
    if (outcome === 'done')
      notifications.show({ title: t('convene.done'), message: t('convene.doneText'), color: 'leaf' });
  }

  return (
    <CommandButton
      {...props}
      command="meeting.convene"
      meeting={meeting}
      loading={asking}
      leftSection={<IconSend size={20} stroke={1.75} />}
      refusedBecause={
        missing.length === 0 ? undefined : missing.map((part) => t(`ready.part.${part}`)).join(', ')
      }
      onClick={() =>
        confirm({
          title: again ? t('convene.againTitle') : t('convene.title'),
          text: <Question meeting={meeting} count={roster.length} people={people} />,
          confirm: again ? t('convene.againConfirm') : t('convene.confirm', { count: roster.length }),
          onConfirm: () => void convene(),
        })
      }
    >
      {again ? t('convene.again') : t('convene.button')}
    </CommandButton>
  );
}

function Question({ meeting, count, people }: { meeting: Meeting; count: number; people: People }) {
  const { t, i18n } = useTranslation(['plan', 'meetings', 'assignment']);
  const units = [...meeting.plan.units.keys()];
  const { details } = meeting.plan;
  const progress = usePaperProgress(meeting.id);
  const unsent = meeting.plan.papers.filter((paper) => !progress.get(paper.file.sha256)?.onServer).length;
  const members = new Map(meeting.floor.members);
  const groups = groupByRole(meeting.plan, { members, phase: 'draft' }, people.nameOf);
  return (
    <Stack gap="xs">
      <Text fw={600}>{details.title}</Text>
      {details.startsAt !== null && (
        <Text>
          {t('convene.when', { time: formatSpan(details.startsAt, details.endsAt, i18n.language) })}
        </Text>
      )}
      <Text>{t('convene.where', { place: details.place })}</Text>
      <Text>{t('convene.text', { count })}</Text>
      <ScrollArea.Autosize mah={220} type="auto" className={classes.roster}>
        {groups.map((group) => (
          <Text key={group.role}>
            <Text span fw={600}>
              {t(`meetings:roles.${group.role}`)}:
            </Text>{' '}
            {group.people.map(people.nameOf).join(', ')}
          </Text>
        ))}
        {units.length > 0 && (
          <Text>
            <Text span fw={600}>
              {t('assignment:units')}:
            </Text>{' '}
            {units.map((id) => people.units.get(id)?.name ?? id).join(', ')}
          </Text>
        )}
      </ScrollArea.Autosize>
      {unsent > 0 && <Text c="gold">{t('convene.unsentPapers', { count: unsent })}</Text>}
    </Stack>
  );
}
