/**
 * The two workers behind one open paper: one parses, the other paints into an OffscreenCanvas, so that neither can stall
 * input. They belong to us rather than to pdf.js, because a page that never ends can be stopped in only one way.
 */
import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import type { DocumentInitParameters } from 'pdfjs-dist/types/src/display/api.js';
import type { ByteRanges } from './byte-ranges.ts';
import { within } from './deadline.ts';
import { readerLimits } from './limits.ts';
import { PaintingWorker } from './painting-worker.ts';
import {
  GlobalWorkerOptions,
  getDocument,
  PDFWorker,
  painterUrl,
  parserUrl,
  VerbosityLevel,
} from './pdfjs.ts';

/** Where the build puts pdf.js's own data: character maps, the 14 standard fonts, image decoders, colour profiles. */
const assets = '/pdfjs/';

/** Nobody waits longer for workers that rehearse than for new ones, ms. */
const rehearsalMs = 1000;

/** What a paper is opened with, whatever it is. Scripts, XFA forms and remote content are not even loaded. */
const settings: DocumentInitParameters = {
  enableXfa: false,
  // Told, or pdf.js would try out ever larger canvases at the first scanned page.
  canvasMaxAreaInBytes: readerLimits.imageBytes,
  verbosity: VerbosityLevel.ERRORS,
  cMapUrl: `${assets}cmaps/`,
  standardFontDataUrl: `${assets}standard_fonts/`,
  wasmUrl: `${assets}wasm/`,
  iccUrl: `${assets}iccs/`,
};

export class PdfWorkers {
  readonly #parser = new Worker(parserUrl, { type: 'module', name: 'paper-parser' });
  readonly #painter = new PaintingWorker(painterUrl, { type: 'module', name: 'paper-painter' });
  readonly #pdfjs = PDFWorker.create({ port: this.#parser, verbosity: VerbosityLevel.ERRORS });

  open(bytes: ByteRanges, password: string | undefined): PDFDocumentLoadingTask {
    return this.#open({
      range: bytes,
      rangeChunkSize: bytes.chunkBytes,
      // Only what a page needs is read: a scan of 100 MB never sits whole in memory.
      disableStream: true,
      disableAutoFetch: true,
      password,
    });
  }

  /**
   * Reads and paints a small paper that nobody sees: new workers compile themselves at their first page, which takes longer than
   * the page. The painter serves one paper at a time: this one is closed when it resolves.
   */
  async rehearse(): Promise<void> {
    const paper = await fetch(`${assets}rehearsal.pdf`);
    const task = this.#open({ data: new Uint8Array(await paper.arrayBuffer()) });
    try {
      await within(paintUnseen(task), rehearsalMs);
    } finally {
      await within(task.destroy(), rehearsalMs);
    }
  }

  #open(what: DocumentInitParameters): PDFDocumentLoadingTask {
    GlobalWorkerOptions.rendererPorts = [this.#painter];
    try {
      return getDocument({ ...settings, ...what, worker: this.#pdfjs });
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

async function paintUnseen(task: PDFDocumentLoadingTask): Promise<void> {
  const page = await (await task.promise).getPage(1);
  const viewport = page.getViewport({ scale: 0.5 });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, background: '#ffffff' }).promise;
}

/** The next paper's pair, once it has rehearsed. */
let spare: Promise<PdfWorkers> | undefined;

/** Starts a pair that the next paper takes: loading and compiling their megabytes is most of opening a small paper. */
export function prepareWorkers(): void {
  spare ??= rehearsed(new PdfWorkers());
}

async function rehearsed(workers: PdfWorkers): Promise<PdfWorkers> {
  try {
    await workers.rehearse();
    return workers;
  } catch {
    // Nobody can tell what they are still at.
    workers.kill();
    return new PdfWorkers();
  }
}

/** The pair that was prepared, or a new one. */
export function takeWorkers(): Promise<PdfWorkers> {
  const taken = spare ?? Promise.resolve(new PdfWorkers());
  spare = undefined;
  return taken;
}
