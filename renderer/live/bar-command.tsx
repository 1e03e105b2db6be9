/** A button of the room's bar that asks for a command: an icon with its words, one above the other where the bar is narrow. */
import type { ComponentProps, ReactNode } from 'react';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import classes from './live.module.css';

export function BarCommand({
  icon,
  words,
  ...props
}: Omit<ComponentProps<typeof CommandButton>, 'children'> & { icon: ReactNode; words: string }) {
  return (
    <CommandButton {...props} className={classes.barButton ?? ''}>
      <span className={classes.barSign}>{icon}</span>
      <span className={classes.barWords}>{words}</span>
    </CommandButton>
  );
}
