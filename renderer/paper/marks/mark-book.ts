/**
 * All marks on one paper that a person sees: their own, private and shared, and what others share. Each comes from its
 * own document; here they are put together by page and kept up to date mark by mark, so that a stroke of one person
 * does not cost re-reading five thousand others. Marks made on another version than the open one stand where they were
 * given a place ({@link MarkBook.setPlaces}): whoever changes one changes it as it is shown, and so brings it over.
 */
import type * as Y from 'yjs';
import type { MarkId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import { carried, type GivenPlace, keyOfPlace, type MarkPlace } from '#domain/paper/anchor.ts';
import { type Mark, observeMarks, readMark, readMarks } from '#domain/paper/mark.ts';

/** `private`: the person's notes document; `shared`: an ink document. */
export type Layer = 'private' | 'shared';

/** One of the person's own marks with the layer it lies on. */
export interface PlacedMark {
  layer: Layer;
  mark: Mark;
}

export interface ShownMark extends PlacedMark {
  author: PersonId;
  /** Made on another version of the paper; it stands where its words are now, or where it stood on a page without words. */
  carriedBy?: MarkPlace['by'];
}

/** The mark as a gesture shows it for the moment. @param preview own marks being pulled about */
export function pulled(shown: ShownMark, preview: ReadonlyMap<MarkId, Mark>): ShownMark {
  const mark = preview.get(shown.mark.id);
  return mark ? { ...shown, mark } : shown;
}

interface Source {
  layer: Layer;
  author: PersonId;
  doc: Y.Doc;
  /** As they were made, on whatever version. */
  made: Map<MarkId, Mark>;
  /** Those that the open version shows, as it shows them. */
  marks: Map<MarkId, Mark>;
  /** The same value for a mark until it changes, so that what shows it is not made anew. */
  shown: Map<MarkId, ShownMark>;
  stop: () => void;
}

export class MarkBook {
  readonly #paper: PaperId;
  readonly #version: Sha256;
  readonly #me: PersonId;
  #places: ReadonlyMap<string, MarkPlace | null> = new Map();
  readonly #sources = new Map<string, Source>();
  readonly #hidden = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #foreignListeners = new Set<(ids: ReadonlySet<MarkId>) => void>();
  #pages = new Map<number, readonly ShownMark[]>();
  #changes = 0;
  /** Changes being written by this very person through the history: nothing to tell it about. */
  #writing = false;
  readonly #soon: (announce: () => void) => void;
  /** Pages on which others changed marks of which nobody was told yet. */
  #waiting: Set<number> | undefined;
  #seeking: { at: number; is: boolean } | undefined;
  #closed = false;

  /**
   * @param version of the paper that is open
   * @param soon runs what it is given a moment later: twenty people who write at once are told of together
   */
  constructor(paper: PaperId, version: Sha256, me: PersonId, soon = (announce: () => void) => announce()) {
    this.#paper = paper;
    this.#version = version;
    this.#me = me;
    this.#soon = soon;
  }

  /** Grows with every change of what is shown. */
  get version(): number {
    return this.#changes;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Calls back with own marks changed by anything but {@link write}, e.g. by the same person's other device. */
  onForeignChange(changed: (ids: ReadonlySet<MarkId>) => void): () => void {
    this.#foreignListeners.add(changed);
    return () => this.#foreignListeners.delete(changed);
  }

  /** Takes a document's marks in, in place of an earlier document of the same layer and author. Returns the way out. */
  add(layer: Layer, author: PersonId, doc: Y.Doc): () => void {
    const key = sourceKey(layer, author);
    this.#sources.get(key)?.stop();
    const source: Source = {
      layer,
      author,
      doc,
      made: new Map(),
      marks: new Map(),
      shown: new Map(),
      stop: () => {},
    };
    for (const mark of readMarks(doc).values()) this.#take(source, mark.id, mark);
    source.stop = observeMarks(doc, (ids) => this.#changed(source, ids));
    this.#sources.set(key, source);
    this.#announce(undefined);
    return () => {
      if (this.#sources.get(key) !== source) return;
      source.stop();
      this.#sources.delete(key);
      this.#announce(undefined);
    };
  }

  /** The person's own mark, wherever it lies. */
  own(id: MarkId): PlacedMark | undefined {
    for (const layer of ['private', 'shared'] as const) {
      const mark = this.#sources.get(sourceKey(layer, this.#me))?.marks.get(id);
      if (mark) return { layer, mark };
    }
    return undefined;
  }

  /** The person's own mark as its document has it, which for one of another version is not as it is shown. */
  stored(id: MarkId): PlacedMark | undefined {
    for (const layer of ['private', 'shared'] as const) {
      const mark = this.#sources.get(sourceKey(layer, this.#me))?.made.get(id);
      if (mark) return { layer, mark };
    }
    return undefined;
  }

  /** Where marks of other versions stand on the open one. */
  setPlaces(places: readonly GivenPlace[]): void {
    this.#places = new Map(
      places.map(({ author, mark, from, place }) => [keyOfPlace(author, mark, from), place]),
    );
    for (const source of this.#sources.values())
      for (const mark of source.made.values()) if (mark.sha256 !== this.#version) this.#show(source, mark);
    this.#announce(undefined);
  }

  /** What no place was found for by now has none. */
  stopSeeking(): void {
    const places = new Map(this.#places);
    for (const { author, mark } of this.#others(undefined))
      places.set(keyOfPlace(author, mark.id, mark.sha256), null);
    this.#places = places;
    this.#announce(undefined);
  }

  /** Whether there are marks of other versions of which is not known where they stand. */
  get isSeeking(): boolean {
    // Asked by everything that follows the book, at each change, of thousands of marks.
    if (this.#seeking?.at !== this.#changes)
      this.#seeking = { at: this.#changes, is: this.#others(undefined).length > 0 };
    return this.#seeking.is;
  }

  /** Marks of other versions whose words are gone, in the order of the pages they were made on. */
  placeless(): ShownMark[] {
    return this.#others(null).sort(
      (a, b) => a.mark.page - b.mark.page || a.mark.createdAt - b.mark.createdAt,
    );
  }

  /** The document of the person's own layer, once it is open. */
  documentOf(layer: Layer): Y.Doc | undefined {
    return this.#sources.get(sourceKey(layer, this.#me))?.doc;
  }

  /** Runs changes of own documents without reporting them as foreign. */
  write(change: () => void): void {
    this.#writing = true;
    try {
      change();
    } finally {
      this.#writing = false;
    }
  }

  /** The marks shown on a page, oldest first. The same array until something changes. */
  onPage(page: number): readonly ShownMark[] {
    let marks = this.#pages.get(page);
    if (!marks) {
      marks = this.#collect((mark) => mark.page === page);
      this.#pages.set(page, marks);
    }
    return marks;
  }

  /** All marks, those of hidden sources too, in order of the pages. */
  all(): ShownMark[] {
    return [...this.#sources.values()]
      .flatMap((source) => [...source.marks.values()].map((mark) => this.#shown(source, mark)))
      .sort((a, b) => a.mark.page - b.mark.page || a.mark.createdAt - b.mark.createdAt);
  }

  /** Calls with each mark that the pages show, in no order. */
  forEachShown(call: (mark: Mark) => void): void {
    for (const [key, source] of this.#sources)
      if (!this.#hidden.has(key)) for (const mark of source.marks.values()) call(mark);
  }

  find(id: MarkId, author: PersonId): ShownMark | undefined {
    for (const source of this.#sources.values()) {
      const mark = source.author === author ? source.marks.get(id) : undefined;
      if (mark) return this.#shown(source, mark);
    }
    return undefined;
  }

  /** Who has marks here, the person's own layers first. */
  sources(): { layer: Layer; author: PersonId; own: boolean; count: number; shown: boolean }[] {
    return [...this.#sources]
      .map(([key, { layer, author, made }]) => ({
        layer,
        author,
        own: author === this.#me,
        count: made.size,
        shown: !this.#hidden.has(key),
      }))
      .sort((a, b) => Number(b.own) - Number(a.own) || (a.layer < b.layer ? -1 : a.layer > b.layer ? 1 : 0));
  }

  isShown(layer: Layer, author: PersonId): boolean {
    return !this.#hidden.has(sourceKey(layer, author));
  }

  setShown(layer: Layer, author: PersonId, isShown: boolean): void {
    if (isShown) this.#hidden.delete(sourceKey(layer, author));
    else this.#hidden.add(sourceKey(layer, author));
    this.#announce(undefined);
  }

  close(): void {
    this.#closed = true;
    for (const source of this.#sources.values()) source.stop();
    this.#sources.clear();
    this.#listeners.clear();
    this.#foreignListeners.clear();
  }

  #changed(source: Source, ids: ReadonlySet<MarkId>): void {
    const pages = new Set<number>();
    const touched = new Set<MarkId>();
    for (const id of ids) {
      const wasHere = source.made.has(id);
      const before = source.marks.get(id);
      if (!this.#take(source, id, readMark(source.doc, id)) && !wasHere) continue;
      const after = source.marks.get(id);
      touched.add(id);
      if (before) pages.add(before.page);
      if (after) pages.add(after.page);
    }
    if (touched.size === 0) return;
    if (source.author === this.#me && !this.#writing)
      for (const changed of [...this.#foreignListeners]) changed(touched);
    if (source.author === this.#me) this.#announce(pages);
    else this.#announceSoon(pages);
  }

  #announceSoon(pages: ReadonlySet<number>): void {
    const isAsked = this.#waiting !== undefined;
    this.#waiting = new Set([...(this.#waiting ?? []), ...pages]);
    if (isAsked) return;
    this.#soon(() => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting && !this.#closed) this.#announce(waiting);
    });
  }

  #take(source: Source, id: MarkId, mark: Mark | undefined): boolean {
    if (mark?.paper !== this.#paper) {
      source.made.delete(id);
      source.marks.delete(id);
      source.shown.delete(id);
      return false;
    }
    source.made.set(id, mark);
    this.#show(source, mark);
    return true;
  }

  /** Puts a mark where the open version has it, or nowhere. */
  #show(source: Source, mark: Mark): void {
    source.shown.delete(mark.id);
    if (mark.sha256 === this.#version) source.marks.set(mark.id, mark);
    else {
      const place = this.#placeOf(source, mark);
      if (place) source.marks.set(mark.id, carried(mark, place, this.#version));
      else source.marks.delete(mark.id);
    }
  }

  #placeOf({ author }: Source, { id, sha256 }: Mark): MarkPlace | null | undefined {
    return this.#places.get(keyOfPlace(author, id, sha256));
  }

  /** Marks of other versions with no place, or of which no place is known yet; as they were made. */
  #others(place: null | undefined): ShownMark[] {
    return [...this.#sources.values()].flatMap((source) =>
      [...source.made.values()]
        .filter((mark) => mark.sha256 !== this.#version && this.#placeOf(source, mark) === place)
        .map((mark) => ({ layer: source.layer, author: source.author, mark })),
    );
  }

  #shown(source: Source, mark: Mark): ShownMark {
    const known = source.shown.get(mark.id);
    if (known) return known;
    const { layer, author } = source;
    const made = source.made.get(mark.id);
    const place = made && made.sha256 !== this.#version ? this.#placeOf(source, made) : undefined;
    const shown: ShownMark = { layer, author, mark, ...(place ? { carriedBy: place.by } : {}) };
    source.shown.set(mark.id, shown);
    return shown;
  }

  #collect(on: (mark: Mark) => boolean): ShownMark[] {
    const found: ShownMark[] = [];
    for (const [key, source] of this.#sources) {
      if (this.#hidden.has(key)) continue;
      for (const mark of source.marks.values()) if (on(mark)) found.push(this.#shown(source, mark));
    }
    return found.sort((a, b) => a.mark.createdAt - b.mark.createdAt || (a.mark.id < b.mark.id ? -1 : 1));
  }

  /** @param pages the pages that changed; `undefined`: any */
  #announce(pages: ReadonlySet<number> | undefined): void {
    if (pages) for (const page of pages) this.#pages.delete(page);
    else this.#pages = new Map();
    this.#changes++;
    for (const changed of [...this.#listeners]) changed();
  }
}

function sourceKey(layer: Layer, author: PersonId): string {
  return `${layer}/${author}`;
}
