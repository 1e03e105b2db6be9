/** Opens a sealed file with pdf.js, in a worker thread: it decrypts only what pdf.js asks for. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { CHUNK_BYTES, type SealedReader } from './sealed-file.ts';

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
        // pdf.js has no ear for it: the thread ends with the error, and whoever started it hears that.
        setImmediate(() => {
          throw error;
        });
      },
    );
  }
}

/** @throws what pdf.js throws: {@link passwordFailure} tells which of them are about a password */
export async function openSealedPdf(
  reader: SealedReader,
  password: string | undefined,
): Promise<pdfjs.PDFDocumentProxy> {
  // pdf.js would start a worker for itself; it is in one already.
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return await pdfjs.getDocument({
    range: new SealedRange(reader),
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: `${join(home, 'cmaps')}/`,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    wasmUrl: `${join(home, 'wasm')}/`,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    ...(password === undefined ? {} : { password }),
  }).promise;
}

export function passwordFailure(error: unknown): 'needs-password' | 'wrong-paper-password' | undefined {
  if (!(error instanceof pdfjs.PasswordException)) return undefined;
  return error.code === pdfjs.PasswordResponses.INCORRECT_PASSWORD
    ? 'wrong-paper-password'
    : 'needs-password';
}
