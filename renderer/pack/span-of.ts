import type { PackPlace } from '#domain/paper/pack.ts';

/** `20–31`, or `20` for a single page; nothing where the numbers are not known. */
export function spanOf(place: PackPlace | undefined): string | undefined {
  if (!place || place.first === null || place.pages === null) return undefined;
  return place.pages === 1 ? String(place.first) : `${place.first}–${place.first + place.pages - 1}`;
}
