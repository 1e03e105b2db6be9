/** A paper that was found by what it says: each page with the words around, one tap from being read there. */
import { Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TextFound } from '#contract';
import classes from './search.module.css';

export function TextResult({ found }: { found: TextFound }) {
  const { t } = useTranslation(['search', 'meetings']);
  const { meeting, paper, title, meetingTitle, pages } = found;
  return (
    <article className={classes.result}>
      <header className={classes.source}>
        <IconFileTypePdf size={26} stroke={1.5} className={classes.pdf} aria-hidden />
        <span className={classes.words}>
          <Text span fw={600} className={classes.title}>
            {title}
          </Text>
          <Text span size="sm" c="var(--text-quiet)">
            {meetingTitle || t('meetings:untitled')}
          </Text>
        </span>
      </header>
      {pages.map(({ page, snippet }) => (
        <Link
          key={page}
          className={classes.hit}
          to="/meetings/$meeting/papers/$paper"
          params={{ meeting, paper }}
          search={{ page }}
        >
          <span className={classes.number}>{t('page', { page })}</span>
          <span>
            {snippet.before}
            <mark className={classes.mark}>{snippet.hit}</mark>
            {snippet.after}
          </span>
        </Link>
      ))}
    </article>
  );
}
