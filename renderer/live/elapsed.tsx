import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Timestamp } from '#domain/ids.ts';
import { useConnection } from '#renderer/data/live.ts';
import { formatElapsed } from '#renderer/ui/dates.ts';
import { useNow } from '#renderer/ui/use-now.ts';

const MINUTE_MS = 60_000;

/** How long an item has been open by the server's clock, against what was planned. */
export function Elapsed({ since, planned }: { since: Timestamp | null; planned: number | null }) {
  const { t } = useTranslation('live');
  const { clockSkew } = useConnection();
  const now = useNow(since === null ? undefined : 1_000);
  if (since === null) return null;
  const ms = now + clockSkew - since;
  const elapsed = formatElapsed(ms);
  const over = planned === null ? 0 : Math.floor((ms - planned * MINUTE_MS) / MINUTE_MS);
  return (
    <Text size="xs" c={over > 0 ? 'var(--live)' : 'var(--text-quiet)'} component="div" role="timer">
      {planned === null ? t('elapsed', { elapsed }) : t('elapsedOf', { elapsed, planned })}
      {over > 0 && ` · ${t('over', { minutes: over })}`}
    </Text>
  );
}
