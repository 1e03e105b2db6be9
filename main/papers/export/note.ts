/** Notes as Text annotations with an icon of their own: every viewer shows the same one. */
import { noteReach, type Turn } from '#domain/paper/look.ts';
import type { Geometry } from '#domain/paper/mark.ts';
import { fillColour, num } from './appearance.ts';
import type { Drawn } from './drawn.ts';

type NoteGeometry = Extract<Geometry, { kind: 'note' }>;

export function drawNote(
  geometry: NoteGeometry,
  colour: string,
  [dx, dy]: readonly [number, number],
  rotate: Turn,
): Drawn {
  const [x, y] = anchor(geometry.at[0] + dx, geometry.at[1] + dy, rotate);
  return {
    subtype: 'Text',
    rect: [x, y - side, x + side, y],
    form: { box: [0, 0, side, side], content: icon(colour) },
    entries: { Name: 'Comment', Open: false },
  };
}

/**
 * Viewers never turn a note with its page: they keep the upper left corner of its rectangle where it is on the page and
 * draw the icon upright from there (ISO 32000-2, 12.5.6.4). This is the corner for which the icon's middle is `x, y`.
 */
function anchor(x: number, y: number, rotate: Turn): [number, number] {
  switch (rotate) {
    case 0:
      return [x - noteReach, y + noteReach];
    case 90:
      return [x - noteReach, y - noteReach];
    case 180:
      return [x + noteReach, y - noteReach];
    case 270:
      return [x + noteReach, y + noteReach];
  }
}

/** The icon's middle, from the upper left corner of its rectangle. */
export function middleOfNote(left: number, top: number, rotate: Turn): [number, number] {
  const [x, y] = anchor(0, 0, rotate);
  return [left - x, top - y];
}

const side = noteReach * 2;

/** A speech bubble with three lines. */
function icon(colour: string): string {
  const lines = [13.2, 11, 8.8].map((height) => `4.5 ${num(height)} m 13.5 ${num(height)} l`);
  return `${noteBubble(colour)}\n0.9 w\n${lines.join('\n')}\nS`;
}

/** The bubble alone, of the icon's size, with its middle at 9, 11. */
export function noteBubble(colour: string): string {
  const bubble = '2 6 m 2 16 l 16 16 l 16 6 l 9 6 l 5 2 l 5 6 l h';
  return `${fillColour(colour)}\n0 G 0.8 w 1 j\n${bubble}\nB`;
}
