/** The words of numbered marks, on sheets behind the pages they are drawn into. */
import type { PDFDocument, PDFFont, PDFRef } from '@cantoo/pdf-lib';
import { stampByline } from '#domain/paper/stamp-look.ts';
import { Sheets } from '../pack/sheet.ts';
import { kindWords, type NumberedMark } from './numbered.ts';

const INDENT = 30;
/** Of the marked words so many letters say which they are; all of them stand on the page. */
const QUOTE_LETTERS = 160;

export interface AppendixFonts {
  regular: PDFFont;
  semiBold: PDFFont;
}

/** Adds as many sheets as the words need at the end of the file. @returns the new pages */
export function addAppendix(
  document: PDFDocument,
  numbered: readonly NumberedMark[],
  { regular, semiBold }: AppendixFonts,
): PDFRef[] {
  const sheets = new Sheets(document);
  sheets.write('LỜI GHI TRONG TÀI LIỆU', { size: 15, font: semiBold, centred: true });
  sheets.down(4);
  sheets.write('Số trước mỗi lời là số in cạnh chỗ ghi trên trang.', {
    ...{ size: 10, font: regular, grey: 0.35, centred: true },
  });
  let page = 0;
  for (const { number, mark } of numbered) {
    // A heading or a number never stands alone at a sheet's end.
    sheets.keep(mark.page === page ? 48 : 84);
    if (mark.page !== page) {
      page = mark.page;
      sheets.down(16);
      sheets.write(`Trang ${page}`, { size: 12.5, font: semiBold });
    }
    sheets.down(6);
    const byline = `${stampByline(mark.author, mark.createdAt)} · ${kindWords[mark.geometry.kind]}`;
    const [place] = sheets.write(byline, { size: 9.5, font: regular, grey: 0.35, indent: INDENT });
    if (place) sheets.before(place, String(number), { size: 11.5, font: semiBold });
    const quote = quoteOf(mark);
    if (quote) sheets.write(quote, { size: 10.5, font: regular, grey: 0.35, indent: INDENT });
    sheets.write(mark.text.trim(), { size: 11.5, font: regular, indent: INDENT });
  }
  for (const [i, sheet] of sheets.pages.entries())
    sheets.foot(sheet, `Lời ghi trong tài liệu · tờ ${i + 1}/${sheets.pages.length}`, {
      ...{ size: 9, font: regular, grey: 0.4 },
    });
  return sheets.pages.map(({ ref }) => ref);
}

function quoteOf({ geometry }: NumberedMark['mark']): string | undefined {
  const words = 'quote' in geometry ? geometry.quote : geometry.kind === 'stamp' ? geometry.label : '';
  const line = words.replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  return `“${line.length > QUOTE_LETTERS ? `${line.slice(0, QUOTE_LETTERS).trimEnd()}…` : line}”`;
}
