/**
 * All marks on one paper that a person sees: their own, private and shared, and what others share. Each comes from its
 * own document; here they are put together by page and kept up to date mark by mark, so that a stroke of one person
 * does not cost re-reading five thousand others.
 */
import type * as Y from 'yjs';
import type { MarkId, PaperId, PersonId } from '#domain/ids.ts';
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
}

interface Source {
  layer: Layer;
  author: PersonId;
  doc: Y.Doc;
  marks: Map<MarkId, Mark>;
  stop: () => void;
}

export class MarkBook {
  readonly #paper: PaperId;
  readonly #me: PersonId;
  readonly #sources = new Map<string, Source>();
  readonly #hidden = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #foreignListeners = new Set<(ids: ReadonlySet<MarkId>) => void>();
  #pages = new Map<number, readonly ShownMark[]>();
  #version = 0;
  /** Changes being written by this very person through the history: nothing to tell it about. */
  #writing = false;

  constructor(paper: PaperId, me: PersonId) {
    this.#paper = paper;
    this.#me = me;
  }

  /** Grows with every change of what is shown. */
  get version(): number {
    return this.#version;
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
    const source: Source = { layer, author, doc, marks: new Map(), stop: () => {} };
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
      .flatMap((source) => [...source.marks.values()].map((mark) => shown(source, mark)))
      .sort((a, b) => a.mark.page - b.mark.page || a.mark.createdAt - b.mark.createdAt);
  }

  find(id: MarkId, author: PersonId): ShownMark | undefined {
    for (const source of this.#sources.values()) {
      const mark = source.author === author ? source.marks.get(id) : undefined;
      if (mark) return shown(source, mark);
    }
    return undefined;
  }

  /** Who has marks here, the person's own layers first. */
  sources(): { layer: Layer; author: PersonId; own: boolean; count: number; shown: boolean }[] {
    return [...this.#sources]
      .map(([key, { layer, author, marks }]) => ({
        layer,
        author,
        own: author === this.#me,
        count: marks.size,
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
    for (const source of this.#sources.values()) source.stop();
    this.#sources.clear();
    this.#listeners.clear();
    this.#foreignListeners.clear();
  }

  #changed(source: Source, ids: ReadonlySet<MarkId>): void {
    const pages = new Set<number>();
    const touched = new Set<MarkId>();
    for (const id of ids) {
      const before = source.marks.get(id);
      const mark = readMark(source.doc, id);
      if (!this.#take(source, id, mark) && !before) continue;
      touched.add(id);
      if (before) pages.add(before.page);
      if (mark) pages.add(mark.page);
    }
    if (touched.size === 0) return;
    if (source.author === this.#me && !this.#writing)
      for (const changed of [...this.#foreignListeners]) changed(touched);
    this.#announce(pages);
  }

  #take(source: Source, id: MarkId, mark: Mark | undefined): boolean {
    if (mark?.paper === this.#paper) source.marks.set(id, mark);
    else source.marks.delete(id);
    return source.marks.has(id);
  }

  #collect(on: (mark: Mark) => boolean): ShownMark[] {
    const found: ShownMark[] = [];
    for (const [key, source] of this.#sources) {
      if (this.#hidden.has(key)) continue;
      for (const mark of source.marks.values()) if (on(mark)) found.push(shown(source, mark));
    }
    return found.sort((a, b) => a.mark.createdAt - b.mark.createdAt || (a.mark.id < b.mark.id ? -1 : 1));
  }

  /** @param pages the pages that changed; `undefined`: any */
  #announce(pages: ReadonlySet<number> | undefined): void {
    if (pages) for (const page of pages) this.#pages.delete(page);
    else this.#pages = new Map();
    this.#version++;
    for (const changed of [...this.#listeners]) changed();
  }
}

function sourceKey(layer: Layer, author: PersonId): string {
  return `${layer}/${author}`;
}

function shown(source: Source, mark: Mark): ShownMark {
  return { layer: source.layer, author: source.author, mark };
}
