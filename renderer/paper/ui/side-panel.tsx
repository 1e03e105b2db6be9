import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconHighlight, IconLayoutGrid, IconListTree, IconSearch, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FindPanel } from './find-panel.tsx';
import { MarkList } from './mark-list.tsx';
import { OutlineList } from './outline-list.tsx';
import classes from './panel.module.css';
import { Thumbnails } from './thumbnails.tsx';

export type Panel = 'thumbnails' | 'outline' | 'marks' | 'find';

const tabs = [
  ['thumbnails', IconLayoutGrid],
  ['outline', IconListTree],
  ['marks', IconHighlight],
  ['find', IconSearch],
] as const;

/** Beside the pages: small pages, contents, marks, hits. */
export function SidePanel({
  panel,
  setPanel,
}: {
  panel: Panel;
  setPanel: (panel: Panel | undefined) => void;
}) {
  const { t } = useTranslation('paper');
  return (
    <aside className={classes.panel} aria-label={t(`panel.${panel}`)}>
      <div className={classes.head}>
        <div className={classes.tabs} role="tablist" aria-label={t('panel.label')}>
          {tabs.map(([each, Icon]) => (
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
      <div className={classes.body} role="tabpanel" aria-label={t(`panel.${panel}`)}>
        {panel === 'thumbnails' && <Thumbnails />}
        {panel === 'outline' && <OutlineList />}
        {panel === 'marks' && <MarkList />}
        {panel === 'find' && <FindPanel />}
      </div>
    </aside>
  );
}
