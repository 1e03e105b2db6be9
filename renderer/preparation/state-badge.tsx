import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Timestamp } from '#domain/ids.ts';
import { isOpenForPapers, latenessOf, type PreparationState } from '#domain/meeting/preparation.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';

const colours: Record<PreparationState, string> = {
  awaiting_papers: 'gold',
  papers_submitted: 'ink',
  returned: 'seal',
  papers_approved: 'leaf',
};

export function StateBadge({ state }: { state: PreparationState }) {
  const { t } = useTranslation('preparation');
  return (
    <Badge variant="light" color={colours[state]} size="lg" tt="none">
      {t(`state.${state}`)}
    </Badge>
  );
}

/** Says that papers came, or still come, later than they should (QĐ 45/2018/QĐ-TTg). */
export function LateBadge({
  request: { state, dueAt, submittedAt },
  startsAt,
}: {
  request: { state: PreparationState; dueAt: Timestamp | null; submittedAt: Timestamp | null };
  startsAt: Timestamp | null;
}) {
  const { t } = useTranslation('preparation');
  const now = useServerNow();
  const at = isOpenForPapers(state) ? now : (submittedAt ?? now);
  const lateness = latenessOf(dueAt, startsAt, at);
  if (lateness === 'in-time') return null;
  return (
    <Badge variant="filled" color="seal" size="lg" tt="none">
      {t(lateness === 'late' ? 'late' : 'tooLate')}
    </Badge>
  );
}
