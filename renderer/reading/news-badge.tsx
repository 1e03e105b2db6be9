/** Beside a paper of a meeting to come that the person has not opened as it is now; gone once they have. */
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isToBeHeld } from '#domain/meeting/phase.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { newsOf, type PaperNews, readOpened } from '#domain/paper/opened.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './reading.module.css';

interface About {
  meeting: Meeting;
  paper: Paper;
}

/** In a list of papers: a replaced one leads to what changed. */
export function NewsBadge({ meeting, paper }: About) {
  const { t } = useTranslation('preparation');
  const news = useNews({ meeting, paper });
  if (news !== 'replaced') return <NewsSign meeting={meeting} paper={paper} />;
  return (
    <Link
      className={classes.replaced}
      to="/meetings/$meeting/papers/$paper"
      params={{ meeting: meeting.id, paper: paper.id }}
      search={{ changes: true }}
    >
      {t('news.replacedSince')}
    </Link>
  );
}

/** The bare sign, where the row itself is a button. */
export function NewsSign({ meeting, paper }: About) {
  const { t } = useTranslation('preparation');
  const news = useNews({ meeting, paper });
  if (news === null) return null;
  return (
    <Badge tt="none" color={news === 'new' ? 'gold' : 'seal'} variant="light" flex="none">
      {t(`news.${news}`)}
    </Badge>
  );
}

function useNews({ meeting, paper }: About): PaperNews | null {
  const { person } = useMe();
  const notes = useDocument({ kind: 'notes', person, meeting: meeting.id }, readOpened);
  if (notes.state === 'opening' || !isToBeHeld(meeting.floor.phase)) return null;
  return newsOf(notes.value, paper, person);
}
