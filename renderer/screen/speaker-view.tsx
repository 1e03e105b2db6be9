/** Whoever has the floor, large, with the clock that everyone in the room goes by. */
import { useTranslation } from 'react-i18next';
import { type Speech, spokenMsOf, timeLeftOf } from '#domain/meeting/speech.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { formatElapsed } from '#renderer/ui/dates.ts';
import classes from './screen.module.css';

const labels = { speech: 'speaking', point_of_order: 'order', question: 'asking' } as const;

export function SpeakerView({ speech }: { speech: Speech }) {
  const { t } = useTranslation('screen');
  const { nameOf, postOf } = usePeople();
  const now = useServerNow(500);
  const ms = spokenMsOf(speech, now);
  const left = timeLeftOf(speech, ms);
  const { person, answerer, limit } = speech;
  return (
    <section className={classes.speaker} aria-label={t(labels[speech.kind])}>
      <div className={classes.speakerWords}>
        <p className={classes.label}>{t(labels[speech.kind])}</p>
        <p className={classes.speakerName}>{nameOf(person)}</p>
        <p className={classes.small}>{postOf(person)}</p>
        {answerer !== null && <p className={classes.second}>{t('asks', { name: nameOf(answerer) })}</p>}
      </div>
      <div className={classes.clock} data-left={left} role="timer">
        <span className={classes.clockTime}>{formatElapsed(ms)}</span>
        {limit !== null && <span className={classes.clockOf}>/ {formatElapsed(limit * 1000)}</span>}
      </div>
    </section>
  );
}
