/**
 * The number of the pack on a page of a paper: at the lower right as the page is shown, on a white plate so that it can
 * be read on scans too.
 */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFFont,
  PDFName,
  PDFNumber,
  type PDFPageLeaf,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import type { Turn } from '#domain/paper/look.ts';
import type { Rect } from '#domain/paper/mark.ts';
import { num, registerForm } from '../export/appearance.ts';
import { balanceOf } from './graphics-state.ts';

/** Points on a page as wide as A4; other pages get it larger or smaller, since they are printed to fit. */
const LETTERS = 8.5;
const PADDING = 4;
const FROM_SIDE = 22;
const FROM_BELOW = 8;
const A4_WIDTH = 595;

export class Stamp {
  readonly #context: PDFContext;
  readonly #font: PDFFont;

  constructor(context: PDFContext, font: PDFFont) {
    this.#context = context;
    this.#font = font;
  }

  /** @param page with nothing inherited: all it has is its own */
  put(page: PDFPageLeaf, words: string): void {
    const context = this.#context;
    const box = shownBox(page);
    const scale = Math.min(Math.max(Math.min(box[2] - box[0], box[3] - box[1]) / A4_WIDTH, 0.4), 6);
    const matrix = placed(box, turnOf(page), scale);
    const name = PDFName.of('HopSoPackPage');
    withForm(context, page, name, this.#form(words));
    const contents = contentsOf(context, page);
    const { deficit, open } = balanceOf(contents.map((each) => context.lookup(each)));
    const before = context.register(context.stream('q '.repeat(deficit + 1)));
    const after = context.register(
      context.stream(`${'Q '.repeat(open + 1)}q ${matrix.map(num).join(' ')} cm /${name.decodeText()} Do Q`),
    );
    // What the paper itself leaves open must not turn or colour the number.
    page.set(PDFName.of('Contents'), context.obj([before, ...contents, after]));
  }

  /** Its lower right corner is the origin. */
  #form(words: string): PDFRef {
    const width = this.#font.widthOfTextAtSize(words, LETTERS);
    const [left, right] = [-FROM_SIDE - width - PADDING, -FROM_SIDE + PADDING];
    const [bottom, top] = [FROM_BELOW, FROM_BELOW + LETTERS + 2 * PADDING];
    const plate = [left, bottom, right - left, top - bottom].map(num).join(' ');
    const at = `${num(-FROM_SIDE - width)} ${num(bottom + PADDING + LETTERS * 0.15)}`;
    const text = this.#font.encodeText(words).toString();
    return registerForm(this.#context, {
      box: [left, bottom, right, top],
      content: `1 g ${plate} re f\nBT /F ${num(LETTERS)} Tf 0.2 g ${at} Td ${text} Tj ET`,
      resources: { Font: { F: this.#font.ref } },
    });
  }
}

/** Resources may be shared by pages: each gets its own list with its own number in it. */
function withForm(context: PDFContext, page: PDFPageLeaf, name: PDFName, form: PDFRef): void {
  const before = context.lookup(page.get(PDFName.of('Resources')));
  const resources = before instanceof PDFDict ? copyOf(context, before) : context.obj({});
  const forms = context.lookup(resources.get(PDFName.of('XObject')));
  const list = forms instanceof PDFDict ? copyOf(context, forms) : context.obj({});
  list.set(name, form);
  resources.set(PDFName.of('XObject'), list);
  page.set(PDFName.of('Resources'), resources);
}

function copyOf(context: PDFContext, dict: PDFDict): PDFDict {
  return PDFDict.fromMapWithContext(new Map(dict.entries()), context);
}

function contentsOf(context: PDFContext, page: PDFPageLeaf) {
  const entry = page.get(PDFName.of('Contents'));
  const contents = context.lookup(entry);
  if (contents instanceof PDFArray) return contents.asArray();
  return contents instanceof PDFStream && entry ? [entry] : [];
}

/** What is shown of the page: its crop box, as far as it is within the media box. */
function shownBox(page: PDFPageLeaf): Rect {
  const media = boxOf(page, 'MediaBox') ?? [0, 0, 612, 792];
  const crop = boxOf(page, 'CropBox') ?? media;
  const shown: Rect = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
  return shown[0] < shown[2] && shown[1] < shown[3] ? shown : media;
}

function boxOf(page: PDFPageLeaf, key: string): Rect | undefined {
  const box = page.context.lookup(page.get(PDFName.of(key)));
  if (!(box instanceof PDFArray)) return undefined;
  const sides = box.asArray().map((side) => page.context.lookup(side));
  const [a, b, c, d] = sides.map((side) => (side instanceof PDFNumber ? side.asNumber() : Number.NaN));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (![a, b, c, d].every(Number.isFinite) || a === c || b === d) return undefined;
  // Any two opposite corners may stand there (ISO 32000-2, 7.9.5).
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function turnOf(page: PDFPageLeaf): Turn {
  const rotate = page.context.lookup(page.get(PDFName.of('Rotate')));
  const turn = rotate instanceof PDFNumber ? ((rotate.asNumber() % 360) + 360) % 360 : 0;
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0;
}

/** Brings the origin to the corner that is shown at the lower right, and turns so that words stand upright there. */
function placed([left, bottom, right, top]: Rect, turn: Turn, scale: number): number[] {
  switch (turn) {
    case 0:
      return [scale, 0, 0, scale, right, bottom];
    case 90:
      return [0, scale, -scale, 0, right, top];
    case 180:
      return [-scale, 0, 0, -scale, left, top];
    case 270:
      return [0, -scale, scale, 0, left, bottom];
  }
}
