/** The papers brought for one item: each opens in the reader; officers rename and remove them while they may. */
import { ActionIcon, Text } from '@mantine/core';
import { IconFileTypePdf, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { ItemId, MeetingId } from '#domain/ids.ts';
import { type Paper, removePaper, renamePaper } from '#domain/meeting/plan.ts';
import { PaperProgress } from '#renderer/meeting/paper-progress.tsx';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import plan from '#renderer/plan/plan.module.css';
import { restorePaper } from '#renderer/plan/restore.ts';
import { SyncedTextInput } from '#renderer/ui/synced-text-input.tsx';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import classes from './preparation.module.css';

export function PreparedList({
  meeting,
  item,
  papers,
  doc,
}: {
  meeting: MeetingId;
  item: ItemId;
  papers: readonly Paper[];
  /** To be written in; `undefined`: nothing is changed here. */
  doc?: Y.Doc | undefined;
}) {
  const { t } = useTranslation(['preparation', 'plan', 'common']);
  const progress = usePaperProgress(meeting);
  const undo = useUndo();
  if (papers.length === 0) return null;
  return (
    <ul className={classes.papers}>
      {papers.map((paper, index) => (
        <li key={paper.id} className={plan.paper}>
          <IconFileTypePdf size={26} stroke={1.5} className={plan.paperIcon} aria-hidden />
          {doc ? (
            <SyncedTextInput
              className={plan.paperTitle}
              variant="unstyled"
              aria-label={t('plan:paperTitle')}
              title={paper.title}
              text={paper.title}
              write={(title) => renamePaper(doc, paper.id, title.trim() || paper.file.name)}
              maxLength={1000}
            />
          ) : (
            <Text className={classes.paperTitle}>{paper.title}</Text>
          )}
          <PaperProgress
            meeting={meeting}
            state={progress.get(paper.file.sha256)}
            mayUpload={doc !== undefined}
          />
          <Link
            className={classes.open}
            to="/preparations/$meeting/$item/$paper"
            params={{ meeting, item, paper: paper.id }}
            aria-label={t('openPaper', { title: paper.title })}
          >
            {t('open')}
          </Link>
          {doc && (
            <ActionIcon
              color="gray"
              aria-label={t('plan:removePaper', { title: paper.title })}
              onClick={() => {
                removePaper(doc, paper.id);
                undo(t('plan:paperRemoved', { title: paper.title }), () => restorePaper(doc, paper, index));
              }}
            >
              <IconTrash size={20} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}
