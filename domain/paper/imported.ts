/**
 * Annotations that a paper's file already holds, taken over as marks. The id of such a mark names its original: taken over
 * twice it is the same mark, and the original can be left out where the mark is shown. Pure.
 */
import { z } from 'zod';
import { MarkId, type Sha256, Timestamp } from '../ids.ts';
import { Colour, Geometry } from './mark.ts';

export const Importable = z.object({
  id: MarkId,
  page: z.number().int().min(1),
  geometry: Geometry,
  colour: Colour,
  /** Who made it, as the file says; may be empty. */
  author: z.string().max(200),
  text: z.string().max(15_000),
  createdAt: Timestamp.nullable(),
});
export type Importable = z.infer<typeof Importable>;

/** Of a file's address: enough that marks of two files never meet. */
const HASH_DIGITS = 16;

/**
 * @param annotation as the PDF engine names it: its object's number, `R`, and its generation if it is not 0
 * @param part of an annotation that becomes several marks
 * @returns `undefined` for an annotation that is no object of its own: nothing can name it
 */
export function importedId(sha256: Sha256, annotation: string, part?: number): MarkId | undefined {
  if (!/^\d{1,10}R\d{0,5}$/.test(annotation)) return undefined;
  const name = `goc-${annotation.toLowerCase()}-${sha256.slice(0, HASH_DIGITS)}`;
  return MarkId.parse(part === undefined ? name : `${name}-${part}`);
}

/** The annotation of this very file that a mark was taken over from. */
export function originalOf(id: MarkId, sha256: Sha256): { annotation: string; object: number } | undefined {
  const [, object, generation = '', hash] = /^goc-(\d+)r(\d*)-([0-9a-f]+)(?:-\d+)?$/.exec(id) ?? [];
  if (object === undefined || hash !== sha256.slice(0, HASH_DIGITS)) return undefined;
  return { annotation: `${object}R${generation}`, object: Number(object) };
}
