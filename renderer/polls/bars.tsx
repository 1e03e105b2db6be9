import { useTranslation } from 'react-i18next';
import { formatShare } from '#renderer/ui/sizes.ts';
import classes from './polls.module.css';

interface Line {
  choice: string;
  label: string;
  count: number;
  /** How many of them are counted here for having been silent. */
  silent: number;
}

const colours: Record<string, string> = {
  agree: 'var(--good-bar)',
  disagree: 'light-dark(#b3261e, #dc6a5f)',
  other: 'light-dark(#8a6212, #cc9b33)',
};

/** Counts as bars; each is written out too, so that nobody needs the colours. */
export function ResultBars({
  lines,
  total,
  silent,
}: {
  lines: readonly Line[];
  total: number;
  silent: number;
}) {
  const { t, i18n } = useTranslation('polls');
  const all = [
    ...lines.map((line) => ({ ...line, colour: colours[line.choice] ?? 'var(--accent-bar)' })),
    {
      choice: 'silent',
      label: t('results.silent'),
      count: silent,
      silent: 0,
      colour: 'light-dark(#9c9182, #7b766d)',
    },
  ].filter(({ choice, count }) => choice !== 'silent' || count > 0);
  return (
    <ul className={classes.bars}>
      {all.map(({ choice, label, count, silent: joined, colour }) => (
        <li key={choice} style={{ '--bar': colour } as React.CSSProperties}>
          <div className={classes.barWords}>
            <span className={classes.barLabel}>{label}</span>
            <strong className={classes.barCount}>
              {t('results.line', { count, share: formatShare(count, total, i18n.language) })}
            </strong>
          </div>
          <div className={classes.bar} aria-hidden>
            <div className={classes.barPart} style={{ width: `${share(count - joined, total)}%` }} />
            <div className={classes.barSilent} style={{ width: `${share(joined, total)}%` }} />
          </div>
          {joined > 0 && <small>{t('results.silentJoined', { count: joined })}</small>}
        </li>
      ))}
    </ul>
  );
}

function share(count: number, total: number): number {
  return total === 0 ? 0 : (count / total) * 100;
}
