/** Papers that a search through the meeting did not cover, and why. */
import { useTranslation } from 'react-i18next';
import type { UnreadPaper } from '#contract';
import classes from './find.module.css';

export function UnreadPapers({ unread }: { unread: readonly UnreadPaper[] }) {
  const { t } = useTranslation('paper');
  if (unread.length === 0) return null;
  return (
    <details className={classes.unread}>
      <summary>{t('find.unread', { count: unread.length })}</summary>
      <ul>
        {unread.map(({ paper, title, why, pages }) => (
          <li key={paper}>
            <span className={classes.unreadTitle} title={title}>
              {title}
            </span>
            <span className={classes.why}>{t(`find.why.${why}`, { count: pages })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
