/** One file that goes with the minutes or the notice: a tap on its name opens it. */
import { Menu, Text } from '@mantine/core';
import { IconFileTypePdf, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { PaperState } from '#contract';
import type { MeetingId } from '#domain/ids.ts';
import type { AnnexesOf } from '#domain/meeting/annexes.ts';
import { type Paper, removePaper, renamePaper } from '#domain/meeting/plan.ts';
import { PaperProgress } from '#renderer/meeting/paper-progress.tsx';
import { restorePaper } from '#renderer/plan/restore.ts';
import { MoreMenu } from '#renderer/ui/more-menu.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { formatBytes } from '#renderer/ui/sizes.ts';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import classes from './annexes.module.css';

export function AnnexRow({
  meeting,
  of,
  paper,
  index,
  state,
  doc,
}: {
  meeting: MeetingId;
  of: AnnexesOf;
  paper: Paper;
  /** Its place in the list, from 0. */
  index: number;
  state: PaperState | undefined;
  /** To be written in; `undefined`: nothing is changed any more. */
  doc: Y.Doc | undefined;
}) {
  const { t, i18n } = useTranslation(['minutes', 'common', 'plan']);
  const undo = useUndo();
  const [renaming, setRenaming] = useState(false);
  const { id, title, file } = paper;
  const facts = [
    file.pages !== null && t('common:pages', { count: file.pages }),
    formatBytes(file.size, i18n.language),
  ].filter(Boolean);
  function remove(from: Y.Doc) {
    removePaper(from, id);
    undo(t('plan:paperRemoved', { title }), () => restorePaper(from, paper, index));
  }
  return (
    <li className={classes.row}>
      <IconFileTypePdf size={26} stroke={1.5} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <Link
          className={classes.name}
          to="/meetings/$meeting/annexes/$of/$paper"
          params={{ meeting, of, paper: id }}
        >
          {title}
        </Link>
        <div className={classes.facts}>
          <Text span size="xs" c="var(--text-quiet)">
            {facts.join(' · ')}
          </Text>
          <PaperProgress meeting={meeting} state={state} mayUpload={doc !== undefined} />
        </div>
      </div>
      {doc && (
        <>
          <MoreMenu label={`${t('common:more')}: ${title}`}>
            <Menu.Item leftSection={<IconPencil size={20} />} onClick={() => setRenaming(true)}>
              {t('annexes.rename')}
            </Menu.Item>
            <Menu.Item color="seal" leftSection={<IconTrash size={20} />} onClick={() => remove(doc)}>
              {t('annexes.remove')}
            </Menu.Item>
          </MoreMenu>
          {renaming && (
            <NameDialog
              title={t('annexes.rename')}
              label={t('plan:paperTitle')}
              confirm={t('annexes.keepName')}
              name={title}
              close={() => setRenaming(false)}
              save={(name) => renamePaper(doc, id, name)}
            />
          )}
        </>
      )}
    </li>
  );
}
