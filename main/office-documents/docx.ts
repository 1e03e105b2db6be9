/** Writes a composition as a .docx that word processors open as one of their own: margins, tables without lines, styles. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Paragraph as DocxParagraph,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  convertMillimetersToTwip as twips,
  WidthType,
} from 'docx';
import type { Paragraph, Part } from '#domain/office/composition.ts';
import type { Run } from '#domain/office/document.ts';
import { components, type Letters, page, textWidth } from '#domain/office/measures.ts';
import { type Fonts, measuringFonts } from './fonts.ts';
import { naturalWidth, points } from './lines.ts';

const FONT = 'Times New Roman';
/** Of a paragraph that holds nothing but a rule: as low as word processors let it be. */
const RULE_LINE_PT = 4;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none } as const;
const noTableBorders = { ...noBorders, insideHorizontal: none, insideVertical: none } as const;
const aligned = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  justify: AlignmentType.JUSTIFIED,
} as const;

export async function writeDocx(parts: readonly Part[], title: string): Promise<Uint8Array> {
  const fonts = await measuringFonts();
  const document = new Document({
    title,
    creator: 'Họp Số',
    styles: {
      default: {
        document: { run: { font: FONT, size: components.body.size.use * 2, language: { value: 'vi-VN' } } },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              top: twips(page.top.use),
              bottom: twips(page.bottom.use),
              left: twips(page.left.use),
              right: twips(page.right.use),
              header: twips(page.top.use / 2 - 3),
              footer: twips(page.bottom.use / 2),
            },
          },
        },
        headers: { default: pageNumber(), first: new Header({ children: [new DocxParagraph({})] }) },
        children: parts.flatMap((part) => bodyPart(part, fonts)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function pageNumber(): Header {
  const { size } = components.pageNumber;
  return new Header({
    children: [
      new DocxParagraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: size.use * 2 })],
      }),
    ],
  });
}

function bodyPart(part: Part, fonts: Fonts): (DocxParagraph | Table)[] {
  if (part.kind === 'columns') return [columns(part, fonts)];
  return written(part.paragraph, fonts, textWidth);
}

function columns({ widths, cells }: Extract<Part, { kind: 'columns' }>, fonts: Fonts): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(widths[0] + widths[1]), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: noTableBorders,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (cell, i) =>
            new TableCell({
              width: { size: twips(widths[i as 0 | 1]), type: WidthType.DXA },
              borders: noBorders,
              children:
                cell.length === 0
                  ? [new DocxParagraph({})]
                  : cell.flatMap((paragraph) => written(paragraph, fonts, widths[i as 0 | 1])),
            }),
        ),
      }),
    ],
  });
}

/** @param width of the column, in millimetres */
function written(paragraph: Paragraph, fonts: Fonts, width: number): DocxParagraph[] {
  const { letters, align, firstLine, indent, before, after, lines, keep, rule } = paragraph;
  const text = new DocxParagraph({
    alignment: aligned[align],
    indent: { left: twips(indent), firstLine: twips(firstLine) },
    spacing: {
      before: before * 20,
      after: rule === undefined ? after * 20 : 0,
      line: Math.round(lines * 240),
      lineRule: LineRuleType.AUTO,
    },
    keepNext: keep === true || rule !== undefined,
    children: paragraph.runs.flatMap((run) => writtenRun(run, letters)),
  });
  return rule === undefined ? [text] : [text, ruleBelow(paragraph, rule, fonts, width)];
}

function writtenRun(run: Run, letters: Letters): ParagraphChild[] {
  return run.text.split('\n').map(
    (text, i) =>
      new TextRun({
        text,
        font: FONT,
        size: letters.size.use * 2,
        bold: letters.bold || run.bold === true,
        italics: letters.italic || run.italic === true,
        color: '000000',
        ...(i > 0 ? { break: 1 } : {}),
      }),
  );
}

/** An empty, low paragraph that stands in on both sides, so that its upper border is as long as the rule is to be. */
function ruleBelow(paragraph: Paragraph, part: number, fonts: Fonts, width: number): DocxParagraph {
  const long = (naturalWidth(paragraph, fonts, points(width)) / 72) * 25.4 * part;
  const side = twips(Math.max(0, (width - long) / 2));
  return new DocxParagraph({
    indent: { left: side, right: side },
    spacing: {
      before: 20,
      after: paragraph.after * 20,
      line: RULE_LINE_PT * 20,
      lineRule: LineRuleType.EXACT,
    },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    ...(paragraph.keep ? { keepNext: true } : {}),
    children: [],
  });
}
