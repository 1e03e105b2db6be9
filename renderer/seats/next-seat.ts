import type { SeatPlace } from '#domain/meeting/seating.ts';

/** The seat an arrow key leads to, across aisles and gaps; `undefined` at the edge, and for any other key. Pure. */
export function nextSeat(
  places: readonly SeatPlace[],
  from: string | undefined,
  arrow: string,
): SeatPlace | undefined {
  const at = places.find(({ label }) => label === from);
  if (!at) return undefined;
  const along = (axis: 'row' | 'column', step: 1 | -1) => {
    const across = axis === 'row' ? 'column' : 'row';
    return places
      .filter((place) => (place[axis] - at[axis]) * step > 0)
      .filter((place) => axis === 'row' || place.row === at.row)
      .sort(
        (a, b) =>
          (a[axis] - b[axis]) * step || Math.abs(a[across] - at[across]) - Math.abs(b[across] - at[across]),
      )[0];
  };
  switch (arrow) {
    case 'ArrowLeft':
      return along('column', -1);
    case 'ArrowRight':
      return along('column', 1);
    case 'ArrowUp':
      return along('row', -1);
    case 'ArrowDown':
      return along('row', 1);
    default:
      return undefined;
  }
}
