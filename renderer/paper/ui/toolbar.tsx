import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCheck,
  IconCornerUpLeft,
  IconCornerUpRight,
  IconDots,
  IconKeyboard,
  IconLayoutSidebar,
  IconPrinter,
  IconSearch,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PenButton } from '#contract';
import { rpc } from '#renderer/data/rpc.ts';
import type { Besides } from '../beside/beside.ts';
import { ExportButton } from '../export/export-dialog.tsx';
import { InsideBadges } from '../inside/inside-badges.tsx';
import { BarButton } from './bar-button.tsx';
import { ForgetPassword } from './forget-password.tsx';
import { PageBox } from './page-box.tsx';
import classes from './reader.module.css';
import { useReader, useTools } from './reader-context.ts';
import type { Panel } from './side-panel.tsx';
import { useStore } from './use-store.ts';
import { ViewMenu } from './view-menu.tsx';
import { Zoom } from './zoom.tsx';

export function Toolbar({
  panel,
  setPanel,
  print,
  besides,
  showKeys,
  packPlace,
  extra,
}: {
  panel: Panel | undefined;
  setPanel: (panel: Panel | undefined) => void;
  print: () => void;
  besides: Besides;
  showKeys: () => void;
  /** Stands beside the page's number. */
  packPlace: ReactNode;
  extra: ReactNode;
}) {
  const { t } = useTranslation('paper');
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('toolbar.label')}>
      <BarButton
        icon={IconLayoutSidebar}
        label={t(panel ? 'toolbar.hidePanel' : 'toolbar.showPanel')}
        keys="B"
        active={panel !== undefined}
        onClick={() => setPanel(panel ? undefined : 'thumbnails')}
      />
      <Trail />
      <span className={classes.spacer} />
      <PageBox />
      {packPlace}
      <span className={classes.divider} />
      <Zoom />
      <ViewMenu besides={besides} />
      <InsideBadges panel={panel} setPanel={setPanel} />
      <span className={classes.spacer} />
      <BarButton
        icon={IconSearch}
        label={t('find.open')}
        keys="Ctrl+F"
        active={panel === 'find'}
        onClick={() => setPanel(panel === 'find' ? undefined : 'find')}
      />
      <ExportButton />
      <More print={print} showKeys={showKeys} />
      {extra}
    </div>
  );
}

function Trail() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { canGoBack, canGoOn, backTo } = useStore(session.trail);
  if (!canGoBack && !canGoOn) return null;
  return (
    <div className={classes.group}>
      <BarButton
        icon={IconCornerUpLeft}
        label={canGoBack ? t('toolbar.backTo', { page: backTo }) : t('toolbar.back')}
        keys="Alt ←"
        disabled={!canGoBack}
        onClick={() => session.back()}
      />
      <BarButton
        icon={IconCornerUpRight}
        label={t('toolbar.forward')}
        keys="Alt →"
        disabled={!canGoOn}
        onClick={() => session.forward()}
      />
    </div>
  );
}

/** What is needed now and then. */
function More({ print, showKeys }: { print: () => void; showKeys: () => void }) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { canGoBack, canGoOn } = useStore(session.trail);
  return (
    <Menu width={270} shadow="md" position="bottom-end">
      <Menu.Target>
        <ActionIcon className={classes.barButton ?? ''} color="gray" aria-label={t('toolbar.more')}>
          <IconDots size={22} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCornerUpLeft size={20} aria-hidden />}
          disabled={!canGoBack}
          onClick={() => session.back()}
        >
          {t('toolbar.back')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCornerUpRight size={20} aria-hidden />}
          disabled={!canGoOn}
          onClick={() => session.forward()}
        >
          {t('toolbar.forward')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPrinter size={20} aria-hidden />}
          rightSection={<span className={classes.itemEnd}>Ctrl P</span>}
          onClick={print}
        >
          {t('print.open')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={20} aria-hidden />} onClick={showKeys}>
          {t('keys.title')}
        </Menu.Item>
        <ForgetPassword />
        <PenButtonChoice />
      </Menu.Dropdown>
    </Menu>
  );
}

/** For whoever writes with a pen: what the button on its side does. */
function PenButtonChoice() {
  const { t } = useTranslation('paper');
  const { penSeen, penButton } = useTools();
  if (!penSeen) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('penButton.label')}</Menu.Label>
      {PenButton.options.map((each) => (
        <Menu.Item
          key={each}
          // Mantine's own role says nothing of being chosen.
          renderRoot={(props) => (
            <button type="button" {...props} role="menuitemradio" aria-checked={penButton === each} />
          )}
          rightSection={
            penButton === each ? <IconCheck size={18} aria-hidden /> : <span className={classes.noCheck} />
          }
          onClick={() => void rpc.settings.change({ penButton: each })}
        >
          {t(`penButton.${each}`)}
        </Menu.Item>
      ))}
    </>
  );
}
