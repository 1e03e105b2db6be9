import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangesPanel } from '#renderer/versions/changes-panel.tsx';
import { NewVersionStrip } from '#renderer/versions/new-version-strip.tsx';
import { useNewVersion } from '#renderer/versions/use-new-version.ts';
import type { Neighbour } from '../beside/beside.ts';
import { BesidePane } from '../beside/beside-pane.tsx';
import { focusHalf, useBeside } from '../beside/use-beside.ts';
import { useCarried } from '../carried/use-carried.ts';
import { roomForPanel } from '../engine/foreseen-window.ts';
import { OtherPapersContext } from '../find/find-context.ts';
import { findSteps } from '../find/use-find-steps.ts';
import { type OpenOther, useOtherPapersOf } from '../find/use-other-papers.ts';
import { focusPages, readerAttribute } from '../input/focus-pages.ts';
import { keepLook } from '../last-look/last-looks.ts';
import { PrintDialog } from '../print/print-dialog.tsx';
import type { ReaderSession } from '../reader-session.ts';
import { RecognitionStrip } from '../recognition/recognition-strip.tsx';
import { useRecognition } from '../recognition/use-recognition.ts';
import { useDarkPages } from './dark-pages.ts';
import { FurnishedContext, useFurnishing } from './furnished.ts';
import { isTakenElsewhere, pressKey } from './keyboard.ts';
import { MarkDocuments } from './mark-documents.tsx';
import { PageColumn } from './page-column.tsx';
import panelClasses from './panel.module.css';
import { PresentationLayer } from './presentation-layer.tsx';
import classes from './reader.module.css';
import { ReaderContext, ShowPanelContext, useViewPart } from './reader-context.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { type Panel, SidePanel } from './side-panel.tsx';
import { ToolRail } from './tool-rail.tsx';
import { Toolbar } from './toolbar.tsx';
import { usePenButton } from './use-pen-button.ts';
import { usePresentation } from './use-presentation.ts';

export interface GoTo {
  page: number;
  /** Tells one request from the next for the same page. */
  nonce: number;
}

function panelAtFirst(): Panel | undefined {
  return window.innerWidth >= roomForPanel ? 'thumbnails' : undefined;
}

/** An open paper on the screen. */
export function OpenPaper({
  session,
  goTo,
  onPage,
  packPlace,
  openOther,
  neighbours,
  changesFirst,
  toolbarExtra,
}: {
  session: ReaderSession;
  goTo: GoTo | undefined;
  onPage: (page: number) => void;
  /** Stands beside the page's number. */
  packPlace: ReactNode;
  /** Opens another paper of the meeting, where the screen around can. */
  openOther: OpenOther | undefined;
  /** Papers that may stand beside this one. */
  neighbours: readonly Neighbour[];
  /** What changed since the person read it is shown beside it at once. */
  changesFirst: boolean;
  toolbarExtra: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const furnished = useFurnishing(session);
  const [panel, setPanel] = useState(() => (changesFirst ? undefined : panelAtFirst()));
  const panelAsOpened = useRef(panel);
  const [keysShown, setKeysShown] = useState(false);
  const [printing, setPrinting] = useState(false);
  const version = useNewVersion(session, changesFirst);
  useCarried(session);
  const recognition = useRecognition(session);
  const others = useOtherPapersOf(session, openOther, () => setPanel('find'));
  const presenting = usePresentation(session);
  const hasTools = furnished && !presenting;
  const [dark, setDark] = useDarkPages();
  usePenButton(session);
  const { beside, put, besides } = useBeside(
    root,
    { neighbours: neighbours.length > 0, version: version.isNews },
    () => {
      setPanel(undefined);
      version.show(false);
    },
  );
  const showChanges = (shown: boolean) => {
    // Pages between two panels would be too small to be read.
    if (shown) setPanel(undefined);
    version.show(shown);
  };

  // Where other things stand beside the reader it is narrower than the window.
  useLayoutEffect(() => {
    if ((root.current?.clientWidth ?? 0) >= roomForPanel) return;
    panelAsOpened.current = undefined;
    setPanel(undefined);
  }, []);
  // Opened again, the reader stands as it does by itself: a look kept of another arrangement would jump.
  const asOpened = panel === panelAsOpened.current && !beside && !presenting && !version.shown;
  const isAsOpened = useRef(asOpened);
  isAsOpened.current = asOpened;
  useLayoutEffect(
    () => () => {
      if (root.current && isAsOpened.current) keepLook(session, root.current);
    },
    [session],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new request moves the page, a new object for the old one does not
  useEffect(() => {
    if (goTo) session.viewport.goTo(goTo.page);
  }, [session, goTo?.nonce]);
  useEffect(() => {
    if (dark) session.painter.findImages();
  }, [session, dark]);
  const latest = useRef({ besides });
  latest.current = { besides };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTakenElsewhere(event)) return;
      const ours = pressKey(session, event, {
        openFind: () => setPanel('find'),
        closeFind: () => session.finder.clear(),
        toPages: () => root.current && focusPages(root.current),
        stepFind: (direction) => {
          if (session.finder.state.query === '') setPanel('find');
          else findSteps(session, others).step(direction);
        },
        showKeys: () => setKeysShown(true),
        typePage: () => root.current?.querySelector<HTMLElement>('[data-page-box]')?.focus(),
        togglePanel: () => setPanel((shown) => (shown ? undefined : 'thumbnails')),
        toggleDark: () => setDark(!dark),
        print: () => setPrinting(true),
        toggleBeside: () => latest.current.besides.paper?.(),
        otherHalf: () => focusHalf(root.current),
      });
      if (ours) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [session, dark, setDark, others]);

  return (
    <ReaderContext value={session}>
      <OtherPapersContext value={others}>
        {furnished && <MarkDocuments />}
        <PageAnnouncer onPage={onPage} />
        <div
          ref={root}
          className={classes.reader}
          {...{ [readerAttribute]: '' }}
          data-dark-pages={dark}
          data-presenting={presenting}
          data-halved={beside !== undefined}
        >
          {!furnished && <div className={classes.toolbar} />}
          {hasTools && (
            <>
              <Toolbar
                panel={panel}
                setPanel={setPanel}
                print={() => setPrinting(true)}
                besides={besides}
                showKeys={() => setKeysShown(true)}
                packPlace={packPlace}
                extra={toolbarExtra}
              />
              <NewVersionStrip version={{ ...version, show: showChanges }} />
            </>
          )}
          <div className={classes.body}>
            {panel && !furnished && <div className={panelClasses.panel} />}
            {panel && hasTools && <SidePanel panel={panel} setPanel={setPanel} />}
            <FurnishedContext value={furnished}>
              <ShowPanelContext value={setPanel}>
                <PageColumn>{hasTools && <RecognitionStrip recognition={recognition} />}</PageColumn>
              </ShowPanelContext>
            </FurnishedContext>
            {version.shown && !presenting && (
              <ChangesPanel session={session} showBoth={besides.version} close={() => version.show(false)} />
            )}
            {!furnished && <div className={classes.rail} />}
            {hasTools && <ToolRail />}
            {beside && !presenting && (
              <BesidePane
                beside={beside}
                session={session}
                neighbours={neighbours}
                choose={(neighbour) => put({ kind: 'paper', neighbour })}
                close={() => put(undefined)}
              />
            )}
            {presenting && <PresentationLayer />}
          </div>
        </div>
        <PrintDialog opened={printing} close={() => setPrinting(false)} />
        <ShortcutSheet opened={keysShown} close={() => setKeysShown(false)} />
      </OtherPapersContext>
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
