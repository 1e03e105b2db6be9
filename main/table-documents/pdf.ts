/** A table as a PDF: lying A4, its heads again on every page, rows cut only where one is longer than a page. */
import { PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';
import type { Table } from '#contract';
import { embedFonts, type Fonts } from '../office-documents/fonts.ts';
import { knownLetters, wrap } from '../papers/export/lines.ts';
import { cellText, columnShares, sheet } from './shape.ts';

const PADDING = 4;
const LEAD = 1.25;
/** From the top of a line to its base. */
const ASCENT = 0.95;
const grey = rgb(0.45, 0.45, 0.45);
const headFill = rgb(0.93, 0.93, 0.93);

const lineHeight = sheet.size * LEAD;
const bottom = sheet.margin + sheet.size * 2;
const mostLines = Math.floor((sheet.height - sheet.margin - bottom - 60) / lineHeight);

export async function tablePdf(table: Table): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(table.name, { showInWindowTitleBar: true });
  pdf.setLanguage('vi-VN');
  pdf.setProducer('Họp Số');
  pdf.setCreator('Họp Số');
  new Writer(pdf, await embedFonts(pdf), table).write();
  return await pdf.save();
}

class Writer {
  readonly #pdf: PDFDocument;
  readonly #fonts: Fonts;
  readonly #table: Table;
  readonly #widths: readonly number[];
  #page: PDFPage;
  /** Where the next row begins, from the bottom of the sheet. */
  #y = sheet.height - sheet.margin;

  constructor(pdf: PDFDocument, fonts: Fonts, table: Table) {
    this.#pdf = pdf;
    this.#fonts = fonts;
    this.#table = table;
    this.#widths = columnShares(table).map((share) => share * (sheet.width - 2 * sheet.margin));
    this.#page = pdf.addPage([sheet.width, sheet.height]);
  }

  write(): void {
    this.#title();
    this.#head();
    for (const row of this.#table.rows) this.#row(this.#broken(row.map(cellText), this.#fonts.regular));
    this.#numberPages();
  }

  #title(): void {
    const font = this.#fonts.bold;
    for (const line of wrap(
      knownLetters(this.#table.name, font),
      font,
      sheet.titleSize,
      sheet.width - 2 * sheet.margin,
    )) {
      const x = (sheet.width - font.widthOfTextAtSize(line, sheet.titleSize)) / 2;
      this.#y -= sheet.titleSize * LEAD;
      this.#page.drawText(line, { x, y: this.#y, size: sheet.titleSize, font });
    }
    this.#y -= sheet.titleSize;
  }

  #head(): void {
    const lines = this.#broken(this.#table.columns, this.#fonts.bold);
    this.#cells(lines, heightOf(lines), this.#fonts.bold);
  }

  #row(lines: string[][]): void {
    for (let from = 0; from === 0 || lines.some(({ length }) => length > from); from += mostLines) {
      const part = lines.map((cell) => cell.slice(from, from + mostLines));
      const height = heightOf(part);
      if (this.#y - height < bottom) this.#turn();
      this.#cells(part, height, this.#fonts.regular);
    }
  }

  #turn(): void {
    this.#page = this.#pdf.addPage([sheet.width, sheet.height]);
    this.#y = sheet.height - sheet.margin;
    this.#head();
  }

  #broken(cells: readonly string[], font: PDFFont): string[][] {
    return this.#widths.map((width, at) =>
      wrap(knownLetters(cells[at] ?? '', font), font, sheet.size, width - 2 * PADDING),
    );
  }

  #cells(lines: readonly string[][], height: number, font: PDFFont): void {
    let x: number = sheet.margin;
    for (const [at, width] of this.#widths.entries()) {
      this.#page.drawRectangle({
        ...{ x, y: this.#y - height, width, height, borderWidth: 0.5, borderColor: grey },
        ...(font === this.#fonts.bold ? { color: headFill } : {}),
      });
      for (const [row, line] of (lines[at] ?? []).entries())
        this.#page.drawText(line, {
          ...{ x: x + PADDING, y: this.#y - PADDING - row * lineHeight - sheet.size * ASCENT },
          ...{ size: sheet.size, font },
        });
      x += width;
    }
    this.#y -= height;
  }

  #numberPages(): void {
    const pages = this.#pdf.getPages();
    const font = this.#fonts.regular;
    for (const [at, page] of pages.entries()) {
      const text = `${at + 1}/${pages.length}`;
      const x = (sheet.width - font.widthOfTextAtSize(text, sheet.size)) / 2;
      page.drawText(text, { x, y: sheet.margin / 2, size: sheet.size, font });
    }
  }
}

function heightOf(lines: readonly string[][]): number {
  return Math.max(1, ...lines.map(({ length }) => length)) * lineHeight + 2 * PADDING;
}
