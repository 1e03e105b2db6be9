/** Pages of our own, in a pack or behind a paper: lines of words from top to bottom, on as many sheets of A4 as they need. */
import {
  PDFArray,
  type PDFDocument,
  type PDFFont,
  PDFName,
  type PDFPage,
  type PDFRef,
  rgb,
} from '@cantoo/pdf-lib';
import { knownLetters, wrap } from '../export/lines.ts';

/** A4 in points. */
export const sheet = { width: 595.28, height: 841.89, left: 71, right: 57, top: 64, bottom: 64 };

export interface Fonts {
  regular: PDFFont;
  bold: PDFFont;
}

export interface Line {
  size: number;
  font: PDFFont;
  /** Fraction of black taken away; 0 is black. */
  grey?: number;
  /** From the left margin. */
  indent?: number;
  /** Room kept free at the right. */
  room?: number;
  centred?: boolean;
}

const LEADING = 1.42;

export class Sheets {
  readonly pages: PDFPage[] = [];
  readonly #document: PDFDocument;
  #page: PDFPage;
  #y = 0;

  constructor(document: PDFDocument) {
    this.#document = document;
    this.#page = this.#turn();
  }

  /** Moves down; a gap never begins a sheet. */
  down(points: number): void {
    this.#y -= points;
  }

  /** Goes on at a height from the top, on this sheet. */
  goTo(fromTop: number): void {
    this.#y = sheet.height - fromTop;
  }

  /** Begins a new sheet unless so much room is left. */
  keep(points: number): void {
    if (this.#y - points < sheet.bottom) this.#page = this.#turn();
  }

  /** @returns where each line stands, for what is put beside it */
  write(text: string, { size, font, grey = 0, indent = 0, room = 0, centred = false }: Line): Place[] {
    const width = sheet.width - sheet.left - sheet.right - indent - room;
    return wrap(knownLetters(text, font), font, size, width).map((line) => {
      this.keep(size * LEADING);
      this.#y -= size * LEADING;
      const long = font.widthOfTextAtSize(line, size);
      const x = sheet.left + indent + (centred ? (width - long) / 2 : 0);
      this.#page.drawText(line, { x, y: this.#y + size * 0.3, size, font, color: rgb(grey, grey, grey) });
      return { page: this.#page, y: this.#y, height: size * LEADING, end: x + long };
    });
  }

  /** Words at the right edge of a line, with dots leading to them. */
  beside(place: Place, text: string, { size, font, grey = 0 }: Line): void {
    const long = font.widthOfTextAtSize(text, size);
    const x = sheet.width - sheet.right - long;
    const color = rgb(grey, grey, grey);
    place.page.drawText(text, { x, y: place.y + size * 0.3, size, font, color });
    const dots = Math.floor((x - place.end - 12) / 5);
    for (let i = 0; i < dots; i++)
      place.page.drawCircle({
        x: x - 6 - i * 5,
        y: place.y + size * 0.35,
        size: 0.5,
        color: rgb(0.6, 0.6, 0.6),
      });
  }

  /** Words at the left margin, on the same line as what is written beside them. */
  before({ page, y }: Place, text: string, { size, font, grey = 0 }: Line): void {
    page.drawText(text, { x: sheet.left, y: y + size * 0.3, size, font, color: rgb(grey, grey, grey) });
  }

  /** A line in the middle of a sheet's lower margin. */
  foot(page: PDFPage, text: string, { size, font, grey = 0 }: Line): void {
    const x = (sheet.width - font.widthOfTextAtSize(text, size)) / 2;
    page.drawText(text, { x, y: sheet.bottom / 2, size, font, color: rgb(grey, grey, grey) });
  }

  rule(width: number, grey = 0.35): void {
    const x = (sheet.left + sheet.width - sheet.right) / 2;
    this.#page.drawLine({
      start: { x: x - width / 2, y: this.#y },
      end: { x: x + width / 2, y: this.#y },
      thickness: 0.8,
      color: rgb(grey, grey, grey),
    });
  }

  #turn(): PDFPage {
    const page = this.#document.addPage([sheet.width, sheet.height]);
    this.pages.push(page);
    this.#y = sheet.height - sheet.top;
    return page;
  }
}

export interface Place {
  page: PDFPage;
  /** The bottom of the line. */
  y: number;
  height: number;
  /** Where its words end. */
  end: number;
}

/** Makes the lines lead to a page of the same file. */
export function link(places: readonly Place[], target: PDFRef): void {
  for (const { page, y, height } of places) {
    const { context } = page.doc;
    const ref = context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [sheet.left - 4, y, sheet.width - sheet.right + 4, y + height],
        Border: [0, 0, 0],
        Dest: destination(page.doc, target),
      }),
    );
    const list = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? context.obj([]);
    list.push(ref);
    page.node.set(PDFName.of('Annots'), list);
  }
}

/** The whole page, as large as the window shows it. */
export function destination({ context }: PDFDocument, page: PDFRef): PDFArray {
  return context.obj([page, 'Fit']);
}
