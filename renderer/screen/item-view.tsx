/** The item under discussion: its number and title, who has the floor, the ballot; the led page beside them. */
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '#domain/ids.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import { elapsedMsOf, paceOf, progressOf } from '#domain/meeting/running-order.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { formatElapsed } from '#renderer/ui/dates.ts';
import { BallotView } from './ballot-view.tsx';
import { LedPage } from './led-page.tsx';
import type { RoomPicture } from './room-picture.ts';
import classes from './screen.module.css';
import { SpeakerView } from './speaker-view.tsx';

export type ItemPicture = Extract<RoomPicture, { view: 'item' }>;

export function ItemView({
  floor,
  picture,
  showPage,
}: {
  meeting: MeetingId;
  floor: Floor;
  picture: ItemPicture;
  showPage: boolean;
}) {
  const { t } = useTranslation('screen');
  const { item, number, speaker, ballot } = picture;
  const led = showPage ? picture.led : undefined;
  return (
    <div className={classes.split} data-with-page={led !== undefined || undefined}>
      {led && (
        <LedPage
          key={led.paper.file.sha256}
          paper={led.paper}
          page={led.page}
          leader={floor.lead?.leader}
          label={t('page', { page: led.page })}
        />
      )}
      <div className={classes.now} data-busy={speaker !== undefined || ballot !== undefined || undefined}>
        <section>
          <p className={classes.label}>
            {t('item', { number })} <ItemClock floor={floor} picture={picture} />
          </p>
          <h1 className={classes.itemTitle}>{item.title}</h1>
          {item.presenter && (
            <p className={classes.second}>{t('presenter', { presenter: item.presenter })}</p>
          )}
        </section>
        {speaker && <SpeakerView speech={speaker} />}
        {ballot && <BallotView floor={floor} ballot={ballot} />}
      </div>
    </div>
  );
}

function ItemClock({ floor, picture: { item } }: { floor: Floor; picture: ItemPicture }) {
  const { t } = useTranslation('screen');
  const progress = progressOf(floor.items, item.id);
  const now = useServerNow(1_000);
  const ms = elapsedMsOf(progress, now);
  return (
    <span className={classes.itemClock} data-pace={paceOf(item.minutes, ms)} role="timer">
      {formatElapsed(ms)}
      {item.minutes !== null && ` · ${t('planned', { minutes: item.minutes })}`}
    </span>
  );
}
