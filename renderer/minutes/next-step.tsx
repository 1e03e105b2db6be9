/** The buttons of the minutes' next step. Each restates what it does before it is done. */
import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconRubberStamp, IconSend, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sha256 } from '#domain/ids.ts';
import { frozenText, isBlank } from '#domain/meeting/minutes-text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { IssueDialog, ReturnDialog } from './dialogs.tsx';
import classes from './minutes.module.css';
import type { MinutesView } from './use-minutes.ts';

export function NextStep({ meeting, minutes }: { meeting: Meeting; minutes: MinutesView }) {
  const { state } = meeting.floor.minutes;
  return (
    <Group gap="sm" className={classes.next}>
      {state === 'drafting' && <Submit meeting={meeting} minutes={minutes} />}
      {(state === 'submitted' || state === 'secretary_signed') && <SendBack meeting={meeting} />}
      {state === 'submitted' && <Sign meeting={meeting} minutes={minutes} as="secretary" />}
      {state === 'secretary_signed' && <Sign meeting={meeting} minutes={minutes} as="chair" />}
      {state === 'chair_signed' && <Issue meeting={meeting} />}
    </Group>
  );
}

function Submit({ meeting, minutes }: { meeting: Meeting; minutes: MinutesView }) {
  const { t } = useTranslation(['minutes', 'errors']);
  const { ask, asking } = useAsk();
  const empty = isBlank(minutes.blocks) ? t('errors:refusal.minutes-empty') : undefined;
  return (
    <CommandButton
      command="minutes.submit"
      meeting={meeting}
      loading={asking}
      refusedBecause={empty ?? (minutes.saved ? undefined : t('savingFirst'))}
      leftSection={<IconSend size={20} stroke={1.75} />}
      onClick={() =>
        confirm({
          title: t('submit.title'),
          text: t('submit.text'),
          confirm: t('submit.do'),
          onConfirm: () => void ask('minutes.submit', { meeting: meeting.id }),
        })
      }
    >
      {t('submit.do')}
    </CommandButton>
  );
}

function Sign({
  meeting,
  minutes,
  as,
}: {
  meeting: Meeting;
  minutes: MinutesView;
  as: 'secretary' | 'chair';
}) {
  const { t } = useTranslation('minutes');
  const { ask, asking } = useAsk();
  const command = as === 'secretary' ? 'minutes.signAsSecretary' : 'minutes.signAsChair';
  async function sign() {
    // Of what is shown here: the server compares it with what was submitted.
    await ask(command, {
      meeting: meeting.id,
      sha256: await digest(frozenText(minutes.doc, minutes.annexesDoc)),
    });
  }
  return (
    <CommandButton
      command={command}
      meeting={meeting}
      loading={asking}
      leftSection={<IconSignature size={20} stroke={1.75} />}
      onClick={() =>
        confirm({
          title: t(`sign.${as}.title`),
          text: `${t(`sign.${as}.text`, { title: meeting.plan.details.title })} ${t('honest')}`,
          confirm: t('sign.do'),
          onConfirm: () => void sign(),
        })
      }
    >
      {t(`sign.${as}.do`)}
    </CommandButton>
  );
}

function SendBack({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('minutes');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={20} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {t('return.do')}
      </Button>
      <ReturnDialog meeting={meeting} opened={opened} close={() => setOpened(false)} />
    </>
  );
}

function Issue({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('minutes');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <CommandButton
        command="minutes.issue"
        meeting={meeting}
        leftSection={<IconRubberStamp size={20} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {t('issue.do')}
      </CommandButton>
      <IssueDialog command="minutes.issue" meeting={meeting} opened={opened} close={() => setOpened(false)} />
    </>
  );
}

async function digest(text: string): Promise<Sha256> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Sha256.parse([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}
