/** Who votes, and how far each has come: never what they chose. */
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ballot } from '#domain/meeting/ballot.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './ballots.module.css';
import { type VoterState, votersOf } from './voters-of.ts';

type Shown = 'all' | VoterState;

export function VoterList({ meeting, ballot }: { meeting: Meeting; ballot: Ballot }) {
  const { t } = useTranslation('ballots');
  const { nameOf, titleOf } = usePeople();
  const [shown, setShown] = useState<Shown>('all');
  const voters = votersOf(meeting.floor, ballot, nameOf);
  const count = (state: VoterState) => voters.filter((voter) => voter.state === state).length;
  const turn = ballot.secrecy === 'secret' ? 'taken' : 'voted';
  const choices: Shown[] =
    ballot.state === 'draft' ? ['all', 'ready', 'away'] : ['all', turn, 'ready', 'away'];
  const listed = voters.filter(({ state }) => shown === 'all' || state === shown);
  return (
    <details className={classes.names}>
      <summary className={classes.namesHead}>{t('who.title')}</summary>
      <Stack gap="xs" pt="xs">
        {ballot.secrecy === 'secret' && ballot.state !== 'draft' && (
          <Text size="xs" c="var(--text-quiet)">
            {t('who.secret')}
          </Text>
        )}
        <SegmentedControl
          orientation="vertical"
          fullWidth
          aria-label={t('who.title')}
          value={shown}
          onChange={setShown}
          data={choices.map((value) => ({
            value,
            label: t(`who.${value}`, { count: value === 'all' ? voters.length : count(value) }),
          }))}
        />
        {listed.length === 0 && <Text c="var(--text-quiet)">{t('who.nobody')}</Text>}
        <ul className={classes.nameList}>
          {listed.map(({ id, state }) => (
            <li key={id} className={classes.voter}>
              <PersonFace name={nameOf(id)} size={32} />
              <span className={classes.voterWords}>
                <span>{nameOf(id)}</span>
                <Text span size="xs" c="var(--text-quiet)">
                  {titleOf(id)}
                </Text>
              </span>
              <span className={classes.voterState} data-state={state}>
                {t(`who.state.${state}`)}
              </span>
            </li>
          ))}
        </ul>
      </Stack>
    </details>
  );
}
