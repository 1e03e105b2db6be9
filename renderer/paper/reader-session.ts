/** Everything one open paper needs, made together and closed together. No React here: components reach it by context. */
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import type { Hit } from '#domain/paper/find.ts';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import type { ReadingView } from '#domain/paper/reading-view.ts';
import type { PaperSignature } from '#domain/paper/signature.ts';
import type { ChangeSpan } from '#domain/paper/text-changes.ts';
import { Finder } from './engine/finder.ts';
import { readerLimits } from './engine/limits.ts';
import { Margins } from './engine/margins.ts';
import { PageTexts, type Recognised } from './engine/page-text.ts';
import type { Painter } from './engine/painter.ts';
import type { PaperDocument } from './engine/paper-document.ts';
import type { PaperPages } from './engine/paper-pages.ts';
import { whenStill } from './engine/still.ts';
import { Trail } from './engine/trail.ts';
import type { Viewport } from './engine/viewport.ts';
import { prepareWorkers } from './engine/workers.ts';
import { originalsShown } from './import/originals.ts';
import { initialTools, type ToolState } from './input/tools.ts';
import { Inside } from './inside/inside.ts';
import { type MarkFilter, noFilter } from './mark-list/mark-filter.ts';
import { History } from './marks/history.ts';
import { type Layer, MarkBook } from './marks/mark-book.ts';
import { ThreadBook } from './marks/thread-book.ts';
import { Store } from './store.ts';

/** Nobody who leafs through a paper opens the next one; to start workers for it meanwhile would slow this one down. */
const nextPaperMs = 3_000;

export class ReaderSession {
  readonly meeting: MeetingId;
  readonly paper: Paper;
  /** Not everyone in the meeting reads the paper: marks on it are not shared, for those everyone reads. */
  readonly restricted: boolean;
  readonly me: PersonId;
  readonly document: PaperDocument;
  readonly viewport: Viewport;
  readonly painter: Painter;
  readonly texts: PageTexts;
  readonly finder: Finder;
  readonly book: MarkBook;
  readonly history: History;
  readonly threads: ThreadBook;
  readonly inside: Inside;
  readonly tools: Store<ToolState>;
  /** Which marks are listed and stepped through. */
  readonly filter = new Store<MarkFilter>(noFilter);
  /** Whether the rights let the person write on a layer now; kept current by the documents. */
  readonly rights = new Store<Record<Layer, boolean>>({ private: false, shared: false });
  /** Words that differ from the version beside it. */
  readonly changes = new Store<{ spans: readonly ChangeSpan[] }>({ spans: [] });
  readonly trail = new Trail();
  /** While the paper is presented on the whole screen: how the pages were shown before. */
  readonly presentation = new Store<{ from: ReadingView | undefined }>({ from: undefined });
  readonly #pages: PaperPages;
  readonly #margins: Margins;
  readonly #measuring = new AbortController();
  readonly #stops: (() => void)[];

  constructor(
    meeting: MeetingId,
    paper: Paper,
    restricted: boolean,
    me: PersonId,
    pages: PaperPages,
    recognised: Recognised,
    checkSignatures: (signal: AbortSignal) => Promise<PaperSignature[]>,
  ) {
    this.meeting = meeting;
    this.paper = paper;
    this.restricted = restricted;
    this.me = me;
    const { document, viewport, painter } = pages;
    this.document = document;
    this.viewport = viewport;
    this.painter = painter;
    this.#pages = pages;
    painter.join();
    this.texts = new PageTexts(document, recognised);
    this.finder = new Finder(document.pages, this.texts);
    this.book = new MarkBook(paper.id, paper.file.sha256, me, (announce) =>
      setTimeout(announce, readerLimits.othersMs),
    );
    this.history = new History(this.book, (layer) => this.rights.state[layer], Date.now);
    this.threads = new ThreadBook(paper.id, me);
    this.inside = new Inside(document, checkSignatures);
    this.#margins = new Margins(document, this.viewport, this.painter, (page) =>
      this.book.onPage(page).map(({ mark }) => boundsOf(mark)),
    );
    this.tools = new Store<ToolState>(initialTools);
    this.#stops = [
      document.onMeasured(() => this.viewport.setBoxes(document.boxes)),
      this.#measureLater(),
      this.#hideOriginals(),
    ];
  }

  /** Where a mark was taken over from an annotation of the file, the mark shows and the annotation does not. */
  #hideOriginals(): () => void {
    const { book, painter, paper } = this;
    return book.subscribe(() => painter.hideAnnotations(originalsShown(book, paper.file.sha256)));
  }

  /** Signatures, files and the shapes of the other pages wait until nothing is left to be painted: they would hold it up. */
  #measureLater(): () => void {
    const idle = () => this.painter.whenIdle();
    let forget = () => {};
    const begin = () => {
      stop();
      void idle().then(() => this.inside.look());
      void this.document.measureAll(idle, this.#measuring.signal);
      forget = whenStill(this.viewport, nextPaperMs, () => void idle().then(prepareWorkers));
    };
    const stop = this.painter.subscribe(begin);
    // A paper that was expected may be painted by now.
    if (this.painter.version > 0) begin();
    return () => {
      stop();
      forget();
    };
  }

  /** Goes to a page and remembers where one came from. */
  jump(page: number, place?: { x: number; y: number }): void {
    const { viewport } = this;
    if (viewport.state.page !== page) this.trail.leave(viewport.place);
    viewport.goTo(page, place);
  }

  /** Brings a hit into view: its place on the page is known from the words' own geometry. */
  goToHit(hit: Hit | undefined): void {
    const first = hit?.pieces[0];
    if (!hit || !first) return;
    void this.texts.place(hit.page, first.item).then((at) => {
      const space = this.viewport.spaceOf(hit.page);
      if (!space || !at) return this.jump(hit.page);
      const [x, y] = space.toView(at[0], at[1]);
      this.jump(hit.page, { x, y });
    });
  }

  /** To where the last jump began. */
  back(): void {
    const place = this.trail.back(this.viewport.place);
    if (place) this.viewport.goToPlace(place);
  }

  /** To where one came back from. */
  forward(): void {
    const place = this.trail.on(this.viewport.place);
    if (place) this.viewport.goToPlace(place);
  }

  close(): void {
    this.#measuring.abort();
    for (const stop of this.#stops) stop();
    this.#margins.close();
    this.inside.close();
    this.finder.close();
    this.history.close();
    this.threads.close();
    this.book.close();
    this.#pages.close();
  }
}
