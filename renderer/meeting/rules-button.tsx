/** Rules of a meeting behind a button: changed together in a dialog, then asked for as one command. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asked, isSettled, useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from './command-button.tsx';
import type { Meeting } from './use-meeting.ts';

type Ask = ReturnType<typeof useAsk>['ask'];

interface RulesProps<R> {
  meeting: Meeting;
  command: 'attendance.configure' | 'speaking.configure';
  words: { open: string; title: string; save: string };
  /** As they are now. */
  rules: R;
  send: (ask: Ask, rules: R) => Promise<Asked>;
  fields: (rules: R, change: (changes: Partial<R>) => void) => ReactNode;
}

export function RulesButton<R extends object>(props: RulesProps<R>) {
  const [opened, setOpened] = useState(false);
  const { meeting, command, words } = props;
  const close = () => setOpened(false);
  return (
    <>
      <CommandButton
        command={command}
        meeting={meeting}
        variant="default"
        leftSection={<IconAdjustments size={20} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {words.open}
      </CommandButton>
      <Modal opened={opened} onClose={close} title={words.title}>
        <RulesForm {...props} close={close} />
      </Modal>
    </>
  );
}

function RulesForm<R extends object>({
  words,
  rules: now,
  send,
  fields,
  close,
}: RulesProps<R> & { close: () => void }) {
  const { t } = useTranslation('common');
  const [rules, setRules] = useState(now);
  const { ask, asking } = useAsk();
  const save = async () => {
    if (isSettled(await send(ask, rules))) close();
  };
  return (
    <Stack>
      {fields(rules, (changes) => setRules({ ...rules, ...changes }))}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button loading={asking} onClick={() => void save()}>
          {words.save}
        </Button>
      </Group>
    </Stack>
  );
}
