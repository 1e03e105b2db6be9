/** The three papers of the journey: real ones where the corpus is, else papers made here with as many pages. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fontkit from '@cantoo/fontkit';
import { PDFDocument } from '@cantoo/pdf-lib';
import { corpusFiles } from '#tests/helpers/corpus.ts';

export interface JourneyPaper {
  path: string;
  pages: number;
}

export interface JourneyPapers {
  /** A scanned, signed decision. */
  decision: JourneyPaper;
  /** An issue of the gazette, of about a hundred pages with text. */
  gazette: JourneyPaper;
  /** The whole pack of a meeting. */
  pack: JourneyPaper;
}

const wanted = {
  decision: { file: 'vn/1009-ttg.signed.pdf', pages: 11 },
  gazette: { file: 'vn/2015_289 + 290-200_2014_TT-BTC.pdf', pages: 107 },
  pack: { file: 'derived/bộ tài liệu 194 trang.pdf', pages: 194 },
} as const;

/** @param folder where papers are made if there is no corpus */
export async function journeyPapers(folder: string): Promise<JourneyPapers> {
  const find = async ({ file, pages }: { file: string; pages: number }): Promise<JourneyPaper> => {
    const real = corpusFiles().find((known) => known.file === file);
    if (real) return { path: real.path, pages: real.pages ?? pages };
    const made = path.join(folder, path.basename(file));
    writeFileSync(made, await makePaper(path.basename(file, '.pdf'), pages));
    return { path: made, pages };
  };
  return {
    decision: await find(wanted.decision),
    gazette: await find(wanted.gazette),
    pack: await find(wanted.pack),
  };
}

/** A paper of so many A4 pages with Vietnamese lines on each. */
async function makePaper(title: string, pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  const require = createRequire(import.meta.url);
  const file = require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf');
  const font = await pdf.embedFont(readFileSync(file), { subset: true });
  for (let number = 1; number <= pages; number++) {
    const page = pdf.addPage([595, 842]);
    page.drawText(`${title} — trang ${number}`, { x: 60, y: 770, size: 16, font });
    for (let line = 0; line < 24; line++)
      page.drawText(`Điều ${line + 1}. Ủy ban nhân dân xã tổ chức thực hiện nội dung này, trang ${number}.`, {
        x: 60,
        y: 730 - line * 28,
        size: 12,
        font,
      });
  }
  return pdf.save();
}
