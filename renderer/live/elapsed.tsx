import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { elapsedMsOf, type ItemProgress, paceOf } from '#domain/meeting/running-order.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { formatElapsed } from '#renderer/ui/dates.ts';

const MINUTE_MS = 60_000;

/** How long an item has been discussed by the server's clock, against what was planned. */
export function Elapsed({ progress, planned }: { progress: ItemProgress; planned: number | null }) {
  const { t } = useTranslation('live');
  const now = useServerNow(progress.since === null ? undefined : 1_000);
  if (progress.openedAt === null) return null;
  const ms = elapsedMsOf(progress, now);
  const elapsed = formatElapsed(ms);
  const pace = paceOf(planned, ms);
  const beyond = planned === null ? 0 : ms - planned * MINUTE_MS;
  return (
    <Text size="xs" c={paceColours[pace]} component="div" role="timer">
      {planned === null ? t('elapsed', { elapsed }) : t('elapsedOf', { elapsed, planned })}
      {pace === 'near' && ` · ${t('near')}`}
      {beyond >= MINUTE_MS && ` · ${t('over', { minutes: Math.floor(beyond / MINUTE_MS) })}`}
    </Text>
  );
}

const paceColours = { enough: 'var(--text-quiet)', near: 'var(--near)', over: 'var(--live)' };
