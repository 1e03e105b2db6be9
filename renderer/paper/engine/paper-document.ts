/**
 * One open paper. Every question goes through {@link PaperDocument.ask}, which watches the clock: workers that do not
 * answer in time are killed and the paper is opened again behind the same object, so that the other pages stay readable.
 */
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { ByteRanges } from './byte-ranges.ts';
import type { PageBox, Turn } from './coordinates.ts';
import { DeadlineMissed, within } from './deadline.ts';
import { failureOf, Interrupted, PaperFailure } from './failure.ts';
import { readerLimits } from './limits.ts';
import { takeWorkers } from './workers.ts';

export interface PaperSource {
  /** Where its bytes are asked for by ranges, or the file itself. */
  from: string | Blob;
  /** Bytes. */
  size: number;
  password: string | undefined;
}

/** The paper during one life of its workers. */
interface Life {
  pdf: PDFDocumentProxy;
  /** Ends the workers; whatever they were asked rejects with `reason`. */
  end(reason: Error): void;
  ended: Promise<never>;
}

export class PaperDocument {
  readonly #source: PaperSource;
  /** `undefined` once the workers have ended; the next question starts new ones. */
  #life: Promise<Life> | undefined;
  #boxes: readonly PageBox[];
  readonly #measured = new Set<number>();
  readonly #measuredListeners = new Set<() => void>();
  #closed = false;

  private constructor(source: PaperSource, life: Life, first: PageBox) {
    this.#source = source;
    this.#live(Promise.resolve(life));
    this.#boxes = Array.from({ length: life.pdf.numPages }, () => first);
    this.#measured.add(1);
  }

  /** @throws PaperFailure */
  static async open(source: PaperSource): Promise<PaperDocument> {
    if (source.size === 0) throw new PaperFailure('empty-file');
    const life = await begin(source);
    try {
      const work = Promise.race([life.pdf.getPage(1), life.ended]);
      return new PaperDocument(source, life, boxOf(await within(work, readerLimits.answerMs)));
    } catch (error) {
      life.end(new Interrupted());
      throw error instanceof DeadlineMissed ? new PaperFailure('takes-too-long', error) : failureOf(error);
    }
  }

  /** How far from where one reads previews of its pages are made beforehand. */
  get previewReach(): number {
    const { previewReach, previewReachBytes, previewReachLarge } = readerLimits;
    return this.#source.size > previewReachBytes ? previewReachLarge : previewReach;
  }

  get pages(): number {
    return this.#boxes.length;
  }

  /** The shape of every page; until a page was asked for, the first one's shape stands in. A new array at each change. */
  get boxes(): readonly PageBox[] {
    return this.#boxes;
  }

  /** Calls back when the shape of a page turned out to differ from what stood in for it. */
  onMeasured(changed: () => void): () => void {
    this.#measuredListeners.add(changed);
    return () => this.#measuredListeners.delete(changed);
  }

  /**
   * Asks the workers.
   * @throws PaperFailure `takes-too-long` where this very question was not answered in time
   * @throws Interrupted where another one was not
   */
  async ask<T>(
    question: (pdf: PDFDocumentProxy) => Promise<T>,
    ms: number = readerLimits.answerMs,
  ): Promise<T> {
    if (this.#closed) throw new Interrupted();
    const life = await (this.#life ?? this.#live(begin(this.#source)));
    try {
      return await within(Promise.race([question(life.pdf), life.ended]), ms);
    } catch (error) {
      if (!(error instanceof DeadlineMissed)) throw error;
      life.end(new Interrupted());
      throw new PaperFailure('takes-too-long', error);
    }
  }

  /** Ends the workers, whatever they are doing: the next question starts new ones. */
  interrupt(): void {
    this.#life?.then(
      (life) => life.end(new Interrupted()),
      () => {},
    );
  }

  /** A page, measured as soon as it is known. */
  async page(number: number): Promise<PDFPageProxy> {
    const page = await this.ask((pdf) => pdf.getPage(number));
    this.#measure(number, boxOf(page));
    return page;
  }

  /**
   * Learns the shapes of all pages, one after another.
   * @param turn resolves when the workers have nothing more urgent to do
   */
  async measureAll(turn: () => Promise<void>, signal: AbortSignal): Promise<void> {
    if (this.#source.size > readerLimits.measureAllBytes) return;
    for (let number = 2; number <= this.pages; number++) {
      if (this.#measured.has(number)) continue;
      await turn();
      if (signal.aborted) return;
      const [page] = await Promise.allSettled([this.page(number)]);
      // A page that can't be read keeps the stand-in; it says so itself when it is shown.
      if (page.status === 'rejected') this.#measured.add(number);
    }
  }

  close(): void {
    this.#closed = true;
    this.#measuredListeners.clear();
    this.#life?.then(
      (life) => life.end(new Interrupted()),
      () => {},
    );
  }

  #measure(number: number, box: PageBox): void {
    if (this.#measured.has(number)) return;
    this.#measured.add(number);
    const before = this.#boxes[number - 1];
    if (before && sameBox(before, box)) return;
    this.#boxes = this.#boxes.with(number - 1, box);
    for (const changed of this.#measuredListeners) changed();
  }

  /** Makes this the paper's life until it ends. */
  #live(life: Promise<Life>): Promise<Life> {
    const over = () => {
      if (this.#life === life) this.#life = undefined;
    };
    life.then(({ ended }) => ended.catch(over), over);
    this.#life = life;
    return life;
  }
}

async function begin(source: PaperSource): Promise<Life> {
  const workers = await takeWorkers();
  let reject: (reason: Error) => void = () => {};
  const ended = new Promise<never>((_, rejectEnded) => {
    reject = rejectEnded;
  });
  ended.catch(() => {});
  let bytes: ByteRanges | undefined;
  const end = (reason: Error) => {
    bytes?.abort();
    workers.kill();
    reject(reason);
  };
  try {
    bytes = new ByteRanges(source.from, source.size, end);
    const task: PDFDocumentLoadingTask = workers.open(bytes, source.password);
    const pdf = await within(Promise.race([task.promise, ended]), readerLimits.answerMs);
    if (pdf.numPages === 0) throw new PaperFailure('broken-pdf');
    return { pdf, end, ended };
  } catch (error) {
    end(new Interrupted());
    throw error instanceof DeadlineMissed ? new PaperFailure('takes-too-long', error) : failureOf(error);
  }
}

function boxOf(page: PDFPageProxy): PageBox {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return { view: [left, bottom, right, top], rotate: page.rotate as Turn, userUnit: page.userUnit };
}

function sameBox(a: PageBox, b: PageBox): boolean {
  return (
    a.rotate === b.rotate && a.userUnit === b.userUnit && a.view.every((value, i) => value === b.view[i])
  );
}
