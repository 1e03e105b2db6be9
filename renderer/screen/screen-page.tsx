/** Màn hình phòng họp: the window on the projector. It shows the room to the room, and does nothing else. */
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readFloor } from '#domain/meeting/floor.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { usePart } from '#renderer/data/use-part.ts';
import { NotYours } from '#renderer/meeting/meeting-page.tsx';
import { PresenceOf } from '#renderer/presence/presence-context.tsx';
import { useSeats } from '#renderer/seats/use-seats.ts';
import { useTitle } from '#renderer/ui/use-title.ts';
import { CheckInView } from './check-in-view.tsx';
import { ItemView } from './item-view.tsx';
import { QuietView } from './quiet-view.tsx';
import { roomPictureOf, shownFloor } from './room-picture.ts';
import classes from './screen.module.css';
import { ScreenChoices } from './screen-choices.tsx';
import { ScreenFoot } from './screen-foot.tsx';
import { SeatsView } from './seats-view.tsx';

const route = getRouteApi('/meetings/$meeting/screen');

export function ScreenPage() {
  const { t } = useTranslation('screen');
  const { meeting } = route.useParams();
  const { show } = route.useSearch();
  const { person } = useMe();
  const part = usePart(meeting);
  // The common plan and nothing beside it: what a group alone may see is in other documents.
  const plan = useDocument(part.plan, readPlan);
  const floor = useDocument(part.floor, readFloor);
  const seats = useSeats({ id: meeting, plan: plan.value, floor: floor.value });
  useTitle(plan.value.details.title);
  if (part.opening) return <div className={classes.screen}>{t('opening')}</div>;
  if (plan.state === 'refused' || floor.state === 'refused') return <NotYours />;
  if (plan.state !== 'open' || floor.state !== 'open')
    return <div className={classes.screen}>{t('opening')}</div>;
  const picture = roomPictureOf(plan.value, floor.value);
  const shown = { meeting, plan: plan.value, floor: floor.value };
  const showsCode = picture.view === 'welcome' || (show === 'checkIn' && picture.view !== 'ended');
  return (
    <PresenceOf meeting={meeting}>
      <div className={classes.screen}>
        <header className={classes.head}>
          <span className={classes.title}>{plan.value.details.title}</span>
          <ScreenChoices show={show} organises={floor.value.members.get(person)?.role} />
        </header>
        <main className={classes.main}>
          {showsCode ? (
            <CheckInView {...shown} />
          ) : show === 'seats' && seats && picture.view !== 'ended' ? (
            <SeatsView seats={seats} floor={shownFloor(plan.value, floor.value)} />
          ) : picture.view === 'item' ? (
            <ItemView {...shown} picture={picture} showPage={show !== 'room'} />
          ) : (
            <QuietView picture={picture} />
          )}
        </main>
        <ScreenFoot {...shown} picture={picture} withCode={!showsCode} />
      </div>
    </PresenceOf>
  );
}
