/** Asking the server for something, from the screen's side. */
import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutcome } from '#contract';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import { rpc } from './rpc.ts';
import { tellFailure } from './tell-failure.ts';

/** Sends a command. Refusals come back through the outbox and are shown by the frame, whichever screen is open. */
export function ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutcome> {
  return rpc.commands.ask({ name, input });
}

/** What became of what a button asked for. */
export type Asked = CommandOutcome['outcome'] | 'failed';

/** It was done or will be: a form may close. What was refused stays in it, to be mended and not to be written again. */
export function isSettled(outcome: Asked): boolean {
  return outcome === 'done' || outcome === 'waiting';
}

/** `ask` for buttons: `asking` while the answer is awaited; one that has to wait for a network says so. */
export function useAsk(): {
  ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Asked>;
  asking: boolean;
} {
  const { t } = useTranslation('errors');
  const [underWay, setUnderWay] = useState(0);
  const askAndTell = useCallback(
    async <N extends CommandName>(name: N, input: CommandInput<N>) => {
      setUnderWay((count) => count + 1);
      try {
        const { outcome } = await ask(name, input);
        if (outcome === 'waiting') {
          notifications.show({
            id: `waiting-${name}`,
            title: t('waitingTitle', { command: t(`command.${name}`) }),
            message: t('waitingText'),
            color: 'gold',
          });
        }
        return outcome;
      } catch (error) {
        tellFailure(error);
        return 'failed';
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [t],
  );
  return { ask: askAndTell, asking: underWay > 0 };
}
