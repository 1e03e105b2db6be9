/** The ballots on the page of a meeting: prepared before it, and their results after it. */
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isOver } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './ballots.module.css';
import { BallotsPanel } from './ballots-panel.tsx';

export function MeetingBallots({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('ballots');
  const { phase, ballots } = meeting.floor;
  const prepares = isOrganiser(meeting.role) && phase === 'convened';
  const held = [...ballots.values()].some(({ state }) => state !== 'draft');
  if (!prepares && !(held && isOver(phase))) return null;
  return (
    <section className={classes.section} aria-labelledby="ballots">
      <Title order={2} id="ballots" size="h3" mb="sm">
        {t('section')}
      </Title>
      <BallotsPanel meeting={meeting} />
    </section>
  );
}
