/**
 * The published result of a ballot: whether it passed, each option as a bar, the opinions, and who voted how where that is
 * public. Also for the room screen, which makes it larger.
 */
import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Ballot } from '#domain/meeting/ballot.ts';
import type { BallotResult as Result } from '#domain/meeting/tally.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { formatShare } from '#renderer/ui/sizes.ts';
import classes from './ballots.module.css';
import { useOptionWords, useVerdictWords } from './option-words.ts';

/** @param size `screen`: to be read from the back of the room; names and opinions are left out */
export function BallotResult({ ballot, size = 'panel' }: { ballot: Ballot; size?: 'panel' | 'screen' }) {
  const { t } = useTranslation('ballots');
  const { result } = ballot;
  if (!result) return null;
  return (
    <section className={classes.result} data-size={size} aria-label={t('result.title')}>
      <Verdict ballot={ballot} result={result} />
      <Bars ballot={ballot} result={result} />
      <p className={classes.resultHint}>
        {t('result.cast', { cast: result.cast, eligible: ballot.eligible.length })}
        {result.needed !== null && (
          <>
            {' · '}
            {t('result.needed', {
              needed: result.needed,
              of: result.of,
              rule: t(`result.rule.${ballot.denominator}`),
            })}
          </>
        )}
        {result.tied && ` · ${ballot.tieRule === 'chair_side' ? t('result.tiedChair') : t('result.tied')}`}
      </p>
      {size === 'panel' && <Opinions result={result} />}
      {size === 'panel' && <ByName ballot={ballot} result={result} />}
    </section>
  );
}

function Verdict({ ballot, result: { passed, winner } }: { ballot: Ballot; result: Result }) {
  const said = useVerdictWords(ballot, { passed, winner });
  const Icon = passed ? IconCircleCheck : IconCircleX;
  return (
    <p className={classes.verdict} data-passed={passed}>
      <Icon className={classes.verdictIcon} stroke={1.75} aria-hidden />
      <span>{said}</span>
    </p>
  );
}

function Bars({ ballot, result }: { ballot: Ballot; result: Result }) {
  const { t, i18n } = useTranslation('ballots');
  const words = useOptionWords(ballot);
  const whole = Math.max(1, result.of, result.cast);
  return (
    <ul className={classes.bars}>
      {result.totals.map(({ option, count }) => (
        <li key={option} className={classes.bar} data-option={ballot.kind === 'approval' ? option : 'named'}>
          <span className={classes.barName}>{words(option)}</span>
          <span className={classes.barCount}>
            {t('result.votes', { count })}
            {result.of > 0 && (
              <span className={classes.barPercent}>{formatShare(count, result.of, i18n.language)}</span>
            )}
          </span>
          <span className={classes.barTrack} aria-hidden>
            <span className={classes.barFill} style={{ inlineSize: `${(100 * count) / whole}%` }} />
            {result.needed !== null && (ballot.kind === 'choice' || option === 'agree') && (
              <span
                className={classes.barNeeded}
                style={{ insetInlineStart: `${(100 * result.needed) / whole}%` }}
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Opinions({ result: { opinions, votes } }: { result: Result }) {
  const { t } = useTranslation('ballots');
  // With names they stand beside the names.
  if (opinions.length === 0 || votes !== null) return null;
  return (
    <div>
      <Text fw={600}>{t('result.opinions')}</Text>
      <ul className={classes.opinions}>
        {opinions.map((opinion, index) => (
          <li key={index}>{opinion}</li>
        ))}
      </ul>
    </div>
  );
}

function ByName({ ballot, result: { votes } }: { ballot: Ballot; result: Result }) {
  const { t } = useTranslation('ballots');
  const { nameOf } = usePeople();
  const words = useOptionWords(ballot);
  if (votes === null) return null;
  const voteOf = new Map(votes.map((vote) => [vote.person, vote]));
  const people = [...ballot.eligible].sort((a, b) => comparePersonNames(nameOf(a), nameOf(b)));
  return (
    <details className={classes.names}>
      <summary className={classes.namesHead}>{t('result.byName')}</summary>
      <ul className={classes.nameList}>
        {people.map((person) => {
          const vote = voteOf.get(person);
          return (
            <li key={person} className={classes.nameRow}>
              <span>{nameOf(person)}</span>
              <span className={classes.nameChoice} data-option={vote?.option}>
                {vote ? words(vote.option) : t('result.notCast')}
              </span>
              {vote?.text && <span className={classes.nameText}>{vote.text}</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
