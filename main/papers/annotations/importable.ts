/** From an annotation, as the PDF engine reads it, to what it is as a mark. Pure. */
import { z } from 'zod';
import type { Sha256 } from '#domain/ids.ts';
import { type Importable, importedId } from '#domain/paper/imported.ts';
import type { Turn } from '#domain/paper/look.ts';
import { Geometry, type Rect } from '#domain/paper/mark.ts';
import type { PlacedWord } from '#domain/paper/placed-words.ts';
import { middleOfNote } from '../export/note.ts';

/** Typed arrays of the engine are arrays of numbers to us. */
const Numbers = z.preprocess(
  (value) => (ArrayBuffer.isView(value) ? Array.from(value as never) : value),
  z.array(z.number()),
);
const Words = z
  .object({ str: z.string() })
  .transform(({ str }) => str)
  .catch('');

export const Annotation = z.object({
  id: z.string(),
  subtype: z.string(),
  rect: Numbers,
  color: Numbers.nullable().catch(null),
  contentsObj: Words,
  titleObj: Words,
  creationDate: z.string().nullable().catch(null),
  modificationDate: z.string().nullable().catch(null),
  borderStyle: z.object({ width: z.number() }).catch({ width: 1 }),
  quadPoints: Numbers.nullable().catch(null),
  inkLists: z.array(Numbers).catch([]),
  lineCoordinates: Numbers.nullable().catch(null),
  lineEndings: z.array(z.string()).catch([]),
  defaultAppearanceData: z.object({ fontSize: z.number(), fontColor: Numbers }).nullable().catch(null),
  opacity: z.number().nullable().catch(null),
  /** The annotation that this one answers. */
  inReplyTo: z.string().nullable().catch(null),
  hidden: z.boolean().catch(false),
});
export type Annotation = z.infer<typeof Annotation>;

/** Of annotations that say no colour. */
const NO_COLOUR = '#c0271b';
const LEAST_WIDTH = 0.5;
const MOST_WIDTH = 100;
/** Such ink is a marker's: words shine through it. */
const MARKER_WIDTH = 6;
const DEFAULT_LETTERS = 12;

/**
 * @param page its number, its own turn, and its words, for what marked words say
 * @returns several for ink of several strokes; none where it is no mark
 */
export function importablesOf(
  annotation: Annotation,
  page: { number: number; rotate: Turn; words: readonly PlacedWord[] },
  sha256: Sha256,
): Importable[] {
  const geometries = geometriesOf(annotation, page.rotate, page.words).flatMap(
    (each) => Geometry.safeParse(each).data ?? [],
  );
  return geometries.flatMap((geometry, part): Importable | [] => {
    const id = importedId(sha256, annotation.id, geometries.length > 1 ? part : undefined);
    if (!id) return [];
    return {
      ...{ id, page: page.number, geometry },
      colour: colourOf(annotation),
      author: annotation.titleObj.trim().slice(0, 200),
      // Of several strokes the first one bears the words.
      text:
        part > 0 || geometry.kind === 'stamp' ? '' : annotation.contentsObj.normalize('NFC').slice(0, 15_000),
      createdAt: timeOf(annotation.creationDate ?? annotation.modificationDate),
    };
  });
}

function geometriesOf(annotation: Annotation, rotate: Turn, words: readonly PlacedWord[]): unknown[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = annotation.rect;
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, annotation.borderStyle.width || 1));
  switch (annotation.subtype) {
    case 'Highlight':
    case 'Underline':
    case 'Squiggly':
    case 'StrikeOut':
      return textMark(annotation, words);
    case 'Ink': {
      const width = inkWidth(annotation);
      const isMarker = (annotation.opacity ?? 1) < 1 && width >= MARKER_WIDTH;
      return annotation.inkLists.map((points) => ({
        kind: isMarker ? 'highlighter' : 'ink',
        stroke: points.flatMap((value, at) => (at % 2 === 1 ? [points[at - 1] ?? 0, value, 0.5] : [])),
        width,
      }));
    }
    case 'Text': {
      return [{ kind: 'note', at: middleOfNote(left, top, rotate) }];
    }
    case 'FreeText': {
      const size = annotation.defaultAppearanceData?.fontSize || DEFAULT_LETTERS;
      const isWritten = annotation.contentsObj.trim() !== '';
      return isWritten
        ? [{ kind: 'text', rect: annotation.rect, size: Math.min(144, Math.max(4, size)) }]
        : [];
    }
    case 'Line': {
      const [x1, y1, x2, y2] = annotation.lineCoordinates ?? [];
      const [start = 'None', end = 'None'] = annotation.lineEndings;
      const isArrow = [start, end].some((each) => /Arrow/.test(each));
      const ends = [
        [x1, y1],
        [x2, y2],
      ];
      const [from, to] = /Arrow/.test(end) || !isArrow ? ends : ends.toReversed();
      return [{ kind: isArrow ? 'arrow' : 'line', from, to, width }];
    }
    case 'Square':
    case 'Circle': {
      // The line of these lies inside their rectangle.
      const inset = width / 2;
      const rect = [left + inset, bottom + inset, right - inset, top - inset];
      return [{ kind: annotation.subtype === 'Square' ? 'rectangle' : 'ellipse', rect, width }];
    }
    case 'Stamp': {
      // One that is a picture alone stays as it is: a mark could not show it.
      const label = annotation.contentsObj.normalize('NFC').trim().slice(0, 60);
      return label === '' ? [] : [{ kind: 'stamp', rect: annotation.rect, label }];
    }
    default:
      return [];
  }
}

/** The engine forgets a width that is more than half of the annotation's box: then the box tells it, which lies around the strokes. */
function inkWidth({
  borderStyle,
  inkLists,
  rect: [left = 0, bottom = 0, right = 0, top = 0],
}: Annotation): number {
  const points = inkLists.flat();
  const [xs, ys] = [0, 1].map((axis) => points.filter((_, at) => at % 2 === axis));
  const reach = Math.min(
    Math.min(...(xs ?? [])) - left,
    right - Math.max(...(xs ?? [])),
    Math.min(...(ys ?? [])) - bottom,
    top - Math.max(...(ys ?? [])),
  );
  const forgotten = borderStyle.width === 1 && Number.isFinite(reach) && reach > 1;
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, forgotten ? 2 * reach : borderStyle.width || 1));
}

const kinds: Record<string, string> = {
  Highlight: 'highlight',
  Underline: 'underline',
  Squiggly: 'underline',
  StrikeOut: 'strike',
};

function textMark({ subtype, quadPoints, rect }: Annotation, words: readonly PlacedWord[]): unknown[] {
  const rects: Rect[] = [];
  const points = quadPoints ?? [];
  for (let at = 0; at + 7 < points.length; at += 8) {
    const xs = [0, 2, 4, 6].map((by) => points[at + by] ?? 0);
    const ys = [1, 3, 5, 7].map((by) => points[at + by] ?? 0);
    rects.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  }
  const marked = rects.length > 0 ? rects : [rect];
  const quote = words
    .filter(({ rect: word }) => marked.some((each) => each && covers(each as Rect, word)))
    .map(({ text }) => text)
    .join(' ');
  return [{ kind: kinds[subtype], rects: marked, quote: quote.slice(0, 20_000) }];
}

function covers([left, bottom, right, top]: Rect, word: Rect): boolean {
  const [x, y] = [(word[0] + word[2]) / 2, (word[1] + word[3]) / 2];
  return x >= left && x <= right && y >= bottom && y <= top;
}

function colourOf({ color, defaultAppearanceData, subtype }: Annotation): string {
  const rgb = subtype === 'FreeText' ? defaultAppearanceData?.fontColor : color;
  if (rgb?.length !== 3) return NO_COLOUR;
  return `#${rgb
    .map((value) =>
      Math.min(255, Math.max(0, Math.round(value)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** `D:20260901020305+07'00'` (ISO 32000-2, 7.9.4); without a zone it is taken as the time of Vietnam. */
export function timeOf(date: string | null): number | null {
  const match = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2}'?\d{2})?/.exec(
    date ?? '',
  );
  if (!match) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = '+0700'] = match;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.replace("'", '').slice(3, 5)}`;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(at) || at < 0 ? null : at;
}
