/** A button that says why it can't be used now. */
import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalCode } from '#domain/commands.ts';

export interface RuledButtonProps extends ButtonProps {
  /** What the rule says, which the server decides by too. */
  code: RefusalCode | null;
  /** It was asked for already, and waits for the server. */
  waits: boolean;
  /** A reason of the screen's own, told instead of the rule's. */
  refusedBecause?: string | undefined;
  /** Said of a button that may be used, where its words are short. */
  hint?: string | undefined;
  onClick: () => void;
  children: ReactNode;
}

export function RuledButton({
  code,
  waits,
  refusedBecause,
  hint,
  onClick,
  children,
  ...props
}: RuledButtonProps) {
  const { t } = useTranslation('errors');
  const reason = refusedBecause ?? (code === null ? undefined : t(`refusal.${code}`));
  const label = reason ?? (waits ? t('waitingText') : hint);
  const barred = reason !== undefined || waits;
  return (
    <Tooltip label={label} disabled={label === undefined}>
      <Button
        {...props}
        {...(hint === undefined ? {} : { 'aria-label': hint })}
        // Not `disabled`: the button must be reachable, so that it can say why.
        {...(barred ? { 'data-disabled': true } : {})}
        aria-disabled={barred}
        onClick={() => {
          if (!barred) onClick();
        }}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
