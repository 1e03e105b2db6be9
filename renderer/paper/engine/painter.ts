/**
 * Paints pages, the most urgent first: one that shows has the workers to itself, of those for later one is read while another is
 * painted. What is no longer wanted is cancelled; pictures stay in bounded caches, so that going back costs nothing. A page that
 * can't be painted says why and does not hold up the others.
 */
import type { Rect } from '#domain/paper/mark.ts';
import { Brush, type Painted, type Stroke } from './brush.ts';
import { shownSize, type Turn } from './coordinates.ts';
import { failureOf, Interrupted, type PaperFailureCode } from './failure.ts';
import { readerLimits } from './limits.ts';
import type { PaperDocument } from './paper-document.ts';
import { RenderingCancelledException } from './pdfjs.ts';
import { type PaintOrder, type Picture, type PictureKind, Pictures, sameOrder } from './pictures.ts';
import { nearestPages, type Preview, Previews } from './previews.ts';
import { UnderWay } from './under-way.ts';

/** Thumbnails are painted once no other page was wanted for this long, ms: every one takes a worker for as long as its page. */
const restMs = 300;
/** And once nobody wrote for this long. */
const writingMs = 1500;
/** And once the workers answered whoever waited for them to be idle. */
const askedMs = 40;

interface Job extends Stroke {
  kind: PictureKind | 'preview';
}

export class Painter {
  readonly #document: PaperDocument;
  readonly #brush: Brush;
  readonly #pictures: Pictures;
  readonly #failures = new Map<number, PaperFailureCode>();
  readonly #listeners = new Set<() => void>();
  readonly #underWay = new UnderWay<Job>();
  /** Who asks the workers something once nothing is left to be painted. */
  #waiting: (() => void)[] = [];
  /** Thumbnails wait until then. */
  #restedAt = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #previews = new Previews(() => this.#changed());
  /** Pages whose preview could not be made. */
  readonly #withoutPreview = new Set<number>();
  /** Where one reads: previews are made from there on, when nothing else is to be done. */
  #stand: { page: number; turn: Turn } | undefined;
  /** A page whose preview was given up while it was painted: workers that do not answer now are stuck in it. */
  #suspect: number | undefined;
  #version = 0;
  #closed = false;

  constructor(document: PaperDocument) {
    this.#document = document;
    this.#brush = new Brush(document);
    this.#pictures = new Pictures((page) => document.boxes[page - 1]);
  }

  /** The paper is on the screen now: it shares the bounds of all that are. One that is only expected takes nothing from them. */
  join(): void {
    this.#pictures.join(() => this.#next());
  }

  /** Grows with every change of a picture or failure. */
  get version(): number {
    return this.#version;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  picture(page: number): Picture | undefined {
    return this.#pictures.of('page', page);
  }

  thumbnail(page: number): Picture | undefined {
    return this.#pictures.of('thumbnail', page);
  }

  /** A small picture, of any page that was painted once or lies near. */
  preview(page: number, turn: Turn): Preview | undefined {
    return this.#previews.of(page, turn);
  }

  /** Somebody is writing: what nobody waits for is painted later, and every core is theirs. */
  putOff(): void {
    this.#restedAt = performance.now() + writingMs;
    for (const job of this.#underWay) if (job.kind === 'preview') this.#giveUp(job);
  }

  /** Where one reads now, and how the pages are turned; what shows there is wanted already. */
  standAt(page: number, turn: Turn): void {
    this.#stand = { page, turn };
    this.#brush.lookAt(page);
    this.#pictures.letGoOfSeen();
    this.#next();
  }

  failure(page: number): PaperFailureCode | undefined {
    return this.#failures.get(page);
  }

  /** Where images stand on a page, in page coordinates; `undefined` while not known. */
  images(page: number): readonly Rect[] | undefined {
    return this.#brush.images(page);
  }

  /** From now on pages are painted so that {@link images} is known, those painted already once more. */
  findImages(): void {
    if (this.#brush.findImages()) this.#next();
  }

  /** Leaves these annotations out from now on, as pdf.js names them; pages that show them are painted once more. */
  hideAnnotations(hidden: ReadonlyMap<number, readonly string[]>): void {
    const others = this.#brush.hide(hidden);
    for (const page of others) this.#previews.drop(page);
    if (others.length > 0) this.#next();
  }

  /** Replaces the list of wanted pages or thumbnails, most urgent first. Thumbnails wait until the pages are done. */
  want(kind: PictureKind, orders: readonly PaintOrder[]): void {
    this.#pictures.want(kind, orders);
    if (kind === 'page') this.#restedAt = Math.max(this.#restedAt, performance.now() + restMs);
    for (const job of this.#underWay) if (!this.#isWanted(job)) this.#giveUp(job);
    this.#next();
  }

  /** Gives up a page that takes long, as if its time were over. */
  stop(page: number): void {
    this.#failures.set(page, 'takes-too-long');
    this.#changed();
    // Nothing less ends a worker that is deep in a page.
    if (this.#underWay.has(page)) this.#document.interrupt();
    this.#next();
  }

  /** Tries a failed page again. */
  retry(page: number): void {
    this.#failures.delete(page);
    this.#changed();
    this.#next();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#rest);
    for (const job of this.#underWay) job.cancel();
    this.#listeners.clear();
    this.#pictures.close();
    this.#previews.close();
  }

  /** Previews give way to anything that is asked for. */
  #isWanted(job: Job): boolean {
    return job.kind !== 'preview' && this.#pictures.wanted(job.kind).some((order) => sameOrder(order, job));
  }

  /** Resolves when nothing that was asked for is left to be painted. */
  whenIdle(): Promise<void> {
    const idle = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#next();
    return idle;
  }

  #next(): void {
    if (this.#closed) return;
    const shows = (page: number) => this.#shows(page);
    for (const order of this.#pictures.wanted('page'))
      if (this.#isMissing('page', order) && this.#underWay.mayJoin(order.page, shows))
        this.#start('page', order);
    if (this.#underWay.size > 0) return;
    const thumbnail = this.#pictures.wanted('thumbnail').find((each) => this.#isMissing('thumbnail', each));
    if (thumbnail) return this.#makeThumbnail(thumbnail);
    const asking = this.#waiting.splice(0);
    if (asking.length > 0) this.#restedAt = Math.max(this.#restedAt, performance.now() + askedMs);
    for (const go of asking) go();
    this.#makePreview();
  }

  #shows(page: number): boolean {
    return this.#pictures.wanted('page').some((order) => order.page === page && !order.ahead);
  }

  #makeThumbnail(order: PaintOrder): void {
    if (this.#pictures.shrink(order, this.#brush.without(order.page))) {
      this.#changed();
      this.#next();
    } else if (!this.#rests()) this.#start('thumbnail', order);
  }

  #start(kind: Job['kind'], order: PaintOrder): void {
    const job: Job = { ...order, kind, cancel: () => {} };
    this.#underWay.begin(job);
    void this.#run(job);
  }

  /** The next preview, of the nearest page that lacks one. */
  #makePreview(): void {
    const page = this.#stand && this.#pageWithoutPreview(this.#stand);
    if (!this.#stand || page === undefined || this.#rests()) return;
    const { turn } = this.#stand;
    const picture = this.#pictures.of('page', page);
    if (picture?.turn === turn) {
      // Looked for again only once it is kept: what is made of a picture takes no worker.
      this.#withoutPreview.add(page);
      void this.#previews.keep(page, turn, picture.canvas).then(() => {
        if (this.#previews.of(page, turn)) this.#withoutPreview.delete(page);
        this.#next();
      });
      return;
    }
    const box = this.#document.boxes[page - 1];
    if (!box) return;
    const { width, height } = shownSize(box, turn);
    const scale = Math.sqrt(readerLimits.previewPixels / Math.max(1, width * height));
    this.#start('preview', { page, turn, scale });
  }

  #pageWithoutPreview({ page, turn }: { page: number; turn: Turn }): number | undefined {
    const { pages, previewReach } = this.#document;
    for (const each of nearestPages(page, pages, previewReach)) {
      const isLost = this.#failures.has(each) || this.#withoutPreview.has(each);
      if (!isLost && !this.#previews.of(each, turn)) return each;
    }
    return undefined;
  }

  #isMissing(kind: PictureKind, wanted: PaintOrder): boolean {
    const { page } = wanted;
    if (this.#failures.has(page)) return false;
    const picture = this.#pictures.of(kind, page);
    const isOld = picture?.without !== this.#brush.without(page);
    return (
      !picture || isOld || (kind === 'page' && this.#brush.lacksImages(page)) || !sameOrder(picture, wanted)
    );
  }

  #giveUp(job: Job): void {
    if (job.kind === 'preview') this.#suspect = job.page;
    job.cancel();
  }

  #rests(): boolean {
    const left = this.#restedAt - performance.now();
    if (left <= 0) return false;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#next(), left);
    return true;
  }

  async #run(job: Job): Promise<void> {
    try {
      await this.#paint(job);
    } catch (error) {
      const cancelled = error instanceof RenderingCancelledException || error instanceof Interrupted;
      if (!cancelled && !this.#closed) this.#fail(job, failureOf(error).code);
    }
    this.#underWay.end(job);
    this.#next();
  }

  #fail(job: Job, code: PaperFailureCode): void {
    if (code === 'takes-too-long' && !this.#underWay.wasStuck(job)) return;
    const { kind, page } = job;
    const suspect = this.#suspect;
    this.#suspect = undefined;
    // The workers were ended for what hid behind this page: it is painted by new ones.
    if (suspect !== undefined && suspect !== page && code === 'takes-too-long')
      this.#withoutPreview.add(suspect);
    else if (kind === 'preview') this.#withoutPreview.add(page);
    else {
      this.#failures.set(page, code);
      this.#changed();
    }
  }

  async #paint(job: Job): Promise<void> {
    const painted = await this.#brush.paint(job, {
      notesImages: job.kind === 'page',
      ms: this.#patience(job),
    });
    if (!painted) return;
    this.#suspect = undefined;
    if (!this.#closed) await this.#keep(job, painted);
  }

  #patience({ kind, page }: Job): number {
    const isDoubtful = kind === 'preview' || (this.#suspect !== undefined && this.#suspect !== page);
    return isDoubtful ? readerLimits.previewMs : readerLimits.paintMs;
  }

  async #keep({ kind, ...order }: Job, { canvas, without }: Painted): Promise<void> {
    if (kind === 'preview') {
      await this.#previews.keep(order.page, order.turn, canvas);
      canvas.width = 0;
      return;
    }
    this.#pictures.keep(kind, order, canvas, without);
    this.#changed();
  }

  #changed(): void {
    this.#version++;
    for (const changed of [...this.#listeners]) changed();
  }
}
