/** A button of the room's bar that opens a panel: an icon with its words, and the icon alone where the bar is narrow. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './live.module.css';

export function BarButton({
  icon,
  words,
  label = words,
  sign,
  pressed,
  onClick,
}: {
  icon: ReactNode;
  words: string;
  /** What it is called, where that says more than its words. */
  label?: string;
  sign?: ReactNode;
  pressed: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      variant={pressed ? 'light' : 'default'}
      px="sm"
      className={classes.barButton ?? ''}
      leftSection={icon}
      rightSection={sign}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <span className={classes.barWords}>{words}</span>
    </Button>
  );
}
