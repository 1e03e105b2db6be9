/**
 * The one way marks change. Every edit, whatever the tool, is a map of marks to what they become; it is checked here,
 * written here, and what was there before is kept as the way back. Undoing is the same thing with the old values.
 *
 * Nobody undoes another's work: only the person's own documents are written, and what their other device changed
 * meanwhile drops out of the steps it would spoil, while the other steps stay.
 */
import type { MarkId } from '#domain/ids.ts';
import { changeMark, type Geometry, Mark, putMark, removeMark } from '#domain/paper/mark.ts';
import type { Layer, MarkBook, PlacedMark } from './mark-book.ts';

/** What each mark becomes; `null`: gone. */
export type Changes = ReadonlyMap<MarkId, PlacedMark | null>;

interface Step {
  before: Map<MarkId, PlacedMark | null>;
  /** Steps with the same key in a row are one for the person, e.g. the letters of a note. */
  join: string | undefined;
}

/** Whether the person may write on a layer, as the rights say now. */
export type MayWrite = (layer: Layer) => boolean;

const mostSteps = 200;

export class History {
  readonly #book: MarkBook;
  readonly #mayWrite: MayWrite;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  #done: Step[] = [];
  #undone: Step[] = [];
  #version = 0;

  /** @param now the clock that dates changes, ms since 1970 */
  constructor(book: MarkBook, mayWrite: MayWrite, now: () => number) {
    this.#book = book;
    this.#mayWrite = mayWrite;
    this.#now = now;
    this.#stop = book.onForeignChange((ids) => this.#drop(ids));
  }

  get version(): number {
    return this.#version;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /**
   * Writes changes and remembers the way back.
   * @returns false where the person may not write there or a mark is not a valid one; then nothing is changed
   */
  apply(changes: Changes, join?: string): boolean {
    const stamped = new Map<MarkId, PlacedMark | null>();
    for (const [id, placed] of changes) stamped.set(id, placed && this.#stamp(placed));
    const before = this.#write(stamped);
    if (!before) return false;
    const last = this.#done.at(-1);
    if (join !== undefined && last?.join === join) {
      for (const [id, placed] of before) if (!last.before.has(id)) last.before.set(id, placed);
    } else {
      this.#done.push({ before, join });
      if (this.#done.length > mostSteps) this.#done.shift();
    }
    this.#undone = [];
    this.#changed();
    return true;
  }

  undo(): void {
    this.#back(this.#done, this.#undone);
  }

  redo(): void {
    this.#back(this.#undone, this.#done);
  }

  close(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #back(from: Step[], to: Step[]): void {
    const step = from.pop();
    if (!step) return;
    const before = this.#write(step.before);
    // Where writing is no longer allowed the step leads nowhere, now or later.
    if (before) to.push({ before, join: undefined });
    this.#changed();
  }

  #stamp(placed: PlacedMark): PlacedMark {
    return { layer: placed.layer, mark: { ...placed.mark, changedAt: this.#now() } };
  }

  /** @returns what was there before; `undefined` where nothing was written */
  #write(changes: Changes): Map<MarkId, PlacedMark | null> | undefined {
    const before = new Map<MarkId, PlacedMark | null>();
    for (const [id, after] of changes) {
      const now = this.#book.stored(id) ?? null;
      if (![now, after].every((placed) => placed === null || this.#allows(id, placed))) return undefined;
      before.set(id, now);
    }
    this.#book.write(() => {
      for (const layer of ['private', 'shared'] as const) {
        const doc = this.#book.documentOf(layer);
        doc?.transact(() => {
          for (const [id, after] of changes) writeOne(doc, layer, id, before.get(id) ?? null, after);
        }, this);
      }
    });
    return before;
  }

  #allows(id: MarkId, { layer, mark }: PlacedMark): boolean {
    return (
      this.#mayWrite(layer) &&
      this.#book.documentOf(layer) !== undefined &&
      mark.id === id &&
      Mark.safeParse(mark).success
    );
  }

  /** Removes marks that something else changed from all steps; a step that is left without any is gone. */
  #drop(ids: ReadonlySet<MarkId>): void {
    const without = (steps: Step[]) => {
      for (const step of steps) for (const id of ids) step.before.delete(id);
      return steps.filter((step) => step.before.size > 0);
    };
    this.#done = without(this.#done);
    this.#undone = without(this.#undone);
    this.#changed();
  }

  #changed(): void {
    this.#version++;
    for (const changed of [...this.#listeners]) changed();
  }
}

type Doc = Parameters<typeof putMark>[0];

/** One mark in one layer's document. Small fields are changed in place, so that the strokes are not sent again. */
function writeOne(
  doc: Doc,
  layer: Layer,
  id: MarkId,
  before: PlacedMark | null,
  after: PlacedMark | null,
): void {
  const was = before?.layer === layer ? before.mark : undefined;
  const becomes = after?.layer === layer ? after.mark : undefined;
  if (was && !becomes) removeMark(doc, id);
  if (!becomes) return;
  if (was && isSamePlace(was, becomes)) {
    const { colour, offset, text, changedAt } = becomes;
    changeMark(doc, id, {
      ...(colour === was.colour ? {} : { colour }),
      ...(offset[0] === was.offset[0] && offset[1] === was.offset[1] ? {} : { offset }),
      ...(text === was.text ? {} : { text }),
      changedAt,
    });
  } else putMark(doc, becomes);
}

/** A mark that goes over to another version of the paper is written whole. */
function isSamePlace(a: Mark, b: Mark): boolean {
  return a.sha256 === b.sha256 && a.page === b.page && sameGeometry(a.geometry, b.geometry);
}

/** Values of one mark read at different times are different objects. */
function sameGeometry(a: Geometry, b: Geometry): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
