/** Whoever has the floor: name, clock, and what an organiser or the speaker does about it. */
import { Badge, Group, Text } from '@mantine/core';
import { IconClockPlus, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isOrganiser } from '#domain/meeting/roles.ts';
import type { Speech } from '#domain/meeting/speech.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './speaking.module.css';
import { SpeechClock } from './speech-clock.tsx';

const EXTENSION_SECONDS = 60;

export function SpeakerCard({ meeting, speech }: { meeting: Meeting; speech: Speech }) {
  const { t } = useTranslation('speaking');
  const { nameOf, postOf } = usePeople();
  const { id, person, answerer } = speech;
  return (
    <section
      key={id}
      className={classes.speaker}
      data-paused={speech.state === 'paused' || undefined}
      aria-label={t(speech.state === 'paused' ? 'pausedNow' : 'speakingNow')}
    >
      <Group gap="xs" mb="xs">
        <Badge color={speech.state === 'paused' ? 'gold' : 'seal'} variant="light" tt="none" size="lg">
          {t(speech.state === 'paused' ? 'pausedNow' : 'speakingNow')}
        </Badge>
        {speech.kind !== 'speech' && (
          <Badge color="gray" variant="light" tt="none" size="lg">
            {t(`kind.${speech.kind}`)}
          </Badge>
        )}
      </Group>
      <div className={classes.speakerHead}>
        <PersonFace name={nameOf(person)} size={48} />
        <div>
          <Text fw={600} size="lg" lh={1.3}>
            {nameOf(person)}
          </Text>
          <Text size="xs" c="var(--text-quiet)">
            {postOf(person)}
          </Text>
        </div>
      </div>
      {answerer !== null && <Text mt="xs">{t('asks', { name: nameOf(answerer) })}</Text>}
      {speech.topic && (
        <Text mt="xs" c="var(--text-quiet)">
          {speech.topic}
        </Text>
      )}
      <SpeechClock speech={speech} />
      <Controls meeting={meeting} speech={speech} />
    </section>
  );
}

function Controls({ meeting, speech }: { meeting: Meeting; speech: Speech }) {
  const { t } = useTranslation('speaking');
  const { person } = useMe();
  const { ask, asking } = useAsk();
  const organises = isOrganiser(meeting.role);
  if (!organises && speech.person !== person) return null;
  const about = { meeting: meeting.id, speech: speech.id };
  const common = { meeting, loading: asking };
  const pausing = speech.state === 'paused' ? 'speaking.resume' : 'speaking.pause';
  return (
    <Group gap="xs" mt="md">
      {organises && (
        <CommandButton
          {...common}
          command={pausing}
          variant="default"
          leftSection={
            speech.state === 'paused' ? (
              <IconPlayerPlay size={20} stroke={1.75} />
            ) : (
              <IconPlayerPause size={20} stroke={1.75} />
            )
          }
          onClick={() => void ask(pausing, about)}
        >
          {t(speech.state === 'paused' ? 'resume' : 'pause')}
        </CommandButton>
      )}
      <CommandButton
        {...common}
        command="speaking.stop"
        color="seal"
        leftSection={<IconPlayerStop size={20} stroke={1.75} />}
        onClick={() => void ask('speaking.stop', about)}
      >
        {t(organises ? 'stop' : 'stopOwn')}
      </CommandButton>
      {organises && speech.limit !== null && (
        <CommandButton
          {...common}
          command="speaking.extend"
          variant="default"
          leftSection={<IconClockPlus size={20} stroke={1.75} />}
          onClick={() => void ask('speaking.extend', { ...about, seconds: EXTENSION_SECONDS })}
        >
          {t('extend')}
        </CommandButton>
      )}
    </Group>
  );
}
