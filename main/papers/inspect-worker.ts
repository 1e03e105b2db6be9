/**
 * Looks into a file that is being imported: does it open, how many pages, is it marked as a state secret. A thread of its
 * own, since pdf.js may loop or swallow all memory on a hostile file: `inspection.ts` then ends it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { InspectionAnswer, InspectionTask } from './inspection.ts';
import { SealedReader } from './sealed-file.ts';
import { openSealedPdf, passwordFailure } from './sealed-pdf.ts';
import { bearsSecrecyStamp, type TextRun } from './secrecy.ts';

async function inspect(task: InspectionTask): Promise<InspectionAnswer> {
  const reader = await SealedReader.openWith(task.path, task.fileKey);
  try {
    const pdf = await openSealedPdf(reader, task.password);
    if (bearsSecrecyStamp(await firstPageText(pdf))) return { failure: 'state-secret' };
    return { pages: pdf.numPages };
  } catch (error) {
    return { failure: passwordFailure(error) ?? (await whatItIs(reader)) };
  }
}

async function firstPageText(pdf: PDFDocumentProxy): Promise<TextRun[]> {
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items
    .filter((item): item is TextItem => 'str' in item)
    .map((item) => {
      const [, , shear, scale, x, y] = item.transform as [number, number, number, number, number, number];
      return { text: item.str, x, y, width: item.width, height: item.height || Math.hypot(shear, scale) };
    });
}

/** A PDF that is damaged, or something else that only bears its name. */
async function whatItIs(reader: SealedReader): Promise<'broken-pdf' | 'not-a-pdf'> {
  const beginning = await reader.readRange(0, Math.min(reader.size, 1024));
  return beginning.includes('%PDF-') ? 'broken-pdf' : 'not-a-pdf';
}

parentPort?.postMessage(await inspect(workerData as InspectionTask));
