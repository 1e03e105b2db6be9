/** Larger, smaller, and back to the width there is. */
import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconZoomIn, IconZoomOut, IconZoomReset } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const steps = [0.6, 0.8, 1, 1.25, 1.6, 2];

export function Zoom({ zoom, setZoom }: { zoom: number; setZoom: (zoom: number) => void }) {
  const { t } = useTranslation('seats');
  const at = steps.indexOf(zoom);
  const buttons = [
    { label: t('smaller'), to: steps[at - 1], Icon: IconZoomOut },
    { label: t('fit'), to: zoom === 1 ? undefined : 1, Icon: IconZoomReset },
    { label: t('larger'), to: steps[at + 1], Icon: IconZoomIn },
  ];
  return (
    <Group gap={4} wrap="nowrap">
      {buttons.map(({ label, to, Icon }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            variant="default"
            aria-label={label}
            disabled={to === undefined}
            onClick={() => to !== undefined && setZoom(to)}
          >
            <Icon size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}
