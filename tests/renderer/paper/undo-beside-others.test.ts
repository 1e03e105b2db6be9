/** Undo and redo of groups, while another person and one's own other device write: nobody's work is undone but one's own. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MarkId } from '#domain/ids.ts';
import { changeMark, type Mark, putMark, readMark, readMarks, removeMark } from '#domain/paper/mark.ts';
import { History } from '#renderer/paper/marks/history.ts';
import { type Layer, MarkBook, type PlacedMark } from '#renderer/paper/marks/mark-book.ts';
import { binh, hoa, ink, paper, version } from './marks.ts';

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'peer');
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'peer');
}

class Desk {
  readonly notes = new Y.Doc();
  readonly shared = new Y.Doc();
  readonly device = new Y.Doc();
  readonly theirs = new Y.Doc();
  readonly theirsHere = new Y.Doc();
  readonly book = new MarkBook(paper, version, hoa);
  readonly history: History;
  /** Private marks that the other device changed last, as it left them; `undefined`: removed. */
  readonly elsewhere = new Map<MarkId, Mark | undefined>();
  #turn = 0;

  constructor() {
    this.book.add('private', hoa, this.notes);
    this.book.add('shared', hoa, this.shared);
    this.book.add('shared', binh, this.theirsHere);
    this.history = new History(
      this.book,
      () => true,
      () => ++this.#turn,
    );
  }

  readonly steps = {
    put: (ids: MarkId[]) => {
      const made = ids
        .filter((id) => !this.book.own(id))
        .map((id) => [id, placed('private', ink(id))] as const);
      this.#apply(new Map(made));
    },
    recolour: (ids: MarkId[]) =>
      this.#change(ids, (mark) => ({ ...mark, colour: `#00000${++this.#turn % 10}` })),
    move: (ids: MarkId[]) => this.#change(ids, (mark) => ({ ...mark, offset: [++this.#turn, 1] })),
    share: (ids: MarkId[]) => this.#change(ids, (mark) => mark, 'shared'),
    remove: (ids: MarkId[]) =>
      this.#apply(new Map(ids.filter((id) => this.book.own(id)).map((id) => [id, null] as const))),
    undo: () => this.history.undo(),
    redo: () => this.history.redo(),
    person: (ids: MarkId[]) => {
      for (const id of ids) putMark(this.theirs, ink(id, { text: `của Bình ${++this.#turn}` }));
      sync(this.theirs, this.theirsHere);
    },
    device: (ids: MarkId[]) =>
      this.#onDevice(ids, (id) => changeMark(this.device, id, { text: `${++this.#turn}` })),
    deviceRemoves: (ids: MarkId[]) => this.#onDevice(ids, (id) => removeMark(this.device, id)),
  };

  undoAll(): void {
    while (this.history.canUndo) this.history.undo();
  }

  check(): void {
    expect(readMarks(this.theirsHere)).toEqual(readMarks(this.theirs));
    for (const [id, left] of this.elsewhere) expect(readMark(this.notes, id)).toEqual(left);
  }

  #change(ids: MarkId[], become: (mark: Mark) => Mark, layer?: Layer): void {
    const changes = ids.flatMap((id) => {
      const own = this.book.own(id);
      return own ? [[id, placed(layer ?? own.layer, become(own.mark))] as const] : [];
    });
    this.#apply(new Map(changes));
  }

  #apply(changes: Map<MarkId, PlacedMark | null>): void {
    if (changes.size === 0) return;
    for (const id of changes.keys()) this.elsewhere.delete(id);
    expect(this.history.apply(changes)).toBe(true);
  }

  #onDevice(ids: MarkId[], change: (id: MarkId) => void): void {
    sync(this.notes, this.device);
    for (const id of ids.filter((each) => readMark(this.device, each))) {
      change(id);
      this.elsewhere.set(id, readMark(this.device, id));
    }
    sync(this.notes, this.device);
  }
}

function placed(layer: Layer, mark: Mark): PlacedMark {
  return { layer, mark };
}

const names = ['a', 'b', 'c', 'd'] as MarkId[];
const someSteps = (...whats: (keyof Desk['steps'])[]) =>
  fc.array(fc.tuple(fc.constantFrom(...whats), fc.subarray(names, { minLength: 1 })), { maxLength: 30 });

it('leaves what others did, and what one did elsewhere, exactly as it is', () => {
  const whats = ['put', 'put', 'recolour', 'move', 'share', 'remove', 'undo', 'undo', 'redo'] as const;
  fc.assert(
    fc.property(someSteps(...whats, 'person', 'device', 'deviceRemoves'), (steps) => {
      const desk = new Desk();
      for (const [what, ids] of steps) {
        desk.steps[what](ids);
        desk.check();
      }
      desk.undoAll();
      desk.check();
    }),
  );
});

it('takes all of one’s own back where nobody else touched it', () => {
  fc.assert(
    fc.property(
      someSteps('put', 'recolour', 'move', 'share', 'remove', 'undo', 'redo', 'person'),
      (steps) => {
        const desk = new Desk();
        for (const [what, ids] of steps) desk.steps[what](ids);
        desk.undoAll();
        expect(readMarks(desk.notes).size + readMarks(desk.shared).size).toBe(0);
        desk.check();
      },
    ),
  );
});
