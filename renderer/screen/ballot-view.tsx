/** A ballot as the room sees it: the question, how many have voted; once it is published, what came of it. Never who chose what. */
import { useTranslation } from 'react-i18next';
import { type Ballot, votedSoFar } from '#domain/meeting/ballot.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import classes from './screen.module.css';

export function BallotView({ floor, ballot }: { floor: Floor; ballot: Ballot }) {
  const { t } = useTranslation('screen');
  const { result, eligible, question, state } = ballot;
  const voted = votedSoFar(floor, ballot);
  return (
    <section className={classes.ballot} aria-label={t('ballot.word')}>
      <p className={classes.label}>{t(`ballot.${ballot.secrecy}`)}</p>
      <p className={classes.question}>{question}</p>
      {result && state === 'published' ? (
        <>
          <ul className={classes.totals}>
            {result.totals.map(({ option, count }) => (
              <li key={option}>
                <span>{ballot.options.find(({ id }) => id === option)?.text ?? option}</span>
                <span className={classes.totalBar} aria-hidden>
                  <span style={{ width: `${result.cast === 0 ? 0 : (count / result.cast) * 100}%` }} />
                </span>
                <span className={classes.count}>{count}</span>
              </li>
            ))}
          </ul>
          <p className={classes.verdict} data-passed={result.passed || undefined}>
            {t(result.passed ? 'ballot.passed' : 'ballot.notPassed')}
          </p>
        </>
      ) : (
        <>
          <p className={classes.second}>
            {state === 'closed' ? t('ballot.counting') : t('ballot.voted', { voted, total: eligible.length })}
            {state === 'suspended' && ` · ${t('paused')}`}
          </p>
          <span className={classes.totalBar} aria-hidden>
            <span style={{ width: `${eligible.length === 0 ? 0 : (voted / eligible.length) * 100}%` }} />
          </span>
        </>
      )}
    </section>
  );
}
