import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangesPanel } from '#renderer/versions/changes-panel.tsx';
import { NewVersionStrip } from '#renderer/versions/new-version-strip.tsx';
import { useNewVersion } from '#renderer/versions/use-new-version.ts';
import type { ReaderSession } from '../reader-session.ts';
import { isTakenElsewhere, pressKey } from './keyboard.ts';
import { MarkDocuments } from './mark-documents.tsx';
import { PageColumn } from './page-column.tsx';
import classes from './reader.module.css';
import { ReaderContext, useViewPart } from './reader-context.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { type Panel, SidePanel } from './side-panel.tsx';
import { ToolRail } from './tool-rail.tsx';
import { Toolbar } from './toolbar.tsx';

export interface GoTo {
  page: number;
  /** Tells one request from the next for the same page. */
  nonce: number;
}

/** Width from which there is room for the panel beside the pages, CSS pixels. */
const roomForPanel = 1180;

/** An open paper on the screen. */
export function OpenPaper({
  session,
  goTo,
  onPage,
  packPlace,
  toolbarExtra,
}: {
  session: ReaderSession;
  goTo: GoTo | undefined;
  onPage: (page: number) => void;
  /** Stands beside the page's number. */
  packPlace: ReactNode;
  toolbarExtra: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<Panel>();
  const [keysShown, setKeysShown] = useState(false);
  const version = useNewVersion(session);
  const showChanges = (shown: boolean) => {
    // Pages between two panels would be too small to be read.
    if (shown) setPanel(undefined);
    version.show(shown);
  };

  useEffect(() => {
    if ((root.current?.clientWidth ?? 0) >= roomForPanel) setPanel('thumbnails');
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new request moves the page, a new object for the old one does not
  useEffect(() => {
    if (goTo) session.viewport.goTo(goTo.page);
  }, [session, goTo?.nonce]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTakenElsewhere(event)) return;
      const ours = pressKey(session, event, {
        openFind: () => setPanel('find'),
        closeFind: () => session.finder.clear(),
        showKeys: () => setKeysShown(true),
      });
      if (ours) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [session]);

  return (
    <ReaderContext value={session}>
      <MarkDocuments />
      <PageAnnouncer onPage={onPage} />
      <div ref={root} className={classes.reader}>
        <Toolbar
          panel={panel}
          setPanel={setPanel}
          showKeys={() => setKeysShown(true)}
          packPlace={packPlace}
          extra={toolbarExtra}
        />
        <NewVersionStrip version={{ ...version, show: showChanges }} />
        <div className={classes.body}>
          {panel && <SidePanel panel={panel} setPanel={setPanel} />}
          <PageColumn />
          {version.shown && <ChangesPanel session={session} close={() => version.show(false)} />}
          <ToolRail />
        </div>
      </div>
      <ShortcutSheet opened={keysShown} close={() => setKeysShown(false)} />
    </ReaderContext>
  );
}

/** Tells the screen around, and those who listen, which page is being read. */
function PageAnnouncer({ onPage }: { onPage: (page: number) => void }) {
  const { t } = useTranslation('paper');
  const page = useViewPart('page');
  const layout = useViewPart('layout');
  const report = useRef(onPage);
  report.current = onPage;
  useEffect(() => report.current(page), [page]);
  return <VisuallyHidden aria-live="polite">{t('pages.box', { page, pages: layout.count })}</VisuallyHidden>;
}
