import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconHighlight,
  IconLayoutGrid,
  IconListTree,
  IconPaperclip,
  IconRosette,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FindPanel } from '../find/find-panel.tsx';
import { AttachmentList } from '../inside/attachment-list.tsx';
import { SignatureList } from '../inside/signature-list.tsx';
import { MarkList } from '../mark-list/mark-list.tsx';
import { OutlineList } from './outline-list.tsx';
import classes from './panel.module.css';
import { useReader } from './reader-context.ts';
import { Thumbnails } from './thumbnails.tsx';
import { useStore } from './use-store.ts';

export type Panel = 'thumbnails' | 'outline' | 'marks' | 'find' | 'signatures' | 'attachments';

const tabs = [
  ['thumbnails', IconLayoutGrid],
  ['outline', IconListTree],
  ['marks', IconHighlight],
  ['find', IconSearch],
  ['signatures', IconRosette],
  ['attachments', IconPaperclip],
] as const;

/** Beside the pages: small pages, contents, marks, hits; signatures and files where the paper has them. */
export function SidePanel({
  panel,
  setPanel,
}: {
  panel: Panel;
  setPanel: (panel: Panel | undefined) => void;
}) {
  const { t } = useTranslation('paper');
  const { signatures, attachments } = useStore(useReader().inside);
  const has: Partial<Record<Panel, boolean>> = {
    signatures: signatures.state !== 'none',
    attachments: attachments > 0 || panel === 'attachments',
  };
  return (
    <aside className={classes.panel} aria-label={t(`panel.${panel}`)}>
      <div className={classes.head}>
        <div className={classes.tabs} role="tablist" aria-label={t('panel.label')}>
          {tabs
            .filter(([each]) => has[each] ?? true)
            .map(([each, Icon]) => (
              <Tooltip key={each} label={t(`panel.${each}`)}>
                <UnstyledButton
                  role="tab"
                  className={classes.tab}
                  aria-selected={panel === each}
                  aria-label={t(`panel.${each}`)}
                  onClick={() => setPanel(each)}
                >
                  <Icon size={21} stroke={1.7} />
                </UnstyledButton>
              </Tooltip>
            ))}
        </div>
        <ActionIcon
          color="gray"
          ml="auto"
          aria-label={t('toolbar.hidePanel')}
          onClick={() => setPanel(undefined)}
        >
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </div>
      <div
        className={classes.body}
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        aria-label={t(`panel.${panel}`)}
      >
        {panel === 'thumbnails' && <Thumbnails />}
        {panel === 'outline' && <OutlineList />}
        {panel === 'marks' && <MarkList />}
        {panel === 'find' && <FindPanel />}
        {panel === 'signatures' && <SignatureList />}
        {panel === 'attachments' && <AttachmentList />}
      </div>
    </aside>
  );
}
