/** Tài liệu cá nhân: one's own papers in folders, found by name, read and written on like any other paper. */
import { Button } from '@mantine/core';
import { IconFolder, IconFolderPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { ItemId, ownShelf } from '#domain/ids.ts';
import { contentOf, putFolder, searchShelf, shelfTop } from '#domain/people/shelf.ts';
import { useMe } from '#renderer/data/session.ts';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import { ImportLine } from '#renderer/plan/import-line.tsx';
import { PaperDrop, PaperPicker } from '#renderer/plan/paper-drop.tsx';
import { paperImports, useImports } from '#renderer/plan/paper-imports.ts';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { NothingFound } from '#renderer/ui/nothing-found.tsx';
import { Place } from '#renderer/ui/place.tsx';
import { Rows } from '#renderer/ui/rows.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { FolderPath } from './folder-path.tsx';
import { FolderRow } from './folder-row.tsx';
import { OwnPaperRow } from './own-paper-row.tsx';
import { useShelf } from './use-shelf.ts';

const route = getRouteApi('/shelf');

export function ShelfPage() {
  const { t } = useTranslation('shelf');
  const { query, folder: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useMe();
  const { shelf, doc, opening } = useShelf();
  const [naming, setNaming] = useState(false);
  // A folder that was deleted on another machine.
  const folder = shelf.folders.has(asked) ? asked : shelfTop;
  const searching = query.trim() !== '';
  const { folders, papers } = searching ? searchShelf(shelf, query) : contentOf(shelf, folder);
  const progress = usePaperProgress(ownShelf);
  const imports = useImports(ownShelf, folder, 'shelf');
  const add = (files: readonly File[]) => paperImports.shelve(folder, person, files);
  const search = (next: string) => void navigate({ search: { folder, query: next }, replace: true });
  const isEmpty = folders.length + papers.length + imports.length === 0;

  return (
    <Place
      title={t('title')}
      head={<SearchField label={t('search')} value={query} onChange={search} />}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFolderPlus size={20} stroke={1.75} />}
            onClick={() => setNaming(true)}
          >
            {t('newFolder')}
          </Button>
          <PaperPicker add={add} label={t('add')} variant="filled" />
        </>
      }
    >
      {!searching && folder !== shelfTop && <FolderPath shelf={shelf} folder={folder} />}
      <PaperDrop add={add}>
        <Rows>
          {folders.map((each) => (
            <FolderRow key={each.id} shelf={shelf} doc={doc} folder={each} />
          ))}
          {papers.map((paper) => (
            <OwnPaperRow
              key={paper.id}
              shelf={shelf}
              doc={doc}
              paper={paper}
              state={progress.get(paper.file.sha256)}
              tellsPlace={searching}
            />
          ))}
        </Rows>
        {imports.map((job) => (
          <ImportLine key={job.id} job={job} />
        ))}
        {isEmpty && !opening && <Empty query={query.trim()} top={folder === shelfTop} />}
      </PaperDrop>
      {naming && (
        <NameDialog
          title={t('newFolder')}
          label={t('folderName')}
          placeholder={t('folderPlaceholder')}
          confirm={t('create')}
          name=""
          close={() => setNaming(false)}
          save={(name) => putFolder(doc, { id: ItemId.parse(v7()), name, parent: folder })}
        />
      )}
    </Place>
  );
}

function Empty({ query, top }: { query: string; top: boolean }) {
  const { t } = useTranslation('shelf');
  if (query !== '') return <NothingFound query={query} />;
  return (
    <Nothing
      icon={<IconFolder size={40} stroke={1.5} />}
      title={t(top ? 'empty.title' : 'empty.folder')}
      text={t(top ? 'empty.text' : 'empty.folderText')}
    />
  );
}
