/** Marks for tests, on a paper that everybody has open. */
import type { MarkId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import type { Colour, Geometry, Mark } from '#domain/paper/mark.ts';

export const paper = 'paper' as PaperId;
export const version = 'a'.repeat(64) as Sha256;
export const hoa = 'hoa' as PersonId;
export const binh = 'binh' as PersonId;

export function markOf(id: string, geometry: Geometry, changes: Partial<Mark> = {}): Mark {
  return {
    id: id as MarkId,
    paper,
    sha256: version,
    page: 1,
    geometry,
    colour: '#1c4fa1' as Colour,
    offset: [0, 0],
    text: '',
    createdAt: 1,
    changedAt: 1,
    ...changes,
  };
}

export const ink = (id: string, changes: Partial<Mark> = {}) =>
  markOf(id, { kind: 'ink', stroke: [0, 0, 0.5, 100, 0, 0.5], width: 2 }, changes);
