/** How long somebody has been speaking, by the server's clock, and how it stands with their time. */
import { useTranslation } from 'react-i18next';
import { type Speech, spokenMsOf, timeLeftOf } from '#domain/meeting/speech.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { formatElapsed } from '#renderer/ui/dates.ts';
import classes from './speaking.module.css';

export function SpeechClock({ speech, large = false }: { speech: Speech; large?: boolean }) {
  const { t } = useTranslation('speaking');
  const now = useServerNow(speech.state === 'speaking' ? 500 : undefined);
  const ms = spokenMsOf(speech, now);
  const left = timeLeftOf(speech, ms);
  const limitMs = speech.limit === null ? null : speech.limit * 1000;
  return (
    <div className={classes.clock} data-left={left} data-large={large || undefined} role="timer">
      <span className={classes.clockTime}>{formatElapsed(ms)}</span>
      {limitMs !== null && <span className={classes.clockOf}>/ {formatElapsed(limitMs)}</span>}
      {limitMs !== null && (
        <span className={classes.clockBar} aria-hidden>
          <span style={{ width: `${Math.min(100, (ms / limitMs) * 100)}%` }} />
        </span>
      )}
      {left !== 'enough' && limitMs !== null && (
        <span className={classes.clockSaid}>
          {left === 'near'
            ? t('timeNear', { left: formatElapsed(limitMs - ms) })
            : t('timeOver', { over: formatElapsed(ms - limitMs) })}
        </span>
      )}
    </div>
  );
}
