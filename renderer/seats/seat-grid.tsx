/**
 * The map itself: rows from the front, seats as buttons, aisles as gaps. One stop for the tab key; arrows go from seat to
 * seat across aisles. What a seat shows is the caller's.
 */
import { type CSSProperties, type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SeatMap, type SeatPlace, seatPlaces } from '#domain/meeting/seating.ts';
import { nextSeat } from './next-seat.ts';
import classes from './seats.module.css';

export function SeatGrid({
  map,
  label,
  zoom = 1,
  whole = false,
  children,
}: {
  map: SeatMap;
  label: string;
  zoom?: number;
  /** As large as the place it has allows without scrolling. */
  whole?: boolean;
  /** One seat, given its place and the index that the tab key sees. */
  children: (place: SeatPlace, tabIndex: 0 | -1) => ReactNode;
}) {
  const { t } = useTranslation('seats');
  const places = seatPlaces(map);
  const [focused, setFocused] = useState<string>();
  const stop = places.some((place) => place.label === focused) ? focused : places[0]?.label;
  const columns = Math.max(...map.seats.map((row) => row.length));
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = nextSeat(places, stop, event.key);
    if (target === undefined) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-seat="${target.label}"]`)?.focus();
  };
  return (
    <div className={classes.scroll} data-whole={whole || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a plan of a room, no table of figures */}
      <div
        className={classes.grid}
        role="group"
        aria-label={label}
        style={{ '--columns': columns, '--rows': map.seats.length, '--zoom': zoom } as CSSProperties}
        onKeyDown={move}
        onFocus={(event) => setFocused(event.target.dataset.seat ?? focused)}
      >
        <div className={classes.front}>{t('front')}</div>
        {map.seats.map((row, y) => (
          // Rows and cells have no names of their own: where they are is what they are.
          <div key={y} className={classes.row}>
            {row.map((_, x) => {
              const place = places.find(({ row, column }) => row === y && column === x);
              return (
                <div key={x} className={classes.cell}>
                  {place && children(place, place.label === stop ? 0 : -1)}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
