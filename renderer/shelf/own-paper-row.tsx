/** One of the person's own papers: a tap opens it. */
import { Menu, Text } from '@mantine/core';
import { IconFileTypePdf, IconFolderSymlink, IconPencil, IconShare2, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { PaperState } from '#contract';
import { ownShelf } from '#domain/ids.ts';
import { type Paper, renamePaper } from '#domain/meeting/plan.ts';
import { movePaperTo, pathTo, putBack, removeFromShelf, type Shelf } from '#domain/people/shelf.ts';
import { PaperProgress } from '#renderer/meeting/paper-progress.tsx';
import { formatDate } from '#renderer/ui/dates.ts';
import { MoreMenu } from '#renderer/ui/more-menu.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { Row } from '#renderer/ui/rows.tsx';
import { formatBytes } from '#renderer/ui/sizes.ts';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import classes from './shelf.module.css';

export function OwnPaperRow({
  shelf,
  doc,
  paper,
  state,
  tellsPlace,
}: {
  shelf: Shelf;
  doc: Y.Doc;
  paper: Paper;
  state: PaperState | undefined;
  /** Among papers of many folders. */
  tellsPlace: boolean;
}) {
  const { t, i18n } = useTranslation(['shelf', 'common']);
  const undo = useUndo();
  const [dialog, setDialog] = useState<'rename' | 'move' | 'give'>();
  const { id, title, file, addedAt } = paper;
  const close = () => setDialog(undefined);
  const place = pathTo(shelf, paper.item).map(({ name }) => name);
  const facts = [
    file.pages !== null && t('common:pages', { count: file.pages }),
    formatBytes(file.size, i18n.language),
    formatDate(addedAt),
    tellsPlace && place.length > 0 && t('in', { folder: place.join(' › ') }),
  ].filter(Boolean);

  function remove() {
    const gone = removeFromShelf(doc, { paper });
    undo(t('removedPaper', { name: title }), () => putBack(doc, gone));
  }

  return (
    <Row
      className={classes.opens}
      icon={<IconFileTypePdf size={28} stroke={1.5} color="var(--live)" />}
      words={
        <>
          <Link to="/shelf/$paper" params={{ paper: id }} className={classes.name}>
            {title}
          </Link>
          <Text size="xs" c="var(--text-quiet)">
            {facts.join(' · ')}
          </Text>
        </>
      }
    >
      <PaperProgress meeting={ownShelf} state={state} mayUpload />
      <MoreMenu width={280} label={t('menu', { name: title })}>
        <Menu.Item leftSection={<IconShare2 size={20} />} onClick={() => setDialog('give')}>
          {t('give')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={20} />} onClick={() => setDialog('rename')}>
          {t('rename')}
        </Menu.Item>
        {shelf.folders.size > 0 && (
          <Menu.Item leftSection={<IconFolderSymlink size={20} />} onClick={() => setDialog('move')}>
            {t('move')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item color="seal" leftSection={<IconTrash size={20} />} onClick={remove}>
          {t('remove')}
        </Menu.Item>
      </MoreMenu>
      {dialog === 'rename' && (
        <NameDialog
          title={t('rename')}
          label={t('paperName')}
          confirm={t('save')}
          name={title}
          close={close}
          save={(name) => renamePaper(doc, id, name)}
        />
      )}
      {dialog === 'move' && (
        <MoveDialog
          shelf={shelf}
          name={title}
          from={paper.item}
          close={close}
          move={(into) => movePaperTo(doc, paper, into)}
        />
      )}
      {dialog === 'give' && <GiveDialog paper={paper} close={close} />}
    </Row>
  );
}
