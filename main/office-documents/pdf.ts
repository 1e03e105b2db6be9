/** Writes a composition as a PDF: lines broken and stretched, nothing cut apart that belongs together, numbered pages. */
import { PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { Paragraph, Part } from '#domain/office/composition.ts';
import { components, page } from '#domain/office/measures.ts';
import { embedFonts, type Fonts } from './fonts.ts';
import { breakLines, type Line, naturalWidth, points } from './lines.ts';

/** The height of a single line, as a part of the size of its letters: that of Times New Roman in word processors. */
const LINE = 1.15;
/** Above the base line. */
const ASCENT = 0.891;
const RULE_PT = 0.75;
/** The room a rule takes below its text. */
const RULE_BELOW = 4;

const left = points(page.left.use);
const top = points(page.height - page.top.use);
const bottom = points(page.bottom.use);
const width = points(page.width) - left - points(page.right.use);

export async function writePdf(parts: readonly Part[], title: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage('vi-VN');
  pdf.setProducer('Họp Số');
  pdf.setCreator('Họp Số');
  const writer = new Writer(pdf, await embedFonts(pdf));
  for (const [i, part] of parts.entries()) writer.part(part, parts[i + 1]);
  writer.numberPages();
  return await pdf.save();
}

/** A paragraph with its lines, and how high it stands. */
interface Set {
  paragraph: Paragraph;
  lines: Line[];
  lineHeight: number;
  height: number;
}

class Writer {
  readonly #pdf: PDFDocument;
  readonly #fonts: Fonts;
  #page: PDFPage;
  /** What the page's next words are set in. */
  #font: PDFFont | undefined;
  /** Where the next thing begins, from the bottom of the page. */
  #y = top;

  constructor(pdf: PDFDocument, fonts: Fonts) {
    this.#pdf = pdf;
    this.#fonts = fonts;
    this.#page = this.#addPage();
  }

  part(part: Part, following: Part | undefined): void {
    if (part.kind === 'columns') return this.#columns(part);
    const set = this.#set(part.paragraph, width);
    const first = following ? this.#firstLines(following) : 0;
    if (part.paragraph.keep && this.#y - set.height - first < bottom) this.#turn();
    this.#paragraph(set);
  }

  numberPages(): void {
    const { size } = components.pageNumber;
    for (const [i, each] of this.#pdf.getPages().entries()) {
      if (i === 0) continue;
      const text = String(i + 1);
      const font = this.#fonts.regular;
      const x = (points(page.width) - font.widthOfTextAtSize(text, size.use)) / 2;
      // In the middle of the top margin, by height as well.
      each.drawText(text, { x, y: top + points(page.top.use) / 2 - size.use / 3, size: size.use, font });
    }
  }

  #columns({ widths, cells }: Extract<Part, { kind: 'columns' }>): void {
    const columns = cells.map((cell, i) =>
      cell.map((paragraph) => this.#set(paragraph, points(widths[i as 0 | 1]))),
    );
    const heights = columns.map((column) => column.reduce((sum, { height }) => sum + height, 0));
    if (this.#y - Math.max(...heights) < bottom) this.#turn();
    const from = this.#y;
    let x = left;
    for (const [i, column] of columns.entries()) {
      this.#y = from;
      for (const set of column) this.#lines(set, set.lines, x, points(widths[i as 0 | 1]));
      x += points(widths[i as 0 | 1]);
    }
    this.#y = from - Math.max(...heights);
  }

  /** Runs on over pages; never leaves one line of it alone on either. */
  #paragraph(set: Set): void {
    let rest = set.lines;
    let begins = true;
    while (rest.length > 0) {
      const before = begins ? set.paragraph.before : 0;
      const room = Math.floor((this.#y - before - bottom + 0.01) / set.lineHeight);
      let count = Math.min(room, rest.length);
      if (count < rest.length && rest.length - count < 2) count = rest.length - 2;
      if (count < Math.min(2, rest.length) && this.#y < top) {
        this.#turn();
        continue;
      }
      count = Math.max(count, 1);
      this.#lines(
        { ...set, paragraph: { ...set.paragraph, before } },
        rest.slice(0, count),
        left,
        width,
        count === rest.length,
      );
      rest = rest.slice(count);
      begins = false;
      if (rest.length > 0) this.#turn();
    }
  }

  #lines(set: Set, lines: readonly Line[], x: number, columnWidth: number, ends = true): void {
    const { paragraph, lineHeight } = set;
    const size = paragraph.letters.size.use;
    this.#y -= paragraph.before;
    for (const line of lines) {
      const base = this.#y - (lineHeight - size * LINE) / 2 - size * ASCENT;
      this.#line(line, paragraph, x, base, columnWidth);
      this.#y -= lineHeight;
    }
    if (!ends) return;
    if (paragraph.rule !== undefined) this.#rule(set, paragraph.rule, x, columnWidth);
    this.#y -= paragraph.after;
  }

  #line(
    { words, indent, width: natural, last }: Line,
    paragraph: Paragraph,
    x: number,
    y: number,
    columnWidth: number,
  ): void {
    const size = paragraph.letters.size.use;
    const free = columnWidth - indent - natural;
    const stretch =
      paragraph.align === 'justify' && !last && words.length > 1 ? free / (words.length - 1) : 0;
    let at = x + indent + (paragraph.align === 'center' ? free / 2 : 0);
    for (const [i, word] of words.entries()) {
      if (i > 0) at += word.space + stretch;
      for (const { text, font, width: wide } of word.pieces) {
        this.#use(font);
        this.#page.drawText(text, { x: at, y, size });
        at += wide;
      }
    }
  }

  /** Says it once for all words that follow: whoever names the font with each word has it listed on the page each time. */
  #use(font: PDFFont): void {
    if (this.#font !== font) this.#page.setFont(font);
    this.#font = font;
  }

  #rule({ paragraph }: Set, part: number, x: number, columnWidth: number): void {
    const long = naturalWidth(paragraph, this.#fonts, columnWidth) * part;
    const from = x + (columnWidth - long) / 2;
    const y = this.#y - RULE_BELOW / 3;
    this.#page.drawLine({ start: { x: from, y }, end: { x: from + long, y }, thickness: RULE_PT });
    this.#y -= RULE_BELOW;
  }

  #set(paragraph: Paragraph, columnWidth: number): Set {
    const lines = breakLines(paragraph, this.#fonts, columnWidth);
    const lineHeight = paragraph.letters.size.use * LINE * paragraph.lines;
    const ruled = paragraph.rule === undefined ? 0 : RULE_BELOW;
    const height = paragraph.before + lines.length * lineHeight + ruled + paragraph.after;
    return { paragraph, lines, lineHeight, height };
  }

  /** How much of the next part must stand on the same page. */
  #firstLines(part: Part): number {
    if (part.kind === 'columns') {
      const heights = part.cells.map((cell, i) =>
        cell.reduce((sum, each) => sum + this.#set(each, points(part.widths[i as 0 | 1])).height, 0),
      );
      return Math.max(...heights);
    }
    const { paragraph, lineHeight, lines } = this.#set(part.paragraph, width);
    return paragraph.before + Math.min(2, lines.length) * lineHeight;
  }

  #turn(): void {
    this.#page = this.#addPage();
    this.#y = top;
  }

  #addPage(): PDFPage {
    this.#font = undefined;
    return this.#pdf.addPage([points(page.width), points(page.height)]);
  }
}
