/** The seat map on the room screen: who is there, who speaks, who has still to vote; nothing to press. */
import { useTranslation } from 'react-i18next';
import type { Floor } from '#domain/meeting/floor.ts';
import { withoutEmptyBack } from '#domain/meeting/seating.ts';
import { Legend } from '#renderer/seats/legend.tsx';
import { SeatFace, seatData } from '#renderer/seats/live-seat.tsx';
import { SeatGrid } from '#renderer/seats/seat-grid.tsx';
import seatClasses from '#renderer/seats/seats.module.css';
import type { Seats } from '#renderer/seats/use-seats.ts';
import { useSitters } from '#renderer/seats/use-sitters.ts';
import classes from './screen.module.css';

export function SeatsView({ seats, floor }: { seats: Seats; floor: Floor }) {
  const { t } = useTranslation('seats');
  const sitters = useSitters(seats, floor);
  return (
    <section className={classes.seats}>
      <SeatGrid map={withoutEmptyBack(seats.map, seats)} label={t('title')} whole>
        {(place) => {
          const sitter = sitters.get(place.label);
          return (
            <div className={seatClasses.seat} {...seatData(sitter?.state)}>
              <SeatFace place={place} sitter={sitter} />
            </div>
          );
        }}
      </SeatGrid>
      <div className={classes.seatsLegend}>
        <Legend states={[...sitters.values()].map(({ state }) => state)} />
      </div>
    </section>
  );
}
