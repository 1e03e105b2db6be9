/** The panel "Phát biểu": who speaks, who waits, who has spoken; speeches and questions, one queue each. */
import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOrganiser } from '#domain/meeting/roles.ts';
import type { Speech, SpeechKind, SpeechQueue } from '#domain/meeting/speech.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatElapsed } from '#renderer/ui/dates.ts';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import { SpeakerCard } from './speaker-card.tsx';
import classes from './speaking.module.css';
import { SpeakingRulesButton } from './speaking-rules.tsx';
import { type Queue, queueIn } from './use-queue.ts';
import { WaitingRow } from './waiting-row.tsx';

export function SpeakingPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('speaking');
  const [shown, setShown] = useState<SpeechQueue>('speeches');
  const queue = queueIn(meeting, shown);
  const waits = (name: SpeechQueue) => queueIn(meeting, name).waiting.length;
  return (
    <Stack>
      <SegmentedControl
        fullWidth
        value={shown}
        onChange={setShown}
        data={(['speeches', 'questions'] as const).map((value) => ({
          value,
          label: t(`queue.${value}`, { count: waits(value) }),
        }))}
      />
      <Declined meeting={meeting} />
      {queue.onTheFloor.map((speech) => (
        <SpeakerCard key={speech.id} meeting={meeting} speech={speech} />
      ))}
      <Waiting meeting={meeting} queue={queue} />
      <Spoken spoken={queue.spoken} />
      {isOrganiser(meeting.role) && (
        <Group gap="xs">
          <RegisterForOther meeting={meeting} kind={shown === 'questions' ? 'question' : 'speech'} />
          <SpeakingRulesButton meeting={meeting} />
        </Group>
      )}
    </Stack>
  );
}

/** One's own requests that were declined for this item, and why. */
function Declined({ meeting: { floor } }: { meeting: Meeting }) {
  const { t } = useTranslation('speaking');
  const { person } = useMe();
  const declined = [...floor.speeches.values()].filter(
    (speech) => speech.state === 'rejected' && speech.person === person && speech.item === floor.currentItem,
  );
  return declined.map(({ id, reason }) => (
    <Alert key={id} color="gold" title={t('rejectedTitle')}>
      {reason}
    </Alert>
  ));
}

function Waiting({ meeting, queue: { waiting, onTheFloor } }: { meeting: Meeting; queue: Queue }) {
  const { t } = useTranslation('speaking');
  if (waiting.length === 0) {
    if (onTheFloor.length > 0) return <Text c="var(--text-quiet)">{t('nobodyWaits')}</Text>;
    return (
      <Nothing
        icon={<IconMicrophoneOff size={40} stroke={1.5} />}
        title={t('nobodyYet')}
        text={isOrganiser(meeting.role) ? t('nobodyYetOrganiser') : t('nobodyYetText')}
      />
    );
  }
  return (
    <section aria-label={t('waiting')}>
      <CallNext meeting={meeting} next={waiting[0]} speaker={onTheFloor[0]} />
      <ol className={classes.rows}>
        {waiting.map((speech, index) => (
          <WaitingRow
            key={speech.id}
            meeting={meeting}
            speech={speech}
            index={index}
            last={index === waiting.length - 1}
          />
        ))}
      </ol>
    </section>
  );
}

/** The chair's usual move, large: the next of the list. */
function CallNext({
  meeting,
  next,
  speaker,
}: {
  meeting: Meeting;
  next: Speech | undefined;
  speaker: Speech | undefined;
}) {
  const { t } = useTranslation('speaking');
  const { nameOf } = usePeople();
  const { ask, asking } = useAsk();
  if (!next || speaker || !isOrganiser(meeting.role)) return null;
  return (
    <CommandButton
      command="speaking.call"
      meeting={meeting}
      loading={asking}
      fullWidth
      size="lg"
      mb="xs"
      leftSection={<IconMicrophone size={22} stroke={1.75} />}
      onClick={() => void ask('speaking.call', { meeting: meeting.id, speech: next.id })}
    >
      {t('callNext', { name: nameOf(next.person) })}
    </CommandButton>
  );
}

function Spoken({ spoken }: { spoken: readonly Speech[] }) {
  const { t } = useTranslation('speaking');
  const { nameOf } = usePeople();
  if (spoken.length === 0) return null;
  return (
    <details className={classes.spoken}>
      <summary>{t('spoken', { count: spoken.length })}</summary>
      <ul>
        {spoken.map((speech) => (
          <li key={speech.id}>
            <span>{nameOf(speech.person)}</span>
            <span className={classes.spokenTime}>{formatElapsed(speech.spokenMs)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function RegisterForOther({ meeting, kind }: { meeting: Meeting; kind: SpeechKind }) {
  const { t } = useTranslation('speaking');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUserPlus size={20} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {t('forOther')}
      </Button>
      <RegisterDialog
        meeting={meeting}
        kind={opened ? kind : undefined}
        forOther
        close={() => setOpened(false)}
      />
    </>
  );
}
