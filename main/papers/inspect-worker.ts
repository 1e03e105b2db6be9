/**
 * Looks into a file that is being imported: does it open, how many pages, is it marked as a state secret. A thread of its
 * own, since pdf.js may loop or swallow all memory on a hostile file: `inspection.ts` then ends it.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { InspectionAnswer, InspectionTask } from './inspection.ts';
import { CHUNK_BYTES, SealedReader } from './sealed-file.ts';
import { bearsSecrecyStamp, type TextRun } from './secrecy.ts';

/** pdf.js asks for what it needs of the encrypted file; nothing else is read. */
class SealedRange extends pdfjs.PDFDataRangeTransport {
  readonly #reader: SealedReader;

  constructor(reader: SealedReader) {
    super(reader.size, null);
    this.#reader = reader;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#reader.readRange(begin, Math.min(end, this.#reader.size)).then(
      (bytes) => this.onDataRange(begin, new Uint8Array(bytes)),
      (error: unknown) => {
        // Only a defect of ours or the disk: the thread ends with it.
        setImmediate(() => {
          throw error;
        });
      },
    );
  }
}

async function inspect(task: InspectionTask): Promise<InspectionAnswer> {
  const reader = await SealedReader.openWith(task.path, task.fileKey);
  // pdf.js would start a worker for itself; it is in one already.
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  try {
    const pdf = await pdfjs.getDocument({
      range: new SealedRange(reader),
      rangeChunkSize: CHUNK_BYTES,
      disableAutoFetch: true,
      disableStream: true,
      cMapUrl: `${join(home, 'cmaps')}/`,
      standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
      wasmUrl: `${join(home, 'wasm')}/`,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      ...(task.password === undefined ? {} : { password: task.password }),
    }).promise;
    if (bearsSecrecyStamp(await firstPageText(pdf))) return { failure: 'state-secret' };
    return { pages: pdf.numPages };
  } catch (error) {
    return { failure: await failureOf(error, reader) };
  }
}

async function firstPageText(pdf: pdfjs.PDFDocumentProxy): Promise<TextRun[]> {
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items
    .filter((item): item is TextItem => 'str' in item)
    .map((item) => {
      const [, , shear, scale, x, y] = item.transform as [number, number, number, number, number, number];
      return { text: item.str, x, y, width: item.width, height: item.height || Math.hypot(shear, scale) };
    });
}

async function failureOf(
  error: unknown,
  reader: SealedReader,
): Promise<'not-a-pdf' | 'broken-pdf' | 'needs-password' | 'wrong-paper-password'> {
  if (error instanceof pdfjs.PasswordException) {
    return error.code === pdfjs.PasswordResponses.INCORRECT_PASSWORD
      ? 'wrong-paper-password'
      : 'needs-password';
  }
  const beginning = await reader.readRange(0, Math.min(reader.size, 1024));
  return beginning.includes('%PDF-') ? 'broken-pdf' : 'not-a-pdf';
}

parentPort?.postMessage(await inspect(workerData as InspectionTask));
