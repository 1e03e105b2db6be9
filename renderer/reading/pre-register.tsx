/** Asking, before the day, to speak about an item (DOMAIN a row 13); one may take it back. */
import { Button, Group, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { commands } from '#domain/commands.ts';
import { type ItemId, SpeechId } from '#domain/ids.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export function PreRegister({ meeting, item }: { meeting: Meeting; item: ItemId }) {
  const { t } = useTranslation('preparation');
  const { person } = useMe();
  const { ask, asking } = useAsk();
  const { floor, circumstances } = meeting;
  if (floor.phase !== 'convened' || !floor.speakingRules.open.speech || meeting.groupOf(item)) return null;
  if (commands['speaking.register'].refusal(circumstances) !== null) return null;
  const own = [...floor.speeches.values()].find(
    (speech) =>
      speech.person === person &&
      speech.item === item &&
      speech.kind === 'speech' &&
      speech.state === 'queued',
  );
  if (own)
    return (
      <Group gap="xs">
        <Text c="leaf" fw={600}>
          {t('speak.registered')}
        </Text>
        <Button
          variant="subtle"
          loading={asking}
          onClick={() => void ask('speaking.cancel', { meeting: meeting.id, speech: own.id })}
        >
          {t('speak.cancel')}
        </Button>
      </Group>
    );
  return (
    <CommandButton
      command="speaking.register"
      meeting={meeting}
      variant="subtle"
      loading={asking}
      leftSection={<IconHandStop size={20} stroke={1.75} />}
      onClick={() =>
        void ask('speaking.register', {
          meeting: meeting.id,
          speech: SpeechId.parse(uuid()),
          kind: 'speech',
          item,
          topic: '',
          answerer: null,
        })
      }
    >
      {t('speak.register')}
    </CommandButton>
  );
}
