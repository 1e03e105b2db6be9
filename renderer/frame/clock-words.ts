/** By how much this machine's clock goes wrong, in words. */
import { useTranslation } from 'react-i18next';

/** Below that nobody comes late by it. */
const LARGE_SKEW_MS = 2 * 60_000;
const HOUR_MS = 3_600_000;

/** @returns `undefined` for a clock that goes right, as far as is known */
export function useClockWords(): (clockSkew: number) => string | undefined {
  const { t } = useTranslation('frame');
  return (clockSkew) => {
    const off = Math.abs(clockSkew);
    if (off <= LARGE_SKEW_MS) return undefined;
    const by =
      off < 2 * HOUR_MS
        ? t('clock.minutes', { count: Math.round(off / 60_000) })
        : off < 48 * HOUR_MS
          ? t('clock.hours', { count: Math.round(off / HOUR_MS) })
          : t('clock.days', { count: Math.round(off / (24 * HOUR_MS)) });
    // The server's clock is ahead of one that is slow.
    return t(clockSkew > 0 ? 'clock.slow' : 'clock.fast', { by });
  };
}
