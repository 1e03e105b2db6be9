/** Trình phê duyệt: to a leader of the office, never to oneself. */
import { Button, type ButtonProps, Modal, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconFileArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonId } from '#domain/ids.ts';
import { missingForConvening } from '#domain/meeting/convening.ts';
import { hasDuty } from '#domain/people/directory.ts';
import { comparePersonNames } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { membersWithWaiting } from '#renderer/plan/members-with-waiting.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

export function SubmitButton({ meeting, ...props }: { meeting: Meeting } & ButtonProps) {
  const { t } = useTranslation(['before', 'plan']);
  const { person } = useMe();
  const [opened, dialog] = useDisclosure();
  const missing = missingForConvening(meeting.plan, membersWithWaiting(meeting, person));
  return (
    <>
      <CommandButton
        {...props}
        command="meeting.submitForApproval"
        meeting={meeting}
        leftSection={<IconFileArrowRight size={20} stroke={1.75} />}
        refusedBecause={
          missing.length === 0 ? undefined : missing.map((part) => t(`plan:ready.part.${part}`)).join(', ')
        }
        onClick={dialog.open}
      >
        {t('submit.button')}
      </CommandButton>
      <SubmitDialog meeting={meeting} opened={opened} close={dialog.close} />
    </>
  );
}

function SubmitDialog({ meeting, opened, close }: { meeting: Meeting; opened: boolean; close: () => void }) {
  const { t } = useTranslation('before');
  const { person } = useMe();
  const { people } = usePeople();
  const { ask, asking } = useAsk();
  const leaders = [...people.values()]
    .filter((each) => each.id !== person && hasDuty(each, 'leader'))
    .sort((a, b) => comparePersonNames(a.name, b.name));
  const own = leaders.find(({ unit }) => unit === people.get(person)?.unit);
  const [picked, setPicked] = useState<string | null>(meeting.floor.approval?.approver ?? null);
  const chosen = picked ?? own?.id ?? null;

  async function submit() {
    const outcome = await ask('meeting.submitForApproval', {
      meeting: meeting.id,
      approver: PersonId.parse(chosen),
    });
    close();
    if (outcome === 'done')
      notifications.show({ title: t('submit.done'), message: t('submit.doneText'), color: 'leaf' });
  }

  return (
    <Modal opened={opened} onClose={close} title={t('submit.title')} centered>
      <Stack>
        <Text fw={600}>{meeting.plan.details.title}</Text>
        <Text>{t('submit.text')}</Text>
        <Select
          label={t('submit.approver')}
          placeholder={t('submit.placeholder')}
          searchable
          allowDeselect={false}
          data={leaders.map(({ id, name, title }) => ({ value: id, label: `${name} · ${title}` }))}
          value={chosen}
          onChange={setPicked}
          nothingFoundMessage={t('submit.nobody')}
          description={leaders.length === 0 ? t('submit.nobody') : undefined}
        />
        <DialogActions close={close}>
          <Button loading={asking} disabled={chosen === null} onClick={() => void submit()}>
            {t('submit.confirm')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
