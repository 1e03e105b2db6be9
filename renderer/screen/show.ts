/** What whoever runs the room screen chose: item and speaker with the led page beside them, without it, the seats, or the code. */
export const screenShows = ['page', 'room', 'seats', 'checkIn'] as const;
export type ScreenShow = (typeof screenShows)[number];
