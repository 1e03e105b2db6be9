/** Everything one open paper needs, made together and closed together. No React here: components reach it by context. */
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { Finder } from './engine/finder.ts';
import { PageTexts } from './engine/page-text.ts';
import { Painter } from './engine/painter.ts';
import type { PaperDocument } from './engine/paper-document.ts';
import { Viewport } from './engine/viewport.ts';
import { initialTools, type ToolState } from './input/tools.ts';
import { History } from './marks/history.ts';
import { type Layer, MarkBook } from './marks/mark-book.ts';
import { Store } from './store.ts';

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
  readonly tools: Store<ToolState>;
  /** Whether the rights let the person write on a layer now; kept current by the documents. */
  readonly rights = new Store<Record<Layer, boolean>>({ private: false, shared: false });
  /** Pages left by a jump, to come back to. */
  readonly trail: number[] = [];
  readonly #measuring = new AbortController();
  readonly #stops: (() => void)[];

  constructor(meeting: MeetingId, paper: Paper, restricted: boolean, me: PersonId, document: PaperDocument) {
    this.meeting = meeting;
    this.paper = paper;
    this.restricted = restricted;
    this.me = me;
    this.document = document;
    this.viewport = new Viewport(document.boxes);
    this.painter = new Painter(document);
    this.texts = new PageTexts(document);
    this.finder = new Finder(document.pages, this.texts);
    this.book = new MarkBook(paper.id, me);
    this.history = new History(this.book, (layer) => this.rights.state[layer], Date.now);
    this.tools = new Store<ToolState>(initialTools);
    this.#stops = [document.onMeasured(() => this.viewport.setBoxes(document.boxes)), this.#measureLater()];
  }

  /** The shapes of the other pages wait until the first picture is there: they would hold it up. */
  #measureLater(): () => void {
    const stop = this.painter.subscribe(() => {
      stop();
      void this.document.measureAll(this.#measuring.signal);
    });
    return stop;
  }

  /** Goes to a page and remembers where one came from. */
  jump(page: number, place?: { x: number; y: number }): void {
    const from = this.viewport.state.page;
    if (from !== page && this.trail.at(-1) !== from) this.trail.push(from);
    this.viewport.goTo(page, place);
  }

  back(): void {
    const page = this.trail.pop();
    if (page !== undefined) this.viewport.goTo(page);
  }

  close(): void {
    this.#measuring.abort();
    for (const stop of this.#stops) stop();
    this.finder.close();
    this.painter.close();
    this.history.close();
    this.book.close();
    this.document.close();
  }
}
