import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Paper } from '#domain/meeting/plan.ts';
import { readStateOf } from '#domain/meeting/read.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { useOwnReadings } from './use-own-readings.ts';

/** Beside a paper that is to be read beforehand: whether one has. */
export function ReadBadge({ meeting, paper }: { meeting: Meeting; paper: Paper }) {
  const { t } = useTranslation('preparation');
  const { person } = useMe();
  const readings = useOwnReadings(meeting.id);
  if (!paper.mustRead || meeting.groupOf(paper.item)) return null;
  const state = paper.addedBy === person ? 'read' : readStateOf(readings, person, paper);
  return (
    <Badge
      tt="none"
      variant={state === 'read' ? 'outline' : 'light'}
      color={state === 'read' ? 'gray' : state === 'changed' ? 'seal' : 'gold'}
    >
      {state === 'read' ? t('read.mustRead') : `${t('read.mustRead')} · ${t(`read.${state}`)}`}
    </Badge>
  );
}
