/**
 * Marks on papers, as the documents `person/{id}/notes/{meeting}` (private) and `meeting/{id}/ink/{person}` (shared)
 * hold them: alike in both, so that a mark moves between the layers unchanged. The author is the document's owner.
 *
 * Geometry is in PDF points of the unrotated page (origin bottom left, as the file says) and written once; what changes
 * later (offset, colour, text) are small fields beside it, so that editing a mark never sends its strokes again.
 */
import * as Y from 'yjs';
import { z } from 'zod';
import { MarkId, PaperId, Sha256, Timestamp } from '../ids.ts';
import { plain, readRecords } from '../records.ts';

/** A coordinate in points; anything beyond is not on a page. PDF itself allows ±14,400. */
const Coordinate = z.number().finite().min(-20_000).max(20_000);

/** `[x, y, pressure]*`, flat; pressure 0–1. */
export const InkStroke = z
  .array(Coordinate)
  .min(3)
  .max(30_000)
  .refine((flat) => flat.length % 3 === 0);
export type InkStroke = z.infer<typeof InkStroke>;

const Point = z.tuple([Coordinate, Coordinate]);

/** `[left, bottom, right, top]` */
export const Rect = z.tuple([Coordinate, Coordinate, Coordinate, Coordinate]);
export type Rect = z.infer<typeof Rect>;

/** Of a line, in points. */
const Width = z.number().min(0.1).max(100);

const Ink = z.object({ kind: z.enum(['ink', 'highlighter']), stroke: InkStroke, width: Width });
/** `quote`: the marked words, kept for lists and for finding the place again in a new version. */
const TextMark = z.object({
  kind: z.enum(['highlight', 'underline', 'strike']),
  rects: z.array(Rect).min(1).max(2000),
  quote: z.string().max(20_000),
});
const Note = z.object({ kind: z.literal('note'), at: Point });
const TextBox = z.object({ kind: z.literal('text'), rect: Rect, size: z.number().min(4).max(144) });
/** An arrow points to `to`. */
const Line = z.object({ kind: z.enum(['line', 'arrow']), from: Point, to: Point, width: Width });
/** `rect`: the middle of the drawn line, which reaches half its width beyond. */
const Outline = z.object({ kind: z.enum(['rectangle', 'ellipse']), rect: Rect, width: Width });
/** Below the label stand who set it and when: the document's owner and `createdAt`, so that neither can be made up. */
const Stamp = z.object({ kind: z.literal('stamp'), rect: Rect, label: z.string().min(1).max(60) });

/** A kind that a client does not know is no valid mark to it: it shows the others and leaves this one where it is. */
export const Geometry = z.discriminatedUnion('kind', [Ink, TextMark, Note, TextBox, Line, Outline, Stamp]);
export type Geometry = z.infer<typeof Geometry>;
export type MarkKind = Geometry['kind'];

/** `#rrggbb` */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/);
export type Colour = z.infer<typeof Colour>;

export const Mark = z.object({
  id: MarkId,
  paper: PaperId,
  /** The version of the paper it was made on. */
  sha256: Sha256,
  /** Counted from 1. */
  page: z.number().int().min(1),
  geometry: Geometry,
  colour: Colour,
  /** Moved by this much since it was drawn, in points. */
  offset: z.tuple([Coordinate, Coordinate]).catch([0, 0]),
  /** The words of a note or text box; a comment on any other mark. */
  text: z.string().max(20_000).catch(''),
  createdAt: Timestamp,
  changedAt: Timestamp,
});
export type Mark = z.infer<typeof Mark>;

/** What may change after a mark was made. */
export type MarkChanges = Partial<Pick<Mark, 'colour' | 'offset' | 'text' | 'changedAt'>>;

function marksOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('marks');
}

export function readMarks(doc: Y.Doc): Map<MarkId, Mark> {
  return readRecords(marksOf(doc), Mark);
}

/** One mark; `undefined` where there is none, or not a valid one. */
export function readMark(doc: Y.Doc, id: MarkId): Mark | undefined {
  const mark = Mark.safeParse(plain(marksOf(doc).get(id))).data;
  return mark?.id === id ? mark : undefined;
}

/** Adds a mark, or puts back one that was removed. */
export function putMark(doc: Y.Doc, mark: Mark): void {
  marksOf(doc).set(mark.id, new Y.Map<unknown>(Object.entries(mark)));
}

/** Changes a mark that still exists; one removed meanwhile by another device stays removed. */
export function changeMark(doc: Y.Doc, id: MarkId, changes: MarkChanges): void {
  const record = marksOf(doc).get(id);
  if (!(record instanceof Y.Map)) return;
  doc.transact(() => {
    for (const [field, value] of Object.entries(changes)) record.set(field, value);
  });
}

export function removeMark(doc: Y.Doc, id: MarkId): void {
  marksOf(doc).delete(id);
}

/** Calls back after each change of the marks, with the ids that changed. */
export function observeMarks(doc: Y.Doc, changed: (ids: Set<MarkId>) => void): () => void {
  const marks = marksOf(doc);
  const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const ids = new Set<MarkId>();
    for (const event of events) {
      if (event.target === marks) for (const key of event.changes.keys.keys()) ids.add(key as MarkId);
      else ids.add(event.path[0] as MarkId);
    }
    changed(ids);
  };
  marks.observeDeep(observer);
  return () => marks.unobserveDeep(observer);
}
