/** A part of the office as one comes to it from the bar at the side: nothing jumps on the way from one to the next. */
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './place.module.css';
import { useTitle } from './use-title.ts';

export function Place({
  back,
  title,
  words,
  head,
  actions,
  children,
}: {
  /** The way to what this place is a part of. */
  back?: ReactNode;
  title: string;
  /** What there is here, in a line below the title. */
  words?: ReactNode;
  /** What is chosen and found by, beside the title. */
  head?: ReactNode;
  /** What one does here, at the end of the line. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className={classes.place}>
      {back}
      <header className={classes.head}>
        <Title order={1} className={classes.title ?? ''}>
          {title}
        </Title>
        {head}
        {actions && <div className={classes.actions}>{actions}</div>}
        {words && <Text className={classes.words ?? ''}>{words}</Text>}
      </header>
      {children}
    </div>
  );
}
