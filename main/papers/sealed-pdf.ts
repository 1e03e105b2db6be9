/** Opens a sealed file with pdf.js, in a worker thread: it decrypts only what pdf.js asks for. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { CallFailure } from '#main/call-failure.ts';
import { CHUNK_BYTES, SealedReader, type SealedSource } from './sealed-file.ts';

class SealedRange extends pdfjs.PDFDataRangeTransport {
  readonly #reader: SealedReader;
  #over = false;

  constructor(reader: SealedReader) {
    super(reader.size, null);
    this.#reader = reader;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#reader.readRange(begin, Math.min(end, this.#reader.size)).then(
      (bytes) => this.onDataRange(begin, new Uint8Array(bytes)),
      (error: unknown) => {
        if (this.#over) return;
        // pdf.js has no ear for it: the thread ends with the error, and whoever started it hears that.
        setImmediate(() => {
          throw error;
        });
      },
    );
  }

  override abort(): void {
    this.#over = true;
  }
}

/** A sealed PDF and the password that opens it. */
export interface PdfSource extends SealedSource {
  password: string | undefined;
}

/** The file is no sound PDF, or the password is not its own. */
export class UnreadablePdf extends CallFailure {
  declare readonly code: 'needs-password' | 'wrong-paper-password' | 'broken-pdf';

  constructor(cause: unknown) {
    super(codeOf(cause), { cause });
  }
}

/**
 * Opens a PDF for as long as `use` takes.
 * @throws UnreadablePdf for whatever pdf.js stumbles over, also in `use`; a CallFailure of `use` as it is
 */
export async function withSealedPdf<T>(
  source: PdfSource,
  use: (pdf: PDFDocumentProxy, reader: SealedReader) => Promise<T>,
): Promise<T> {
  const reader = await SealedReader.openWith(source);
  try {
    const loading = await startLoading(reader, source.password);
    try {
      return await use(await loading.promise, reader);
    } finally {
      await loading.destroy();
    }
  } catch (error) {
    throw error instanceof CallFailure ? error : new UnreadablePdf(error);
  } finally {
    await reader.close();
  }
}

async function startLoading(
  reader: SealedReader,
  password: string | undefined,
): Promise<pdfjs.PDFDocumentLoadingTask> {
  // pdf.js would start a worker for itself; it is in one already.
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return pdfjs.getDocument({
    range: new SealedRange(reader),
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: `${join(home, 'cmaps')}/`,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    wasmUrl: `${join(home, 'wasm')}/`,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    ...(password === undefined ? {} : { password }),
  });
}

function codeOf(error: unknown): UnreadablePdf['code'] {
  if (!(error instanceof pdfjs.PasswordException)) return 'broken-pdf';
  return error.code === pdfjs.PasswordResponses.INCORRECT_PASSWORD
    ? 'wrong-paper-password'
    : 'needs-password';
}
