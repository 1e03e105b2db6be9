import { type Bookings, readBookings } from '#domain/office/bookings.ts';
import { useDocument } from '#renderer/data/use-document.ts';

const bookings = { kind: 'bookings' } as const;

/** Which rooms and people are taken when, as far as this machine has heard. */
export function useBookings(): Bookings {
  return useDocument(bookings, readBookings).value;
}
