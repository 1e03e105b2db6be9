/** Before the start, and whenever it is asked for: what is met about, how many are there, and the code to check in by. */
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '#domain/ids.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import { checkInText, spacedCode } from '#renderer/meeting/check-in-code.ts';
import { formatSpan } from '#renderer/ui/dates.ts';
import { QrSquare } from './qr-square.tsx';
import classes from './screen.module.css';
import { useCheckInCode } from './use-check-in-code.ts';

export function CheckInView({ meeting, plan, floor }: { meeting: MeetingId; plan: Plan; floor: Floor }) {
  const { t, i18n } = useTranslation('screen');
  const { startsAt, endsAt, place, title } = plan.details;
  const code = useCheckInCode(meeting, floor);
  return (
    <section className={classes.welcome}>
      <div className={classes.welcomeWords}>
        <p className={classes.label}>{t('welcome')}</p>
        <h1 className={classes.itemTitle}>{title}</h1>
        {startsAt !== null && <p className={classes.second}>{formatSpan(startsAt, endsAt, i18n.language)}</p>}
        {place && <p className={classes.second}>{place}</p>}
      </div>
      {code !== undefined && (
        <aside className={classes.code}>
          <p className={classes.label}>{t('codeWord')}</p>
          {code === null ? (
            <p className={classes.second}>{t('codeMissing')}</p>
          ) : (
            <>
              <QrSquare text={checkInText(meeting, code)} label={t('codeWord')} />
              <output className={classes.codeDigits}>{spacedCode(code)}</output>
              <p className={classes.small}>{t('checkInHow')}</p>
            </>
          )}
        </aside>
      )}
    </section>
  );
}
