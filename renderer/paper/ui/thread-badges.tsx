import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconMessage } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import { selectMark } from '../input/selection.ts';
import { useMarkWords } from './mark-words.ts';
import classes from './pages.module.css';
import { useReader } from './reader-context.ts';
import { usePageMarks } from './use-marks.ts';
import { useVersion } from './use-store.ts';

/** Beside each shared mark that was answered: how often, and whether it is settled. */
export const ThreadBadges = memo(function ThreadBadges({ page, space }: { page: number; space: PageSpace }) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { threads, me } = session;
  useVersion(threads);
  const describe = useMarkWords();
  const marks = usePageMarks(page);
  return marks.map((shown) => {
    if (shown.layer !== 'shared') return null;
    const { replies, resolved } = threads.of({ mark: shown.mark.id, author: shown.author });
    if (replies.length === 0) return null;
    const { left, top, width } = space.rectToView(boundsOf(shown.mark));
    const isMeant = threads.unseenMentions().some(({ mark }) => mark === shown.mark.id);
    const label = t('thread.badge', { count: replies.length, what: describe(shown) });
    return (
      <UnstyledButton
        key={`${shown.author}/${shown.mark.id}`}
        className={classes.threadBadge}
        style={{ left: Math.min(left + width, space.size.width - 22), top: Math.max(top, 22) }}
        aria-label={isMeant ? `${label}. ${t('thread.mentionsYou')}` : label}
        data-meant={isMeant}
        data-resolved={resolved}
        data-own={shown.author === me}
        onClick={() => {
          session.tools.set({ tool: 'select' });
          selectMark(session, shown);
        }}
      >
        <span>
          {resolved ? <IconCheck size={13} stroke={3} aria-hidden /> : <IconMessage size={13} aria-hidden />}
          {replies.length}
        </span>
      </UnstyledButton>
    );
  });
});
