/**
 * Prints pages of a PDF from either shell: each is painted as the printer will have it, put into a frame nobody sees, and the frame is
 * given to the system's own print dialogue. The frame loads nothing, so the content policy has nothing to allow.
 */
import { type PageBox, shownSize } from '../engine/coordinates.ts';
import { readerLimits } from '../engine/limits.ts';
import type { PaperDocument } from '../engine/paper-document.ts';

export interface PrintJob {
  document: PaperDocument;
  /** From 1, in order. */
  pages: readonly number[];
  /** Names the job for the printer. */
  title: string;
  /** Told after each page how many are ready. */
  ready: (count: number) => void;
  signal: AbortSignal;
}

/** Resolves once the print dialogue was shown. @throws PaperFailure, or what the signal was aborted with */
export async function printPages({ document: paper, pages, title, ready, signal }: PrintJob): Promise<void> {
  const frame = new PrintFrame(title);
  try {
    for (const [index, number] of pages.entries()) {
      const picture = await paint(paper, number);
      signal.throwIfAborted();
      const box = paper.boxes[number - 1];
      if (box) await frame.add(picture, box);
      signal.throwIfAborted();
      ready(index + 1);
    }
  } catch (error) {
    frame.remove();
    throw error;
  }
  frame.print();
}

async function paint(paper: PaperDocument, number: number): Promise<Blob> {
  const page = await paper.page(number);
  const base = page.getViewport({ scale: 1 });
  const wanted = readerLimits.printDots / 72;
  const scale = Math.min(wanted, Math.sqrt(readerLimits.pagePixels / Math.max(1, base.width * base.height)));
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  try {
    const render = () => page.render({ canvas, viewport, background: '#ffffff', intent: 'print' }).promise;
    await paper.ask(render, readerLimits.paintMs);
    return await pictureOf(canvas);
  } finally {
    canvas.width = 0;
    canvas.height = 0;
    page.cleanup();
  }
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the page has no picture'))),
      'image/jpeg',
      0.92,
    ),
  );
}

/** One sheet a page, each of its page's own size and direction. */
class PrintFrame {
  static #last: PrintFrame | undefined;
  readonly #frame = document.createElement('iframe');
  readonly #pictures: string[] = [];
  readonly #sizes = new Map<string, string>();

  constructor(title: string) {
    // Some systems never say that printing has ended: the frame before goes now at the latest.
    PrintFrame.#last?.remove();
    PrintFrame.#last = this;
    this.#frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
    this.#frame.ariaHidden = 'true';
    this.#frame.tabIndex = -1;
    document.body.append(this.#frame);
    const { head } = this.#inner;
    this.#inner.title = title;
    const style = this.#inner.createElement('style');
    style.textContent =
      '@page { margin: 0 } body { margin: 0 } div { overflow: hidden; break-after: page } ' +
      'div:last-child { break-after: auto } img { display: block; width: 100%; height: 100% }';
    head.append(style);
  }

  get #inner(): Document {
    const { contentDocument } = this.#frame;
    if (!contentDocument) throw new Error('a frame without a page');
    return contentDocument;
  }

  async add(picture: Blob, box: PageBox): Promise<void> {
    const inner = this.#inner;
    const { width, height } = shownSize(box, 0);
    const sheet = inner.createElement('div');
    sheet.style.width = `${width}pt`;
    sheet.style.height = `${height}pt`;
    sheet.style.setProperty('page', this.#sheetOf(`${width}pt ${height}pt`));
    const image = inner.createElement('img');
    image.src = URL.createObjectURL(picture);
    this.#pictures.push(image.src);
    sheet.append(image);
    inner.body.append(sheet);
    await image.decode();
  }

  print(): void {
    const view = this.#frame.contentWindow;
    if (!view) return;
    view.addEventListener('afterprint', () => this.remove(), { once: true });
    view.focus();
    view.print();
  }

  remove(): void {
    this.#frame.remove();
    for (const address of this.#pictures.splice(0)) URL.revokeObjectURL(address);
  }

  /** A name for sheets of this size. */
  #sheetOf(size: string): string {
    const known = this.#sizes.get(size);
    if (known) return known;
    const name = `sheet${this.#sizes.size}`;
    this.#sizes.set(size, name);
    const style = this.#inner.createElement('style');
    style.textContent = `@page ${name} { size: ${size}; margin: 0 }`;
    this.#inner.head.append(style);
    return name;
  }
}
