/** A table as a .docx: lying A4, its heads again on every page. */
import {
  AlignmentType,
  Document,
  Table as DocxTable,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Table } from '#contract';
import { cellText, columnShares, sheet } from './shape.ts';

const FONT = 'Times New Roman';
const TWIPS_PER_POINT = 20;
const HALVES_PER_POINT = 2;
/** Between a cell's edge and its words, in twips. */
const PADDING = { top: 40, bottom: 40, left: 80, right: 80 };

export async function tableDocx(table: Table): Promise<Uint8Array> {
  const margin = sheet.margin * TWIPS_PER_POINT;
  const width = (sheet.width - 2 * sheet.margin) * TWIPS_PER_POINT;
  const widths = columnShares(table).map((share) => Math.round(share * width));
  const document = new Document({
    title: table.name,
    creator: 'Họp Số',
    styles: {
      default: {
        document: { run: { font: FONT, size: sheet.size * HALVES_PER_POINT, language: { value: 'vi-VN' } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // The library turns the sheet itself.
            size: {
              width: sheet.height * TWIPS_PER_POINT,
              height: sheet.width * TWIPS_PER_POINT,
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { default: pageNumbers() },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 200 },
            children: [
              new TextRun({ text: table.name, bold: true, size: sheet.titleSize * HALVES_PER_POINT }),
            ],
          }),
          new DocxTable({
            layout: TableLayoutType.FIXED,
            width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
            columnWidths: widths,
            rows: [
              rowOf(table.columns, widths, true),
              ...table.rows.map((row) => rowOf(row.map(cellText), widths, false)),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function rowOf(cells: readonly string[], widths: readonly number[], isHead: boolean): TableRow {
  return new TableRow({
    tableHeader: isHead,
    cantSplit: isHead,
    children: widths.map(
      (width, at) =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: PADDING,
          children: (cells[at] ?? '')
            .split('\n')
            .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: isHead })] })),
        }),
    ),
  });
}

function pageNumbers(): Footer {
  const children = [new TextRun({ children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] });
}
