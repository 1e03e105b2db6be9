/** The sample's papers as PDF files, laid out as Vietnamese offices do (the form of Decree 30/2020/NĐ-CP). */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFFont, type PDFPage, rgb } from '@cantoo/pdf-lib';

export interface SamplePaper {
  title: string;
  number: string;
  /** Tên loại văn bản, in capitals. */
  kind: string;
  /** Trích yếu. */
  subject: string;
  sections: readonly { heading: string; paragraphs: readonly string[] }[];
}

/** A4 in points, and margins of 30 mm left, 20 mm elsewhere. */
const page = { width: 595.28, height: 841.89, left: 85, right: 57, top: 57, bottom: 57 };
const bodySize = 13;
const leading = 1.45;

interface Fonts {
  regular: PDFFont;
  bold: PDFFont;
}

/** The same bytes for the same paper: nothing in the file says when it was made. */
export async function makePaper(paper: SamplePaper): Promise<{ bytes: Uint8Array; pages: number }> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.registerFontkit(fontkit);
  file.setTitle(paper.title);
  file.setLanguage('vi');
  const fonts = {
    regular: await file.embedFont(await fontBytes('400Regular'), { subset: true }),
    bold: await file.embedFont(await fontBytes('700Bold'), { subset: true }),
  };
  const writer = new Writer(file, fonts);
  writer.head(paper);
  for (const { heading, paragraphs } of paper.sections) {
    writer.paragraph(heading, fonts.bold, 0);
    for (const text of paragraphs) writer.paragraph(text, fonts.regular, 28);
  }
  writer.foot();
  return { bytes: await file.save({ useObjectStreams: false }), pages: file.getPageCount() };
}

class Writer {
  readonly #file: PDFDocument;
  readonly #fonts: Fonts;
  #page: PDFPage;
  #y = page.height - page.top;

  constructor(file: PDFDocument, fonts: Fonts) {
    this.#file = file;
    this.#fonts = fonts;
    this.#page = file.addPage([page.width, page.height]);
  }

  head({ number, kind, subject }: SamplePaper): void {
    const { regular, bold } = this.#fonts;
    const [left, right] = [175, 415];
    this.#centred('UBND TỈNH HOA SEN', left, 11, regular);
    this.#centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', right, 11, bold);
    this.#y -= 16;
    this.#centred('SỞ SỐ HÓA VÀ KẾT NỐI', left, 11, bold);
    this.#centred('Độc lập - Tự do - Hạnh phúc', right, 12, bold);
    this.#y -= 5;
    this.#rule(left, 70);
    this.#rule(right, 165);
    this.#y -= 17;
    this.#centred(`Số: ${number}`, left, 11, regular);
    this.#centred('VĂN BẢN MẪU', right, 11, regular);
    this.#y -= 42;
    this.#centred(kind, page.width / 2 + 14, 15, bold);
    this.#y -= 20;
    for (const line of this.#lines(subject, bold, bodySize, 400, 0)) {
      this.#centred(line, page.width / 2 + 14, bodySize, bold);
      this.#y -= bodySize * leading;
    }
    this.#y -= 14;
  }

  /** @param indent of the first line, in points */
  paragraph(text: string, font: PDFFont, indent: number): void {
    const width = page.width - page.left - page.right;
    for (const [i, line] of this.#lines(text, font, bodySize, width, indent).entries()) {
      if (this.#y < page.bottom + bodySize) this.#turn();
      const x = page.left + (i === 0 ? indent : 0);
      this.#page.drawText(line, { x, y: this.#y, size: bodySize, font });
      this.#y -= bodySize * leading;
    }
    this.#y -= 6;
  }

  foot(): void {
    if (this.#y < page.bottom + 90) this.#turn();
    this.#y -= 18;
    this.#page.drawText('Nơi nhận:', { x: page.left, y: this.#y, size: 11, font: this.#fonts.bold });
    this.#centred('GIÁM ĐỐC', 430, bodySize, this.#fonts.bold);
    for (const line of ['- Như thành phần họp;', '- Lưu: VT, VP.']) {
      this.#y -= 15;
      this.#page.drawText(line, { x: page.left, y: this.#y, size: 10, font: this.#fonts.regular });
    }
  }

  #turn(): void {
    this.#page = this.#file.addPage([page.width, page.height]);
    this.#y = page.height - page.top;
    const number = String(this.#file.getPageCount());
    this.#centred(number, page.width / 2, 11, this.#fonts.regular);
    this.#y -= 30;
  }

  #centred(text: string, x: number, size: number, font: PDFFont): void {
    const width = font.widthOfTextAtSize(text, size);
    this.#page.drawText(text, { x: x - width / 2, y: this.#y, size, font });
  }

  #rule(x: number, width: number): void {
    this.#page.drawLine({
      start: { x: x - width / 2, y: this.#y },
      end: { x: x + width / 2, y: this.#y },
      thickness: 0.7,
      color: rgb(0, 0, 0),
    });
  }

  #lines(text: string, font: PDFFont, size: number, width: number, indent: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      const room = lines.length === 0 ? width - indent : width;
      if (line !== '' && font.widthOfTextAtSize(longer, size) > room) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  }
}

function fontBytes(weight: '400Regular' | '700Bold'): Promise<Buffer> {
  const file = `@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`;
  return readFile(fileURLToPath(import.meta.resolve(file)));
}
