/** Checking oneself in; where the meeting asks for it, with the code of the room screen. */
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '#renderer/data/commands.ts';
import { useMe } from '#renderer/data/session.ts';
import { BarCommand } from '#renderer/live/bar-command.tsx';
import { readCheckInCode } from './check-in-code.ts';
import { CommandButton } from './command-button.tsx';
import { useTakeBackPlace } from './take-back-place.ts';
import type { Meeting } from './use-meeting.ts';

/** @param place in the room's bar the button goes once it has done its work; elsewhere something stands in its place that says so */
export function CheckInButton({ meeting, place }: { meeting: Meeting; place: 'bar' | 'page' }) {
  const { t } = useTranslation('live');
  const { ask, asking } = useAsk();
  const { person } = useMe();
  const takeBackPlace = useTakeBackPlace(meeting);
  const [entering, setEntering] = useState(false);
  const { codeRequired } = meeting.floor.attendanceRules;
  async function checkIn(code?: string) {
    const outcome = await ask('meeting.checkIn', {
      meeting: meeting.id,
      ...(code === undefined ? {} : { code }),
    });
    if (outcome !== 'refused') setEntering(false);
    if (outcome === 'done' && place === 'bar') notifications.show({ message: t('checkedIn'), color: 'leaf' });
  }
  const button = {
    command: 'meeting.checkIn',
    meeting,
    loading: asking,
    onClick: () => takeBackPlace(person, () => (codeRequired ? setEntering(true) : void checkIn())),
  } as const;
  const icon = <IconUserCheck size={20} stroke={1.75} />;
  return (
    <>
      {place === 'bar' ? (
        <BarCommand {...button} icon={icon} words={t('checkIn')} />
      ) : (
        <CommandButton {...button} variant="light" leftSection={icon}>
          {t('checkIn')}
        </CommandButton>
      )}
      <Modal opened={entering} onClose={() => setEntering(false)} title={t('code.title')}>
        <CodeForm asking={asking} send={checkIn} />
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
