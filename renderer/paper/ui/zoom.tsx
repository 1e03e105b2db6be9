import { Menu, UnstyledButton } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { cssPixelsPerPoint } from '../engine/coordinates.ts';
import { readerLimits } from '../engine/limits.ts';
import { BarButton } from './bar-button.tsx';
import classes from './reader.module.css';
import { useReader, useViewPart } from './reader-context.ts';

export function Zoom() {
  const { t } = useTranslation('paper');
  const { viewport } = useReader();
  const layout = useViewPart('layout');
  const percent = Math.round((layout.scale / cssPixelsPerPoint) * 100);
  return (
    <div className={classes.group}>
      <BarButton
        icon={IconMinus}
        label={t('zoom.out')}
        keys="−"
        onClick={() => viewport.zoomBy(1 / readerLimits.zoomStep)}
      />
      <Menu width={130} shadow="md" position="bottom">
        <Menu.Target>
          <UnstyledButton className={classes.percent} aria-label={t('zoom.now', { percent })}>
            {percent} %
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
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
    </div>
  );
}
