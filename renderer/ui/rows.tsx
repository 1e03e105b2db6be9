/** A list of things that one may do something with: a card each, its buttons at the end. */
import type { ReactNode } from 'react';
import classes from './rows.module.css';

export function Rows({ children }: { children: ReactNode }) {
  return <ul className={classes.rows}>{children}</ul>;
}

export function Row({
  icon,
  words,
  retired = false,
  className = '',
  children,
}: {
  icon?: ReactNode;
  /** What it is: a name, and facts about it. */
  words: ReactNode;
  /** No longer in use. */
  retired?: boolean;
  className?: string | undefined;
  /** What can be done with it. */
  children?: ReactNode;
}) {
  return (
    <li className={`${classes.row} ${className}`} data-retired={retired || undefined}>
      {icon && (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <div className={classes.words}>{words}</div>
      {children}
    </li>
  );
}
