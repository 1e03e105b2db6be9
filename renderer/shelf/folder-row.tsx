/** One folder: a tap opens it. */
import { Menu, Text } from '@mantine/core';
import { IconFolder, IconFolderSymlink, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import {
  countWithin,
  type Folder,
  putBack,
  putFolder,
  removeFromShelf,
  type Shelf,
} from '#domain/people/shelf.ts';
import { MoreMenu } from '#renderer/ui/more-menu.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { Row } from '#renderer/ui/rows.tsx';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import { MoveDialog } from './move-dialog.tsx';
import classes from './shelf.module.css';

export function FolderRow({ shelf, doc, folder }: { shelf: Shelf; doc: Y.Doc; folder: Folder }) {
  const { t } = useTranslation('shelf');
  const undo = useUndo();
  const [dialog, setDialog] = useState<'rename' | 'move'>();
  const { id, name } = folder;
  const count = countWithin(shelf, id);
  const close = () => setDialog(undefined);

  function remove() {
    const gone = removeFromShelf(doc, { folder: id });
    undo(t('removedFolder', { name, count: gone.papers.length }), () => putBack(doc, gone));
  }

  return (
    <Row
      className={classes.opens}
      icon={<IconFolder size={28} stroke={1.5} />}
      words={
        <>
          <Link to="/shelf" search={{ folder: id, query: '' }} className={classes.name}>
            {name}
          </Link>
          <Text size="xs" c="var(--text-quiet)">
            {count === 0 ? t('emptyFolder') : t('count', { count })}
          </Text>
        </>
      }
    >
      <MoreMenu width={280} label={t('menu', { name })}>
        <Menu.Item leftSection={<IconPencil size={20} />} onClick={() => setDialog('rename')}>
          {t('rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderSymlink size={20} />} onClick={() => setDialog('move')}>
          {t('move')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="seal" leftSection={<IconTrash size={20} />} onClick={remove}>
          {t('remove')}
        </Menu.Item>
      </MoreMenu>
      {dialog === 'rename' && (
        <NameDialog
          title={t('rename')}
          label={t('folderName')}
          confirm={t('save')}
          name={name}
          close={close}
          save={(changed) => putFolder(doc, { ...folder, name: changed })}
        />
      )}
      {dialog === 'move' && (
        <MoveDialog
          shelf={shelf}
          name={name}
          from={folder.parent}
          folder={id}
          close={close}
          move={(parent) => putFolder(doc, { ...folder, parent })}
        />
      )}
    </Row>
  );
}
