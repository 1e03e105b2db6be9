import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import {
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconArrowBack,
  IconDots,
  IconKeyboard,
  IconLayoutSidebar,
  IconMinus,
  IconPlus,
  IconRotate,
  IconRotateClockwise,
  IconSearch,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cssPixelsPerPoint } from '../engine/coordinates.ts';
import { readerLimits } from '../engine/limits.ts';
import { BarButton } from './bar-button.tsx';
import { ExportButton } from './export-dialog.tsx';
import { PageBox } from './page-box.tsx';
import classes from './reader.module.css';
import { useReader, useViewPart } from './reader-context.ts';
import type { Panel } from './side-panel.tsx';

export function Toolbar({
  panel,
  setPanel,
  showKeys,
  packPlace,
  extra,
}: {
  panel: Panel | undefined;
  setPanel: (panel: Panel | undefined) => void;
  showKeys: () => void;
  /** Stands beside the page's number. */
  packPlace: ReactNode;
  extra: ReactNode;
}) {
  const { t } = useTranslation('paper');
  const { paper, meeting } = useReader();
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('toolbar.label')}>
      <BarButton
        icon={IconLayoutSidebar}
        label={t(panel ? 'toolbar.hidePanel' : 'toolbar.showPanel')}
        active={panel !== undefined}
        onClick={() => setPanel(panel ? undefined : 'thumbnails')}
      />
      <span className={classes.spacer} />
      <PageBox />
      {packPlace}
      <span className={classes.divider} />
      <Zoom />
      <span className={classes.spacer} />
      <BarButton
        icon={IconSearch}
        label={t('find.open')}
        keys="Ctrl+F"
        active={panel === 'find'}
        onClick={() => setPanel(panel === 'find' ? undefined : 'find')}
      />
      <ExportButton meeting={meeting} paper={paper} />
      <More showKeys={showKeys} />
      {extra}
    </div>
  );
}

function Zoom() {
  const { t } = useTranslation('paper');
  const { viewport } = useReader();
  const layout = useViewPart('layout');
  const fit = useViewPart('fit');
  const percent = Math.round((layout.scale / cssPixelsPerPoint) * 100);
  return (
    <div className={classes.group}>
      <BarButton
        icon={IconMinus}
        label={t('zoom.out')}
        keys="−"
        onClick={() => viewport.zoomBy(1 / readerLimits.zoomStep)}
      />
      <Menu width={230} shadow="md" position="bottom">
        <Menu.Target>
          <UnstyledButton className={classes.percent} aria-label={t('zoom.now', { percent })}>
            {percent} %
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowAutofitWidth size={20} aria-hidden />}
            data-active={fit === 'width' || undefined}
            onClick={() => viewport.fitTo('width')}
          >
            {t('zoom.fitWidth')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowAutofitHeight size={20} aria-hidden />}
            data-active={fit === 'page' || undefined}
            onClick={() => viewport.fitTo('page')}
          >
            {t('zoom.fitPage')}
          </Menu.Item>
          <Menu.Divider />
          {[50, 75, 100, 125, 150, 200, 400].map((each) => (
            <Menu.Item key={each} onClick={() => viewport.zoomTo((each / 100) * cssPixelsPerPoint)}>
              {each} %
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <BarButton
        icon={IconPlus}
        label={t('zoom.in')}
        keys="+"
        onClick={() => viewport.zoomBy(readerLimits.zoomStep)}
      />
      <BarButton
        className={classes.roomy}
        icon={fit === 'page' ? IconArrowAutofitWidth : IconArrowAutofitHeight}
        label={t(fit === 'page' ? 'zoom.fitWidth' : 'zoom.fitPage')}
        onClick={() => viewport.fitTo(fit === 'page' ? 'width' : 'page')}
      />
      <BarButton
        className={classes.roomy}
        icon={IconRotateClockwise}
        label={t('turn.right')}
        onClick={() => viewport.turn(90)}
      />
    </div>
  );
}

function More({ showKeys }: { showKeys: () => void }) {
  const { t } = useTranslation('paper');
  const session = useReader();
  // Jumps fill the trail, and every jump changes the page.
  useViewPart('page');
  return (
    <Menu width={270} shadow="md" position="bottom-end">
      <Menu.Target>
        <ActionIcon className={classes.barButton ?? ''} color="gray" aria-label={t('toolbar.more')}>
          <IconDots size={22} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconRotateClockwise size={20} aria-hidden />}
          onClick={() => session.viewport.turn(90)}
        >
          {t('turn.right')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRotate size={20} aria-hidden />}
          onClick={() => session.viewport.turn(-90)}
        >
          {t('turn.left')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowBack size={20} aria-hidden />}
          disabled={session.trail.length === 0}
          onClick={() => session.back()}
        >
          {t('toolbar.back')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={20} aria-hidden />} onClick={showKeys}>
          {t('keys.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
