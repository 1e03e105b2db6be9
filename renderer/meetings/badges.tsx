import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Phase } from '#domain/meeting/phase.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import classes from './meetings.module.css';

const phaseColours: Record<Phase, string> = {
  draft: 'gold',
  pending_approval: 'gold',
  rejected: 'seal',
  approved: 'ink',
  convened: 'ink',
  in_progress: 'seal',
  paused: 'gold',
  ended: 'gray',
  concluded: 'gray',
  archived: 'gray',
  postponed: 'gold',
  cancelled: 'gray',
};

export function PhaseBadge({ phase }: { phase: Phase }) {
  const { t } = useTranslation('meetings');
  return (
    <Badge
      className={classes.badge}
      variant={phase === 'in_progress' ? 'filled' : 'light'}
      color={phaseColours[phase]}
      size="lg"
      leftSection={phase === 'in_progress' ? <span className={classes.pulse} /> : undefined}
    >
      {t(`phase.${phase}`)}
    </Badge>
  );
}

export function RoleBadge({ role }: { role: MeetingRole }) {
  const { t } = useTranslation('meetings');
  return (
    <Badge className={classes.badge} variant="outline" color="gray" size="lg">
      {t(`role.${role}`)}
    </Badge>
  );
}
