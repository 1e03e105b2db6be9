/** Changing a seat map. Pure. */
import { type MeetingRoom, roomLimits, type Seat } from '#domain/office/catalogues.ts';

type Seats = MeetingRoom['seats'];

/** The map with so many rows and columns; what was drawn stays, what is new are seats. */
export function resized(seats: Seats, rows: number, columns: number): Seats {
  const height = clamp(rows, roomLimits.rows);
  const width = clamp(columns, roomLimits.columns);
  if (height === 0 || width === 0) return [];
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x): Seat => seats[y]?.[x] ?? 'seat'),
  );
}

export function toggled(seats: Seats, y: number, x: number): Seats {
  return seats.map((row, ownY) =>
    ownY === y
      ? row.map((seat, ownX): Seat => (ownX === x ? (seat === 'seat' ? 'aisle' : 'seat') : seat))
      : row,
  );
}

function clamp(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 0), most) : 0;
}
