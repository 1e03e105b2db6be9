/** What whoever runs the room screen chose: item and speaker with the led page beside them, without it, or the code. */
export const screenShows = ['page', 'room', 'checkIn'] as const;
export type ScreenShow = (typeof screenShows)[number];
