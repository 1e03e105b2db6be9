/** Checking oneself in; where the meeting asks for it, with the code of the room screen. */
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '#renderer/data/commands.ts';
import { useMe } from '#renderer/data/session.ts';
import { readCheckInCode } from './check-in-code.ts';
import { CommandButton } from './command-button.tsx';
import { useTakeBackPlace } from './take-back-place.ts';
import type { Meeting } from './use-meeting.ts';

export function CheckInButton({ meeting, variant }: { meeting: Meeting; variant?: 'light' }) {
  const { t } = useTranslation('live');
  const { ask, asking } = useAsk();
  const { person } = useMe();
  const takeBackPlace = useTakeBackPlace(meeting);
  const [entering, setEntering] = useState(false);
  const { codeRequired } = meeting.floor.attendanceRules;
  return (
    <>
      <CommandButton
        command="meeting.checkIn"
        meeting={meeting}
        loading={asking}
        {...(variant === undefined ? {} : { variant })}
        leftSection={<IconUserCheck size={20} stroke={1.75} />}
        onClick={() =>
          takeBackPlace(person, () =>
            codeRequired ? setEntering(true) : void ask('meeting.checkIn', { meeting: meeting.id }),
          )
        }
      >
        {t('checkIn')}
      </CommandButton>
      <Modal opened={entering} onClose={() => setEntering(false)} title={t('code.title')}>
        <CodeForm
          asking={asking}
          send={async (code) => {
            const outcome = await ask('meeting.checkIn', { meeting: meeting.id, code });
            if (outcome !== 'refused') setEntering(false);
          }}
        />
      </Modal>
    </>
  );
}

function CodeForm({ asking, send }: { asking: boolean; send: (code: string) => Promise<void> }) {
  const { t } = useTranslation('live');
  const [text, setText] = useState('');
  const code = readCheckInCode(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== undefined) void send(code);
      }}
    >
      <Stack>
        <Text>{t('code.text')}</Text>
        <TextInput
          label={t('code.label')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          size="lg"
          data-autofocus
        />
        <Button type="submit" loading={asking} disabled={code === undefined}>
          {t('checkIn')}
        </Button>
      </Stack>
    </form>
  );
}
