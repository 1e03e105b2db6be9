/**
 * The two workers behind one open paper: one parses, the other paints into an OffscreenCanvas, so that neither can stall
 * input. They belong to us rather than to pdf.js, because a page that never ends can be stopped in only one way.
 */
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import painterUrl from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url';
import parserUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { ByteRanges } from './byte-ranges.ts';
import { readerLimits } from './limits.ts';

/** Where the build puts pdf.js's own data: character maps, the 14 standard fonts, image decoders, colour profiles. */
const assets = '/pdfjs/';

export class PdfWorkers {
  readonly #parser = new Worker(parserUrl, { type: 'module', name: 'paper-parser' });
  readonly #painter = new Worker(painterUrl, { type: 'module', name: 'paper-painter' });
  readonly #pdfjs: PDFWorker = PDFWorker.create({ port: this.#parser, verbosity: VerbosityLevel.ERRORS });

  /** Begins opening a paper. Scripts, XFA forms and remote content are not even loaded. */
  open(bytes: ByteRanges, password: string | undefined): PDFDocumentLoadingTask {
    GlobalWorkerOptions.rendererPorts = [this.#painter];
    try {
      return getDocument({
        range: bytes,
        rangeChunkSize: bytes.chunkBytes,
        // Only what a page needs is read: a scan of 100 MB never sits whole in memory.
        disableStream: true,
        disableAutoFetch: true,
        worker: this.#pdfjs,
        password,
        enableXfa: false,
        // Told, or pdf.js would try out ever larger canvases at the first scanned page.
        canvasMaxAreaInBytes: readerLimits.imageBytes,
        verbosity: VerbosityLevel.ERRORS,
        cMapUrl: `${assets}cmaps/`,
        standardFontDataUrl: `${assets}standard_fonts/`,
        wasmUrl: `${assets}wasm/`,
        iccUrl: `${assets}iccs/`,
      });
    } finally {
      GlobalWorkerOptions.rendererPorts = [];
    }
  }

  /** Ends both at once, whatever they are doing. */
  kill(): void {
    this.#parser.terminate();
    this.#painter.terminate();
    this.#pdfjs.destroy();
  }
}

let spare: PdfWorkers | undefined;

/** Starts a pair that the next paper takes: loading and compiling their megabytes is most of opening a small paper. */
export function prepareWorkers(): void {
  spare ??= new PdfWorkers();
}

/** The pair that was prepared, or a new one. */
export function takeWorkers(): PdfWorkers {
  const taken = spare ?? new PdfWorkers();
  spare = undefined;
  return taken;
}
