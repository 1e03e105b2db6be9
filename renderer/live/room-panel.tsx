/** The panel beside the paper: one topic of the room at a time. Buttons in the bar open it; it never covers a wide screen's paper. */
import { ActionIcon, SegmentedControl, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { BallotsPanel } from '#renderer/ballots/ballots-panel.tsx';
import { ConclusionsPanel } from '#renderer/conclusions/conclusions-panel.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { SeatsPanel } from '#renderer/seats/seats-panel.tsx';
import { SpeakingPanel } from '#renderer/speaking/speaking-panel.tsx';
import { AttendancePanel } from './attendance-panel.tsx';
import classes from './live.module.css';

const panels = {
  speaking: SpeakingPanel,
  ballots: BallotsPanel,
  attendance: AttendancePanel,
  seats: SeatsPanel,
  conclusions: ConclusionsPanel,
} satisfies Record<string, ComponentType<{ meeting: Meeting }>>;

export type PanelName = keyof typeof panels;

/** Which panel is open, and opening one; a button that opens the open one closes it. */
export interface PanelChoice {
  shown: PanelName | undefined;
  toggle(panel: PanelName): void;
}

export function RoomPanel({ meeting, panel }: { meeting: Meeting; panel: PanelChoice }) {
  const { t } = useTranslation(['live', 'common']);
  if (panel.shown === undefined) return null;
  const { shown } = panel;
  const Content = panels[shown];
  return (
    <aside className={classes.panel} data-panel={shown} aria-label={t(`panel.${shown}`)}>
      <header className={classes.panelHead}>
        <Title order={2} size="h4">
          {t(`panel.${shown}`)}
        </Title>
        <ActionIcon color="gray" aria-label={t('common:close')} onClick={() => panel.toggle(shown)}>
          <IconX size={22} />
        </ActionIcon>
      </header>
      <div className={classes.panelBody}>
        <Sight panel={panel} />
        <Content meeting={meeting} />
      </div>
    </aside>
  );
}

/** The people in the room as a list or on the map of their seats: two sights of one thing. */
function Sight({ panel: { shown, toggle } }: { panel: PanelChoice }) {
  const { t } = useTranslation('seats');
  if (shown !== 'attendance' && shown !== 'seats') return null;
  return (
    <SegmentedControl
      fullWidth
      mb="md"
      aria-label={t('sight')}
      value={shown}
      onChange={toggle}
      data={[
        { value: 'attendance', label: t('roll') },
        { value: 'seats', label: t('title') },
      ]}
    />
  );
}
