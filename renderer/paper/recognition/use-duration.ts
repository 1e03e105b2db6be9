import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

const minuteMs = 60_000;
/** Below a minute and a half, seconds say more; they are rounded, since nobody knows them exactly. */
const secondsUpTo = 1.5 * minuteMs;
const secondsStep = 5;

/** About how long something takes, in words. */
export function useDuration(): (ms: number) => string {
  const { t } = useTranslation('paper');
  return useCallback(
    (ms) => {
      if (ms >= secondsUpTo) return t('recognition.minutes', { count: Math.round(ms / minuteMs) });
      const seconds = Math.max(1, Math.ceil(ms / 1000 / secondsStep)) * secondsStep;
      return t('recognition.seconds', { count: seconds });
    },
    [t],
  );
}
