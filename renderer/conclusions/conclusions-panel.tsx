/** Conclusions beside the paper, written while the chair draws them. */

import { IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BarButton } from '#renderer/live/bar-button.tsx';
import type { PanelChoice } from '#renderer/live/room-panel.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ConclusionList } from './conclusion-list.tsx';

export function ConclusionsPanel({ meeting }: { meeting: Meeting }) {
  return <ConclusionList meeting={meeting} />;
}

export function ConclusionsButton({ meeting, panel }: { meeting: Meeting; panel: PanelChoice }) {
  const { t } = useTranslation('minutes');
  const count = meeting.floor.conclusions.size;
  return (
    <BarButton
      icon={<IconTargetArrow size={20} stroke={1.75} />}
      words={t('conclusions.title')}
      label={count > 0 ? `${t('conclusions.title')} (${count})` : t('conclusions.title')}
      count={count > 0 ? count : undefined}
      pressed={panel.shown === 'conclusions'}
      onClick={() => panel.toggle('conclusions')}
    />
  );
}
