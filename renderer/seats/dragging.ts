/** Words and names that the dragging of people shares. */

/** Where people without a seat are; a seat is dropped on by its label. */
export const LIST = 'without-seat';

const nothing = () => undefined;

/** The line above the map says what is going on; a second voice would say it in another language. */
export const DRAG_QUIET = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
};
