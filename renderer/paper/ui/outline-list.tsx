import { Text, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutlineEntry, readOutline } from '../engine/outline.ts';
import { goToDestination } from './link-layer.tsx';
import classes from './panel.module.css';
import { useReader } from './reader-context.ts';

/** The paper's own table of contents. */
export function OutlineList() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const [entries, setEntries] = useState<readonly OutlineEntry[]>();
  useEffect(() => {
    let gone = false;
    const show = (found: readonly OutlineEntry[]) => {
      if (!gone) setEntries(found);
    };
    readOutline(session.document).then(show, () => show([]));
    return () => {
      gone = true;
    };
  }, [session]);
  if (!entries) return <Text className={classes.empty}>{t('outline.reading')}</Text>;
  if (entries.length === 0) return <Text className={classes.empty}>{t('outline.none')}</Text>;
  return (
    <ul className={classes.list}>
      {entries.map((entry, index) => (
        <li key={index}>
          <UnstyledButton
            className={classes.row}
            style={{ paddingLeft: 14 + entry.depth * 16 }}
            disabled={!entry.destination}
            onClick={() => entry.destination && goToDestination(session, entry.destination)}
          >
            <span className={classes.text}>{entry.title}</span>
            <span className={classes.page}>{entry.destination?.page}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
