/** Speaking in the bar: asking for the floor, and the queue with who has it now. */
import { Button } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { speakerIn } from '#domain/meeting/speech.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { RegisterButton } from './register-button.tsx';
import { queueIn } from './use-queue.ts';

export function SpeakingInBar({
  meeting,
  shown,
  toggle,
}: {
  meeting: Meeting;
  /** The panel is open. */
  shown: boolean;
  toggle: () => void;
}) {
  const { t } = useTranslation('speaking');
  const { nameOf } = usePeople();
  const { speeches } = meeting.floor;
  const speaker = speakerIn(speeches, 'speeches') ?? speakerIn(speeches, 'questions');
  const waiting = queueIn(meeting, 'speeches').waiting.length + queueIn(meeting, 'questions').waiting.length;
  const label = speaker
    ? t('panelSpeaking', { name: nameOf(speaker.person), count: waiting })
    : t('panel', { count: waiting });
  return (
    <>
      {!isOrganiser(meeting.role) && (
        <RegisterButton meeting={meeting} showQueue={() => (shown ? undefined : toggle())} />
      )}
      <Button
        variant={shown ? 'light' : 'default'}
        px="sm"
        {...(speaker ? { color: 'seal' } : {})}
        leftSection={<IconMicrophone size={20} stroke={1.75} />}
        aria-label={label}
        title={label}
        aria-pressed={shown}
        onClick={toggle}
      >
        {waiting}
      </Button>
    </>
  );
}
