/** A button that asks for a command: greyed out by the very rule the server decides by, and it says why. */
import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandAbout, commands } from '#domain/commands.ts';
import type { Meeting } from './use-meeting.ts';

export function CommandButton({
  command,
  meeting,
  refusedBecause,
  hint,
  onClick,
  children,
  ...props
}: ButtonProps & {
  command: CommandAbout<'meeting'>;
  meeting: Meeting;
  /** A reason of the screen's own, told instead of the rule's. */
  refusedBecause?: string | undefined;
  /** Said of a button that may be used, where its words are short. */
  hint?: string;
  onClick: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('errors');
  const code = commands[command].refusal(meeting.circumstances);
  const reason = refusedBecause ?? (code === null ? undefined : t(`refusal.${code}`));
  const waits = meeting.waiting.some((row) => row.name === command);
  const label = reason ?? (waits ? t('waitingText') : hint);
  return (
    <Tooltip label={label} disabled={label === undefined}>
      <Button
        {...props}
        {...(hint === undefined ? {} : { 'aria-label': hint })}
        // Not `disabled`: the button must be reachable, so that it can say why.
        {...(reason !== undefined || waits ? { 'data-disabled': true } : {})}
        aria-disabled={reason !== undefined || waits}
        onClick={() => {
          if (reason === undefined && !waits) onClick();
        }}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
