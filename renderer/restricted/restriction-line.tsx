/** Says of a restricted item who sees it; nothing of one that everyone reads. */
import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '#domain/ids.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './restricted.module.css';

export function RestrictionLine({
  meeting,
  item,
  children,
}: {
  meeting: Meeting;
  item: ItemId;
  /** What can be done about it. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('restricted');
  const people = usePeople();
  const group = meeting.groupOf(item);
  if (!group) return null;
  const names = group.members.map(people.nameOf).sort(comparePersonNames).join(', ');
  return (
    <div className={classes.line}>
      <IconLock size={20} stroke={1.75} className={classes.lock} aria-hidden />
      <Text size="sm" className={classes.words}>
        {t('seenBy', { names })}
      </Text>
      {children}
    </div>
  );
}
