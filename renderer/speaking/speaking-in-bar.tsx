/** Speaking in the bar: asking for the floor, and the queue with who has it now. */
import { IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { speakerIn } from '#domain/meeting/speech.ts';
import { usePeople } from '#renderer/data/people.ts';
import { BarButton } from '#renderer/live/bar-button.tsx';
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
      <BarButton
        icon={<IconMicrophone size={20} stroke={1.75} />}
        words={t('kind.speech')}
        label={label}
        count={waiting}
        color={speaker ? 'seal' : undefined}
        pressed={shown}
        onClick={toggle}
      />
    </>
  );
}
