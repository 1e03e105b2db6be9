/** What was found by what it says, a paper or the minutes of a meeting: with the words around, one tap from being read there. */
import { Text } from '@mantine/core';
import { IconFileText, IconFileTypePdf } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MinutesFound, TextFound } from '#contract';
import classes from './search.module.css';

export function TextResult({ found }: { found: TextFound }) {
  const { t } = useTranslation(['search', 'meetings', 'minutes']);
  const { meeting, paper, title, meetingTitle, annexOf, pages } = found;
  const where = [meetingTitle || t('meetings:untitled'), annexOf && t(`minutes:annexes.goesWith.${annexOf}`)];
  return (
    <article className={classes.result}>
      <header className={classes.source}>
        <IconFileTypePdf size={26} stroke={1.5} className={classes.pdf} aria-hidden />
        <span className={classes.words}>
          <Text span fw={600} className={classes.title}>
            {title}
          </Text>
          <Text span size="sm" c="var(--text-quiet)">
            {where.filter(Boolean).join(' · ')}
          </Text>
        </span>
      </header>
      {pages.map(({ page, snippet }) => (
        <Link
          key={page}
          className={classes.hit}
          {...(annexOf === null
            ? { to: '/meetings/$meeting/papers/$paper', params: { meeting, paper } }
            : { to: '/meetings/$meeting/annexes/$of/$paper', params: { meeting, of: annexOf, paper } })}
          search={{ page }}
        >
          <span className={classes.number}>{t('page', { page })}</span>
          <Words snippet={snippet} />
        </Link>
      ))}
    </article>
  );
}

export function MinutesResult({ found: { meeting, meetingTitle, snippet } }: { found: MinutesFound }) {
  const { t } = useTranslation(['search', 'meetings', 'minutes']);
  return (
    <article className={classes.result}>
      <header className={classes.source}>
        <IconFileText size={26} stroke={1.5} className={classes.minutes} aria-hidden />
        <span className={classes.words}>
          <Text span fw={600} className={classes.title}>
            {t('minutes:title')}
          </Text>
          <Text span size="sm" c="var(--text-quiet)">
            {meetingTitle || t('meetings:untitled')}
          </Text>
        </span>
      </header>
      <Link className={classes.hit} to="/meetings/$meeting/minutes" params={{ meeting }}>
        <Words snippet={snippet} />
      </Link>
    </article>
  );
}

function Words({ snippet: { before, hit, after } }: { snippet: MinutesFound['snippet'] }) {
  return (
    <span>
      {before}
      <mark className={classes.mark}>{hit}</mark>
      {after}
    </span>
  );
}
