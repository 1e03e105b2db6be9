/** Annotations that a file already holds, as marks: what is read, and that they are not there twice when exported. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeEach, describe, expect, test } from 'vitest';
import { exportPath } from '#contract';
import { MarkId, type Sha256 } from '#domain/ids.ts';
import { addItem, addPaper } from '#domain/meeting/plan.ts';
import { type Importable, importedId, originalOf } from '#domain/paper/imported.ts';
import { type Geometry, type Mark, putMark } from '#domain/paper/mark.ts';
import { timeOf } from '#main/papers/annotations/importable.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { corpusFolder, noCorpus } from '#tests/helpers/corpus.ts';
import { type Desk, item, meeting, openDesk, paperOf, person } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

async function place(bytes: Uint8Array): Promise<Sha256> {
  const file = await desk.take(bytes);
  const plan = desk.document({ kind: 'plan', meeting });
  addItem(plan, { id: item, title: 'Mục 1', presenter: '', minutes: null });
  addPaper(plan, paperOf(file));
  return file.sha256;
}

const paper = paperOf({ sha256: '' as Sha256, name: '', size: 1, pages: 1 }).id;

function mark(sha256: Sha256, geometry: Geometry, at: number, text = ''): Mark {
  return {
    ...{ id: MarkId.parse(`ghi-chu-${at}`), paper, sha256, page: 1, geometry, text },
    colour: '#d6336c',
    offset: [0, 0],
    createdAt: Date.UTC(2026, 8, 1, 2, 3, at),
    changedAt: Date.UTC(2026, 8, 2, 2, 3, at),
  };
}

const geometries: Geometry[] = [
  { kind: 'ink', stroke: [100, 500, 0.5, 130, 520, 0.5, 160, 500, 0.5], width: 3 },
  { kind: 'highlighter', stroke: [100, 460, 0.5, 160, 460, 0.5], width: 12 },
  { kind: 'highlight', rects: [[70, 748, 200, 766]], quote: 'Tài liệu họp số' },
  {
    kind: 'underline',
    rects: [
      [70, 724, 200, 740],
      [70, 700, 100, 716],
    ],
    quote: 'Kính gửi',
  },
  { kind: 'strike', rects: [[200, 440, 280, 454]], quote: '' },
  { kind: 'note', at: [120, 420] },
  { kind: 'text', rect: [160, 330, 320, 400], size: 11 },
  { kind: 'line', from: [160, 550], to: [240, 580], width: 2 },
  { kind: 'arrow', from: [260, 550], to: [340, 580], width: 2 },
  { kind: 'rectangle', rect: [300, 470, 350, 520], width: 3 },
  { kind: 'ellipse', rect: [300, 410, 350, 450], width: 1.5 },
  { kind: 'stamp', rect: [50, 550, 140, 580], label: 'Cần xem lại' },
];
const words = 'Đề nghị làm rõ số liệu';

/** A file with one annotation of each kind, as other programs would get it from us. */
async function annotated(rotate: 0 | 90 = 0): Promise<Uint8Array> {
  const elsewhere = await openDesk();
  const before = desk;
  desk = elsewhere;
  const sha256 = await place(await makePdf({ rotate }));
  const notes = desk.document({ kind: 'notes', person, meeting });
  for (const [at, geometry] of geometries.entries())
    putMark(notes, mark(sha256, geometry, at, geometry.kind === 'stamp' ? '' : words));
  const bytes = await exported();
  desk = before;
  return bytes;
}

async function exported(flatten = false): Promise<Uint8Array> {
  const { exportId } = await desk.papers.export({
    meeting,
    paper,
    includePrivate: true,
    authors: [],
    flatten,
  });
  return new Uint8Array(await (await desk.get(exportPath(exportId))).arrayBuffer());
}

async function subtypes(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes);
  const list = document.getPage(0).node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
  return list.map((ref) =>
    document.context.lookup(ref, PDFDict).lookup(PDFName.of('Subtype'), PDFName).decodeText(),
  );
}

/** All numbers of a shape, in order: what may differ by a point and no more. */
const numbersOf = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value
      ? Object.values(value).flatMap(numbersOf)
      : [];

function isNear(geometry: Geometry, expected: Geometry): void {
  const [is, was] = [numbersOf(geometry), numbersOf(expected)];
  expect(is).toHaveLength(was.length);
  // A text box reaches as high as letters with two dấu do; a marker's width is told by its box.
  const most = expected.kind === 'text' ? 4 : expected.kind === 'highlighter' ? 2 : 1;
  for (const [i, number] of is.entries()) expect(Math.abs(number - (was[i] ?? 0))).toBeLessThanOrEqual(most);
}

describe('annotations of a file', () => {
  test.each([0, 90] as const)(
    'are read as marks within a point of where they are (turned by %s°)',
    async (rotate) => {
      const sha256 = await place(await annotated(rotate));
      const found = await desk.papers.inside.annotations({ sha256 });
      expect(found.map(({ geometry }) => geometry.kind)).toEqual(geometries.map(({ kind }) => kind));
      for (const [at, importable] of found.entries()) {
        const expected = geometries[at];
        if (!expected) throw new Error('one of each');
        expect(importable).toMatchObject({
          ...{ page: 1, colour: '#d6336c', author: 'Trần Thị Thử Nghiệm' },
          text: expected.kind === 'stamp' ? '' : words,
          createdAt: Date.UTC(2026, 8, 1, 2, 3, at),
        });
        isNear(importable.geometry, expected);
      }
      const quotes = found.map(({ geometry }) => ('quote' in geometry ? geometry.quote : undefined));
      if (rotate === 0) expect(quotes[2]).toBe('Tài liệu họp số 1');
    },
  );

  test('that became marks are not in an exported file twice, drawn in or not, and others stay', async () => {
    const sha256 = await place(await annotated());
    const found = await desk.papers.inside.annotations({ sha256 });
    const notes = desk.document({ kind: 'notes', person, meeting });
    const taken = found.filter(({ geometry }) => geometry.kind !== 'ellipse');
    for (const { id, page, geometry, colour, text, createdAt } of taken) {
      const times = { createdAt: createdAt ?? 0, changedAt: createdAt ?? 0 };
      putMark(notes, { id, page, geometry, colour, text, ...times, paper, sha256, offset: [0, 0] });
    }
    const kinds = await subtypes(await exported());
    expect(kinds.filter((kind) => kind !== 'Popup')).toHaveLength(geometries.length);
    expect(kinds.filter((kind) => kind === 'Popup')).toHaveLength(1);
    expect(await subtypes(await exported(true))).toEqual(['Circle']);
  });

  describe.skipIf(!corpusFolder)(`of other programs (${corpusFolder ? 'the corpus' : noCorpus})`, () => {
    const expected: [string, (found: Importable[]) => void][] = [
      ['annotation-line.pdf', (found) => expect(kindsOf(found)).toContain('line')],
      [
        'annotation-strikeout.pdf',
        (found) =>
          expect(found[0]?.geometry).toMatchObject({ kind: 'strike', quote: expect.stringMatching(/\w/) }),
      ],
      ['inks.pdf', (found) => expect(kindsOf(found)).toContain('ink')],
      [
        'freetexts.pdf',
        (found) => expect(found.find(({ geometry }) => geometry.kind === 'text')?.text).toMatch(/\w/),
      ],
      ['highlight_popup.pdf', (found) => expect(kindsOf(found)).toContain('highlight')],
    ];
    const kindsOf = (found: Importable[]) => found.map(({ geometry }) => geometry.kind);

    test.each(expected)('%s', async (name, holds) => {
      const sha256 = await place(readFileSync(join(corpusFolder ?? '', 'pdfjs', name)));
      const found = await desk.papers.inside.annotations({ sha256 });
      holds(found);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    });
  });
});

test('the id of a mark names its original in one file alone', () => {
  const [one, other] = ['a', 'b'].map((digit) => digit.repeat(64) as Sha256) as [Sha256, Sha256];
  const id = importedId(one, '12R', 3);
  if (!id) throw new Error('no id');
  expect(originalOf(id, one)).toEqual({ annotation: '12R', object: 12 });
  expect(originalOf(id, other)).toBeUndefined();
  expect(originalOf(MarkId.parse('goc-toi'), one)).toBeUndefined();
  expect(importedId(one, 'pdfjs_internal_id_3')).toBeUndefined();
});

test('dates of annotations are read in their zones', () => {
  expect(timeOf("D:20260901090305+07'00'")).toBe(Date.UTC(2026, 8, 1, 2, 3, 5));
  expect(timeOf('D:20260901020305Z')).toBe(Date.UTC(2026, 8, 1, 2, 3, 5));
  expect(timeOf('D:20260901')).toBe(Date.UTC(2026, 7, 31, 17));
  expect(timeOf('hôm qua')).toBeNull();
  expect(timeOf(null)).toBeNull();
});
