import { Group, Text } from '@mantine/core';
import { IconChevronRight, IconFileTypePdf } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperState } from '#contract';
import type { MeetingId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { PaperKindBadge } from '#renderer/catalogues/paper-kind.tsx';
import { formatBytes } from '#renderer/ui/sizes.ts';
import classes from './meeting.module.css';
import { PaperProgress } from './paper-progress.tsx';
import { useReach } from './reader-at-hand.ts';

/** One paper: a tap opens it. */
export function PaperRow({
  meeting,
  paper,
  packPages,
  state,
  mayUpload,
  badge,
}: {
  meeting: MeetingId;
  paper: Paper;
  /** Its pages in the meeting's board pack, e.g. `20–31`. */
  packPages: string | undefined;
  state: PaperState | undefined;
  mayUpload: boolean;
  /** Whether one has read it, where that is asked for. */
  badge?: ReactNode;
}) {
  const { t, i18n } = useTranslation(['meeting', 'common', 'pack']);
  const reach = useReach(meeting, paper, state?.here === true);
  const facts = [
    paper.file.pages !== null && t('common:pages', { count: paper.file.pages }),
    packPages !== undefined && t('pack:rowPages', { pages: packPages }),
    formatBytes(paper.file.size, i18n.language),
  ].filter(Boolean);
  return (
    <div className={classes.paper}>
      <IconFileTypePdf size={28} stroke={1.5} className={classes.paperIcon} aria-hidden />
      <div className={classes.paperBody}>
        <Link
          className={classes.paperTitle}
          to="/meetings/$meeting/papers/$paper"
          params={{ meeting, paper: paper.id }}
          // The next press opens a paper: the reader's code is there by then.
          preload="viewport"
          {...reach}
        >
          {paper.title}
        </Link>
        <Group gap="0.25rem 0.75rem">
          <Text size="xs" c="var(--text-quiet)">
            {facts.join(' · ')}
          </Text>
          <PaperKindBadge paper={paper} />
          {badge}
        </Group>
      </div>
      <PaperProgress meeting={meeting} state={state} mayUpload={mayUpload} />
      <IconChevronRight size={20} stroke={1.75} className={classes.chevron} aria-hidden />
    </div>
  );
}
