/** Rules of a meeting behind a button: changed together in a dialog, then asked for as one command. */
import { Button, Modal, Stack } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Asked, isSettled, useAsk } from '#renderer/data/commands.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
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
  const [rules, setRules] = useState(now);
  const { ask, asking } = useAsk();
  const save = async () => {
    if (isSettled(await send(ask, rules))) close();
  };
  return (
    <Stack>
      {fields(rules, (changes) => setRules({ ...rules, ...changes }))}
      <DialogActions close={close}>
        <Button loading={asking} onClick={() => void save()}>
          {words.save}
        </Button>
      </DialogActions>
    </Stack>
  );
}
