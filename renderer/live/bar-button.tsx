/** A button of the room's bar that opens a panel: an icon with its words, one above the other where the bar is narrow. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './live.module.css';

export function BarButton({
  icon,
  words,
  label = words,
  count,
  sign,
  color,
  pressed,
  onClick,
}: {
  icon: ReactNode;
  words: string;
  /** What it is called, where that says more than its words. */
  label?: string;
  /** How many there are in it. */
  count?: string | number | undefined;
  sign?: ReactNode;
  color?: string | undefined;
  pressed: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      variant={pressed ? 'light' : 'default'}
      {...(color === undefined ? {} : { color })}
      px="sm"
      className={classes.barButton ?? ''}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <span className={classes.barSign}>
        {icon}
        {count}
        {sign}
      </span>
      <span className={classes.barWords}>{words}</span>
    </Button>
  );
}
