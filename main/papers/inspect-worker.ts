/**
 * Looks into a file that is being imported: does it open, how many pages, is it marked as a state secret. A thread of its
 * own, since pdf.js may loop or swallow all memory on a hostile file: `inspection.ts` then ends it.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { CallFailure } from '#main/call-failure.ts';
import { answerTasks } from '#main/threads/answer.ts';
import type { Inspected } from './inspection.ts';
import { textRunsOf } from './pdf-text.ts';
import { SealedReader, type SealedSource } from './sealed-file.ts';
import { type PdfSource, UnreadablePdf, withSealedPdf } from './sealed-pdf.ts';
import { bearsSecrecyStamp, type TextRun } from './secrecy.ts';

async function inspect(source: PdfSource): Promise<Inspected> {
  try {
    return await withSealedPdf(source, async (pdf) => {
      if (bearsSecrecyStamp(await firstPageText(pdf))) throw new CallFailure('state-secret');
      return { pages: pdf.numPages };
    });
  } catch (error) {
    const isDamaged = error instanceof UnreadablePdf && error.code === 'broken-pdf';
    if (isDamaged && !(await saysItIsPdf(source))) throw new CallFailure('not-a-pdf', { cause: error });
    throw error;
  }
}

async function firstPageText(pdf: PDFDocumentProxy): Promise<TextRun[]> {
  const runs = await textRunsOf(await pdf.getPage(1));
  return runs.map((run) => {
    const [, , shear, scale, x, y] = run.transform as [number, number, number, number, number, number];
    return { text: run.str, x, y, width: run.width, height: run.height || Math.hypot(shear, scale) };
  });
}

/** A PDF that is damaged says so; something else only bears the name. */
async function saysItIsPdf(source: SealedSource): Promise<boolean> {
  const reader = await SealedReader.openWith(source);
  const beginning = await reader.readRange(0, Math.min(reader.size, 1024)).finally(() => reader.close());
  return beginning.includes('%PDF-');
}

answerTasks(inspect);
