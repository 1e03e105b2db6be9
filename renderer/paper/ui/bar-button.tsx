import { ActionIcon, Tooltip } from '@mantine/core';
import type { ComponentType } from 'react';
import classes from './reader.module.css';

/** An icon button as the reader's bars have them: named, explained, large enough for a finger. */
export function BarButton({
  icon: Icon,
  label,
  keys,
  active = false,
  disabled = false,
  className,
  onClick,
}: {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  label: string;
  /** The key that does the same, shown beside the label. */
  keys?: string;
  active?: boolean;
  disabled?: boolean;
  className?: string | undefined;
  onClick: () => void;
}) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label} position="bottom">
      <ActionIcon
        size={44}
        variant={active ? 'light' : 'subtle'}
        color={active ? 'ink' : 'gray'}
        className={`${classes.barButton} ${className ?? ''}`}
        aria-label={label}
        aria-disabled={disabled}
        {...(active ? { 'aria-pressed': true } : {})}
        // Not `disabled`: a button that can't be used now still says why it is there.
        {...(disabled ? { 'data-disabled': true } : {})}
        onClick={() => !disabled && onClick()}
      >
        <Icon size={22} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
