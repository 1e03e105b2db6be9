/** Drafts of the minutes that were made apart: one text, and nobody's words are lost. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { putDraft, settleDrafts } from '#domain/meeting/minutes-drafts.ts';
import { minutesFragmentOf, plainMinutes } from '#domain/meeting/minutes-text.ts';
import { type Block, bold, heading, item, paragraph } from '#domain/office/document.ts';

const draft: Block[] = [
  paragraph('Địa điểm: Phòng họp số 1'),
  heading(1, 'Thành phần tham dự'),
  paragraph(bold('Chủ trì: '), 'Trịnh Sen Trắng'),
  item('-', 'một;'),
  item('-', 'hai;'),
  heading(2, '1. Đất đai'),
  paragraph('Trình bày: Văn phòng.'),
  paragraph('Cuộc họp kết thúc./.'),
];
/** Of who had heard of one more thing. */
const fuller: Block[] = [...draft.slice(0, -1), paragraph('Kết luận: giao Văn phòng.'), ...draft.slice(-1)];

const linesOf = (doc: Y.Doc) => plainMinutes(doc).split('\n');
const wordsOf = (blocks: Block[]) =>
  blocks.map((block) => [block.kind === 'item' ? '- ' : '', ...block.runs.map(({ text }) => text)].join(''));

/** Writes at the end of the line that begins so. */
function write(doc: Y.Doc, line: string, words: string): void {
  for (const block of minutesFragmentOf(doc).toArray()) {
    if (!(block instanceof Y.XmlElement)) continue;
    const text = block.get(0);
    if (text instanceof Y.XmlText && text.toString().includes(line)) {
      text.insert(text.length, words);
      return;
    }
  }
  throw new Error(`no line ${line}`);
}

/** A new paragraph below the block of this number. */
function add(doc: Y.Doc, below: number, words: string): void {
  const line = new Y.XmlElement('paragraph');
  line.insert(0, [new Y.XmlText(words)]);
  minutesFragmentOf(doc).insert(below + 1, [line]);
}

/** Both take in what the other has, and settle. */
function meet(a: Y.Doc, b: Y.Doc): void {
  for (let round = 0; round < 2; round++) {
    const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
    Y.applyUpdate(b, fromA);
    Y.applyUpdate(a, fromB);
    settleDrafts(a);
    settleDrafts(b);
  }
  expect(minutesFragmentOf(a).toString()).toBe(minutesFragmentOf(b).toString());
}

describe('the same draft put in twice, apart', () => {
  it('is one text, in which both wrote', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    for (const doc of [a, b]) putDraft(doc, draft, 12);
    write(a, 'Địa điểm', ', tầng 2');
    write(b, 'Địa điểm', ' (nhà B)');
    write(b, 'Trình bày', ' Có bổ sung.');
    meet(a, b);
    const lines = linesOf(a);
    expect(lines).toHaveLength(draft.length);
    expect(lines[0]).toMatch(/^Địa điểm: Phòng họp số 1(, tầng 2 \(nhà B\)| \(nhà B\), tầng 2)$/);
    expect(lines).toContain('Trình bày: Văn phòng. Có bổ sung.');
  });

  it('is one text in the place of another too', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    putDraft(a, draft, 12);
    meet(a, b);
    for (const doc of [a, b]) putDraft(doc, fuller, 13);
    meet(a, b);
    expect(linesOf(a)).toEqual(wordsOf(fuller));
  });

  it('is not the same change as the draft that was undone', () => {
    const doc = new Y.Doc();
    const undo = new Y.UndoManager(minutesFragmentOf(doc), { trackedOrigins: new Set(['editor']) });
    putDraft(doc, draft, 12, 'editor');
    undo.undo();
    expect(linesOf(doc)).toEqual(['']);
    undo.redo();
    expect(linesOf(doc)).toEqual(wordsOf(draft));
    undo.undo();
    putDraft(doc, draft, 12, 'editor');
    expect(linesOf(doc)).toEqual(wordsOf(draft));
  });
});

describe('two drafts of which one knew more', () => {
  it('leave the one that knew more', () => {
    for (const [first, second] of [
      [draft, fuller],
      [fuller, draft],
    ] as const) {
      const [a, b] = [new Y.Doc(), new Y.Doc()];
      putDraft(a, first, first.length);
      putDraft(b, second, second.length);
      meet(a, b);
      expect(linesOf(a)).toEqual(wordsOf(fuller));
    }
  });

  it('keep what people wrote into the other, below its heading', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    putDraft(a, draft, 12);
    putDraft(b, fuller, 13);
    write(a, 'Trình bày', ' Ông A bổ sung số liệu.');
    add(a, 2, 'Bà B đến muộn.');
    write(b, 'Địa điểm', ', tầng 2');
    meet(a, b);
    const lines = linesOf(a);
    const kept = [
      'Thành phần tham dự',
      'Bà B đến muộn.',
      '1. Đất đai',
      'Trình bày: Văn phòng. Ông A bổ sung số liệu.',
    ];
    const stays = ['Địa điểm: Phòng họp số 1, tầng 2', ...wordsOf(fuller).slice(1)];
    expect([
      [...kept, ...stays],
      [...stays, ...kept],
    ]).toContainEqual(lines);
  });

  it('leave the one made in the place of the other, however little it knew', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    putDraft(a, draft, 3);
    putDraft(a, draft, 4);
    putDraft(b, fuller, 13);
    meet(a, b);
    expect(linesOf(a)).toEqual(wordsOf(draft));
  });

  it('come out the same whichever way three machines meet', () => {
    const docs = [draft, fuller, draft.slice(0, 5)].map((blocks, i) => {
      const doc = new Y.Doc();
      putDraft(doc, blocks, 10 + (i % 2));
      write(doc, 'Địa điểm', ` của máy ${i}`);
      return doc;
    });
    const [a, b, c] = docs as [Y.Doc, Y.Doc, Y.Doc];
    meet(a, b);
    meet(b, c);
    meet(a, c);
    meet(a, b);
    expect(minutesFragmentOf(c).toString()).toBe(minutesFragmentOf(a).toString());
    for (let i = 0; i < 3; i++)
      expect(linesOf(a).filter((line) => line.endsWith(` của máy ${i}`))).toHaveLength(1);
    expect(linesOf(a).filter((line) => line.startsWith('Kết luận'))).toHaveLength(1);
  });
});
