/** What either kind of other half is made of: an upper bar, and pages with a page and a zoom of their own. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderSession } from '../reader-session.ts';
import { isTakenElsewhere, pressReadingKey } from '../ui/keyboard.ts';
import { PageBox } from '../ui/page-box.tsx';
import { PageColumn } from '../ui/page-column.tsx';
import { ReaderContext } from '../ui/reader-context.ts';
import { Zoom } from '../ui/zoom.tsx';
import classes from './beside.module.css';

export function Head({
  title,
  children,
  close,
}: {
  title: ReactNode;
  children?: ReactNode;
  close: () => void;
}) {
  const { t } = useTranslation('beside');
  return (
    <header className={classes.head}>
      <div className={classes.title}>{title}</div>
      {children}
      <Tooltip label={t('close')}>
        <ActionIcon size={44} color="gray" aria-label={t('close')} onClick={close}>
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

/** Keys pressed in it are for it. */
export function BesidePages({
  session,
  tools,
  children,
  close,
}: {
  session: ReaderSession;
  /** Stand beside page and zoom. */
  tools?: ReactNode;
  children?: ReactNode;
  close: () => void;
}) {
  const { t } = useTranslation('beside');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('[role="document"]')?.focus({ preventScroll: true });
  }, []);
  return (
    <ReaderContext value={session}>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens to keys pressed on what is inside */}
      <div
        ref={root}
        className={classes.pages}
        onKeyDown={(event) => {
          if (isTakenElsewhere(event.nativeEvent)) return;
          if (event.key === 'Escape') close();
          else if (!pressReadingKey(session, event.nativeEvent)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <div className={classes.bar} role="toolbar" aria-label={t('bar')}>
          <PageBox />
          <Zoom />
          {tools}
        </div>
        <PageColumn />
      </div>
    </ReaderContext>
  );
}
