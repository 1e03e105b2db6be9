/** Where the window was when it was last closed. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** In screen points. */
const Rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
});
type Rectangle = z.infer<typeof Rectangle>;

const Place = z.object({ bounds: Rectangle, maximized: z.boolean() });
export type Place = z.infer<typeof Place>;

const fileOf = (dataDir: string) => path.join(dataDir, 'window.json');

/** `undefined` when it is not known or no longer on any of `screens`, e.g. since a projector is unplugged. */
export function rememberedPlace(dataDir: string, screens: readonly Rectangle[]): Place | undefined {
  let place: Place;
  try {
    place = Place.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
  const { x, y, width } = place.bounds;
  // The middle of its upper edge must be reachable, or it could not be moved.
  const handle = x + width / 2;
  const isOn = (screen: Rectangle) =>
    handle >= screen.x &&
    handle < screen.x + screen.width &&
    y >= screen.y - 1 &&
    y < screen.y + screen.height - 40;
  return screens.some(isOn) ? place : undefined;
}

/** Losing this is no loss: a failure to write is let pass. */
export function rememberPlace(dataDir: string, place: Place): void {
  try {
    writeFileSync(fileOf(dataDir), JSON.stringify(place));
  } catch {}
}
