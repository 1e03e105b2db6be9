import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { MarkId, PaperId, Sha256 } from '#domain/ids.ts';
import {
  changeMark,
  Geometry,
  InkStroke,
  type Mark,
  Mark as MarkShape,
  observeMarks,
  putMark,
  readMarks,
  removeMark,
} from '#domain/paper/mark.ts';

const coordinate = fc.double({ min: -20_000, max: 20_000, noNaN: true });
const point = fc.tuple(coordinate, coordinate);
const rect = fc.tuple(coordinate, coordinate, coordinate, coordinate);
const width = fc.double({ min: 0.1, max: 100, noNaN: true });
const geometry: fc.Arbitrary<Geometry> = fc
  .oneof(
    fc
      .record({
        kind: fc.constantFrom('ink' as const, 'highlighter' as const),
        stroke: fc.array(fc.tuple(coordinate, coordinate, fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 20,
        }),
        width,
      })
      .map(({ stroke, ...rest }) => ({ ...rest, stroke: stroke.flat() })),
    fc.record({
      kind: fc.constantFrom('highlight' as const, 'underline' as const, 'strike' as const),
      rects: fc.array(rect, { minLength: 1, maxLength: 4 }),
      quote: fc.string({ maxLength: 50 }),
    }),
    point.map((at) => ({ kind: 'note', at }) as const),
    fc.record({ kind: fc.constant('text' as const), rect, size: fc.integer({ min: 4, max: 144 }) }),
    fc.record({ kind: fc.constantFrom('line' as const, 'arrow' as const), from: point, to: point, width }),
    fc.record({ kind: fc.constantFrom('rectangle' as const, 'ellipse' as const), rect, width }),
    fc.record({
      kind: fc.constant('stamp' as const),
      rect,
      label: fc.string({ minLength: 1, maxLength: 60 }),
    }),
  )
  // Shared documents take plain objects alone.
  .map((made) => ({ ...made }));
const mark: fc.Arbitrary<Mark> = fc.record({
  id: fc.constantFrom('k1', 'k2', 'k3').map((id) => id as MarkId),
  paper: fc.constant('p' as PaperId),
  sha256: fc.constant('b'.repeat(64) as Sha256),
  page: fc.integer({ min: 1, max: 1_000 }),
  geometry,
  colour: fc.constantFrom('#d92d20', '#1570ef'),
  offset: point,
  text: fc.string({ maxLength: 30 }),
  createdAt: fc.maxSafeNat(),
  changedAt: fc.maxSafeNat(),
});

/** -0 and 0 are one place. */
const plainly = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

function travelled(doc: Y.Doc): Y.Doc {
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(doc));
  return there;
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
}

const sample = (id = 'k1'): Mark => ({
  id: id as MarkId,
  paper: 'p' as PaperId,
  sha256: 'b'.repeat(64) as Sha256,
  page: 3,
  geometry: { kind: 'ink', stroke: [1, 2, 0.5], width: 2 },
  colour: '#d92d20',
  offset: [0, 0],
  text: '',
  createdAt: 1,
  changedAt: 1,
});

describe('marks', () => {
  test('arrive on another machine as they were made', () => {
    fc.assert(
      fc.property(mark, (given) => {
        const doc = new Y.Doc();
        putMark(doc, given);
        expect(plainly(readMarks(travelled(doc)).get(given.id))).toEqual(plainly(given));
      }),
    );
  });

  test('a change never sends the strokes again', () => {
    const doc = new Y.Doc();
    putMark(doc, { ...sample(), geometry: { kind: 'ink', stroke: Array(9_000).fill(1.5), width: 2 } });
    let bytes = 0;
    doc.on('update', (update: Uint8Array) => {
      bytes += update.length;
    });
    changeMark(doc, 'k1' as MarkId, { offset: [5, 5], colour: '#1570ef', changedAt: 2 });
    expect(bytes).toBeLessThan(200);
    expect(readMarks(doc).get('k1' as MarkId)?.offset).toEqual([5, 5]);
  });

  test('what one device moves and another colours is moved and coloured', () => {
    const a = new Y.Doc();
    putMark(a, sample());
    const b = travelled(a);
    changeMark(a, 'k1' as MarkId, { offset: [5, 0] });
    changeMark(b, 'k1' as MarkId, { colour: '#1570ef' });
    exchange(a, b);
    for (const doc of [a, b])
      expect(readMarks(doc).get('k1' as MarkId)).toMatchObject({ offset: [5, 0], colour: '#1570ef' });
  });

  test('one removed meanwhile stays removed', () => {
    const a = new Y.Doc();
    putMark(a, sample());
    const b = travelled(a);
    removeMark(a, 'k1' as MarkId);
    changeMark(b, 'k1' as MarkId, { text: 'late' });
    exchange(a, b);
    changeMark(b, 'k1' as MarkId, { text: 'later' });
    expect([readMarks(a).size, readMarks(b).size]).toEqual([0, 0]);
    putMark(b, sample());
    expect(readMarks(b).size).toBe(1);
  });

  test('what another machine wrote wrongly is left out', () => {
    const doc = new Y.Doc();
    putMark(doc, sample('k1'));
    putMark(doc, { ...sample('k2'), page: 0 });
    putMark(doc, { ...sample('k3'), colour: 'red' });
    doc.getMap('marks').set('k4', new Y.Map(Object.entries({ ...sample('k5') })));
    doc.getMap('marks').set('k6', 7);
    expect([...readMarks(doc).keys()]).toEqual(['k1']);
  });

  test('strokes are whole points on a page', () => {
    for (const stroke of [
      [],
      [1, 2],
      [1, 2, 0.5, 4],
      [1, 2, Number.NaN],
      [Number.POSITIVE_INFINITY, 1, 1],
      Array(30_003).fill(1),
    ])
      expect(InkStroke.safeParse(stroke).success).toBe(false);
    expect(Geometry.safeParse({ kind: 'circle' }).success).toBe(false);
    expect(MarkShape.safeParse(sample()).success).toBe(true);
  });

  test('whoever observes is told which marks changed, until they stop', () => {
    const doc = new Y.Doc();
    const seen: string[][] = [];
    const stop = observeMarks(doc, (ids) => seen.push([...ids].sort()));
    doc.transact(() => {
      putMark(doc, sample('k1'));
      putMark(doc, sample('k2'));
    });
    changeMark(doc, 'k2' as MarkId, { text: 'x' });
    removeMark(doc, 'k1' as MarkId);
    stop();
    removeMark(doc, 'k2' as MarkId);
    expect(seen).toEqual([['k1', 'k2'], ['k2'], ['k1']]);
  });
});
