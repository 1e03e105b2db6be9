/** Paints one page with pdf.js: without the annotations that marks stand for, and noting where images are, if that is asked. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Rect } from '#domain/paper/mark.ts';
import { HeldPage } from './held-page.ts';
import { imagesOf } from './images.ts';
import type { PaperDocument } from './paper-document.ts';
import { AnnotationMode } from './pdfjs.ts';
import type { PaintOrder } from './pictures.ts';

/** Stops whatever is under way; set by the brush as it goes. */
export interface Stroke extends PaintOrder {
  cancel: () => void;
}

export interface Painted {
  canvas: HTMLCanvasElement;
  /** The annotations that were left out. */
  without: string;
}

export class Brush {
  readonly #document: PaperDocument;
  /** Where images stand on pages, in page coordinates; looked for only where it is asked for, since it takes time. */
  readonly #images = new Map<number, readonly Rect[]>();
  #findsImages = false;
  /** Annotations that are not painted, by page. */
  #hidden: ReadonlyMap<number, readonly string[]> = new Map();
  #leftOut: readonly string[] = [];
  readonly #held = new HeldPage();

  constructor(document: PaperDocument) {
    this.#document = document;
  }

  images(page: number): readonly Rect[] | undefined {
    return this.#images.get(page);
  }

  /** From now on images are noted. @returns whether that is new */
  findImages(): boolean {
    const isNew = !this.#findsImages;
    this.#findsImages = true;
    return isNew;
  }

  /** Whether a page must be painted once more for where its images are. */
  lacksImages(page: number): boolean {
    return this.#findsImages && !this.#images.has(page);
  }

  /** What is left out of a page now. */
  without(page: number): string {
    return nameOf(this.#hidden.get(page));
  }

  /** @param hidden annotations as pdf.js names them, by page. @returns the pages that look different now */
  hide(hidden: ReadonlyMap<number, readonly string[]>): number[] {
    const pages = new Set([...this.#hidden.keys(), ...hidden.keys()]);
    const before = this.#hidden;
    this.#hidden = hidden;
    return [...pages].filter((page) => nameOf(before.get(page)) !== nameOf(hidden.get(page)));
  }

  /**
   * @param notesImages where images are is found, where that is asked for
   * @param ms after which the workers count as stuck
   * @returns undefined where it was cancelled before it began
   * @throws PaperFailure
   */
  async paint(
    stroke: Stroke,
    { notesImages, ms }: { notesImages: boolean; ms: number },
  ): Promise<Painted | undefined> {
    let cancelled = false;
    stroke.cancel = () => {
      cancelled = true;
    };
    const { page: number, scale, turn } = stroke;
    const page = await this.#document.page(number);
    if (cancelled) return undefined;
    const viewport = page.getViewport({ scale, rotation: (page.rotate + turn) % 360 });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    const hidden = this.#hidden.get(number) ?? [];
    const recordImages = notesImages && this.lacksImages(number);
    const painting = this.#document.ask((pdf) => {
      this.#leaveOut(pdf, hidden);
      const annotationMode = hidden.length > 0 ? AnnotationMode.ENABLE_STORAGE : AnnotationMode.ENABLE;
      const task = page.render({ canvas, viewport, background: '#ffffff', recordImages, annotationMode });
      stroke.cancel = () => task.cancel();
      return task.promise;
    }, ms);
    await this.#held.during(painting, page);
    if (recordImages) this.#noteImages(stroke, page);
    return { canvas, without: nameOf(hidden) };
  }

  /** People look at this page now: it will be painted again sooner than others. */
  lookAt(page: number): void {
    this.#held.lookAt(page);
  }

  /** Tells pdf.js which annotations not to paint, one page's at a time. */
  #leaveOut({ annotationStorage }: PDFDocumentProxy, hidden: readonly string[]): void {
    for (const id of this.#leftOut) annotationStorage.remove(id);
    for (const id of hidden) annotationStorage.setValue(id, { noView: true });
    this.#leftOut = hidden;
  }

  #noteImages({ page: number, turn }: PaintOrder, page: PDFPageProxy): void {
    const box = this.#document.boxes[number - 1];
    // Without an answer the page counts as one without images: it would be painted for ever.
    if (box)
      this.#images.set(number, imagesOf((page.imageCoordinates ?? []) as ArrayLike<number>, box, turn));
  }
}

function nameOf(hidden: readonly string[] | undefined): string {
  return hidden?.join() ?? '';
}
