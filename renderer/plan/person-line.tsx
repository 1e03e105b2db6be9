import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PersonId } from '#domain/ids.ts';
import type { People } from '#renderer/data/people.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './plan.module.css';

/** A person in a list one edits, with what can be done about them. */
export function PersonLine({
  person,
  people,
  children,
}: {
  person: PersonId;
  people: People;
  children?: ReactNode;
}) {
  return (
    <div className={classes.personLine}>
      <PersonFace name={people.nameOf(person)} />
      <div className={classes.personWords}>
        <Text>{people.nameOf(person)}</Text>
        <Text size="xs" c="var(--text-quiet)">
          {people.postOf(person)}
        </Text>
      </div>
      {children}
    </div>
  );
}
