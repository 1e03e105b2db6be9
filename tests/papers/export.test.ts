import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { beforeEach, describe, expect, test } from 'vitest';
import { exportPath } from '#contract';
import { MarkId, PersonId, type Sha256 } from '#domain/ids.ts';
import { addItem, addPaper } from '#domain/meeting/plan.ts';
import { type Geometry, type Mark, putMark, type Rect } from '#domain/paper/mark.ts';
import { makePdf, type PdfShape } from '#tests/fixtures/pdf.ts';
import { corpusFiles, corpusFolder, noCorpus } from '#tests/helpers/corpus.ts';
import { type Desk, item, meeting, openDesk, paperOf, person } from './desk.ts';
import {
  differences,
  hasMutool,
  hasPdfsig,
  hasPoppler,
  mutoolWarnings,
  noMutool,
  noPoppler,
  poppler,
  render,
} from './poppler.ts';

const other = PersonId.parse('dai-bieu-2');
const paper = paperOf({ sha256: '' as Sha256, name: '', size: 1, pages: 1 }).id;
const vietnamese = 'Đề nghị làm rõ số liệu: “Ượm thử ẵ Ậ Ễ Ộ ữ ỹ đ” – điểm 2';

let desk: Desk;
let marksMade: number;
beforeEach(async () => {
  desk = await openDesk();
  marksMade = 0;
});

/** Puts a paper into the plan, as a secretary does. */
async function place(bytes: Uint8Array, password?: string): Promise<Sha256> {
  const file = await desk.take(bytes, {
    name: 'Tờ trình.pdf',
    ...(password === undefined ? {} : { password }),
  });
  const plan = desk.document({ kind: 'plan', meeting });
  addItem(plan, { id: item, title: 'Mục 1', presenter: '', minutes: null });
  addPaper(plan, paperOf(file));
  return file.sha256;
}

function mark(sha256: Sha256, geometry: Geometry, more: Partial<Mark> = {}): Mark {
  marksMade++;
  return {
    id: MarkId.parse(`ghi-chu-${marksMade}`),
    ...{ paper, sha256, page: 1, geometry },
    colour: '#d6336c',
    offset: [0, 0],
    text: '',
    createdAt: Date.UTC(2026, 8, 1, 2, 3, marksMade),
    changedAt: Date.UTC(2026, 8, 2, 2, 3, marksMade),
    ...more,
  };
}

const mine = (marks: Mark[]) => {
  for (const each of marks) putMark(desk.document({ kind: 'notes', person, meeting }), each);
};
const shared = (author: PersonId, marks: Mark[]) => {
  for (const each of marks) putMark(desk.document({ kind: 'ink', meeting, person: author }), each);
};

interface Exported {
  bytes: Uint8Array;
  path: string;
  marks: number;
}

async function exportPaper(
  options: { authors?: PersonId[]; includePrivate?: boolean; password?: string; flatten?: boolean } = {},
) {
  const { authors = [], includePrivate = true, password, flatten = false } = options;
  const request = {
    meeting,
    paper,
    includePrivate,
    authors,
    flatten,
    ...(password === undefined ? {} : { password }),
  };
  const { exportId, name, marks } = await desk.papers.export(request);
  const answer = await desk.get(exportPath(exportId));
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh%20%28c%C3%B3%20ghi%20ch%C3%BA%29.pdf`,
  );
  expect(name).toBe('Tờ trình (có ghi chú).pdf');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const path = join(desk.dir, 'exported.pdf');
  writeFileSync(path, bytes);
  return { bytes, path, marks } satisfies Exported;
}

/** The annotations of a page as the file has them. */
async function annotationsOf(bytes: Uint8Array, page = 1, password?: string): Promise<PDFDict[]> {
  const document = await PDFDocument.load(bytes, password === undefined ? {} : { password });
  const list = document.getPage(page - 1).node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  return list ? list.asArray().map((ref) => document.context.lookup(ref, PDFDict)) : [];
}

function text(annotation: PDFDict | undefined, key: string): string | undefined {
  return annotation?.lookupMaybe(PDFName.of(key), PDFString, PDFHexString)?.decodeText();
}

const numbers = (annotation: PDFDict | undefined, key: string) =>
  annotation
    ?.lookup(PDFName.of(key), PDFArray)
    .asArray()
    .map((value) => Number(value.toString()));

const subtype = (annotation: PDFDict) => annotation.lookup(PDFName.of('Subtype'), PDFName).decodeText();

/** One of each kind, at places of their own around a point. */
function oneOfEach(sha256: Sha256, x: number, y: number): Mark[] {
  return [
    mark(sha256, { kind: 'ink', stroke: [x, y, 0.5, x + 30, y + 20, 0.9, x + 60, y, 0.2], width: 3 }),
    mark(sha256, { kind: 'highlighter', stroke: [x, y - 40, 0.5, x + 60, y - 40, 0.5], width: 12 }),
    mark(
      sha256,
      { kind: 'highlight', rects: [[x + 100, y, x + 180, y + 14]], quote: 'Kính gửi' },
      { colour: '#ffd43b' },
    ),
    mark(sha256, { kind: 'underline', rects: [[x + 100, y - 30, x + 180, y - 16]], quote: 'các đồng chí' }),
    mark(sha256, { kind: 'strike', rects: [[x + 100, y - 60, x + 180, y - 46]], quote: 'đại biểu' }),
    mark(sha256, { kind: 'note', at: [x + 20, y - 80] }, { text: vietnamese }),
    mark(sha256, { kind: 'text', rect: [x + 60, y - 170, x + 220, y - 100], size: 11 }, { text: vietnamese }),
    mark(sha256, { kind: 'line', from: [x + 60, y + 50], to: [x + 140, y + 80], width: 2 }),
    mark(sha256, { kind: 'arrow', from: [x + 160, y + 50], to: [x + 240, y + 80], width: 2 }),
    mark(sha256, { kind: 'rectangle', rect: [x + 200, y - 30, x + 250, y + 20], width: 3 }),
    mark(sha256, { kind: 'ellipse', rect: [x + 200, y - 90, x + 250, y - 50], width: 1.5 }),
    mark(sha256, { kind: 'stamp', rect: [x - 50, y + 50, x + 40, y + 80], label: 'Cần xem lại' }),
  ];
}

const kinds = [
  ...['Ink', 'Ink', 'Highlight', 'Underline', 'StrikeOut', 'Text', 'FreeText'],
  ...['Line', 'Line', 'Square', 'Circle', 'Stamp'],
];

describe('export', () => {
  test('writes thousands of marks within the time an export has', async () => {
    const sha256 = await place(await makePdf({ pages: 40 }));
    const stroke = Array.from({ length: 40 }, (_, i) => [100 + i * 2, 300 + (i % 5) * 3, 0.5]).flat();
    // What each mark costs must not grow with their number: where it did, these took minutes.
    mine(
      Array.from({ length: 2500 }, (_, i) =>
        mark(sha256, { kind: 'ink', stroke, width: 2 }, { page: 1 + (i % 40) }),
      ),
    );
    const { bytes, marks } = await exportPaper();
    expect(marks).toBe(2500);
    expect(await annotationsOf(bytes, 40)).toHaveLength(62);
  });

  test('holds every mark as a standard annotation with its author, words and dates', async () => {
    const sha256 = await place(await makePdf());
    mine(oneOfEach(sha256, 100, 500));
    const { bytes, marks } = await exportPaper();
    expect(marks).toBe(kinds.length);
    const annotations = await annotationsOf(bytes);
    const shown = annotations.filter((annotation) => subtype(annotation) !== 'Popup');
    expect(shown.map(subtype)).toEqual(kinds);
    expect(shown.map((annotation) => text(annotation, 'NM'))).toEqual(
      kinds.map((_, i) => `ghi-chu-${i + 1}`),
    );
    for (const annotation of shown) {
      expect(text(annotation, 'T')).toBe('Trần Thị Thử Nghiệm');
      expect(numbers(annotation, 'Rect')).toHaveLength(4);
      const flags = Number(annotation.lookup(PDFName.of('F'))?.toString());
      expect(flags & 4, 'is printed').toBe(4);
      expect(annotation.lookup(PDFName.of('AP'), PDFDict).has(PDFName.of('N'))).toBe(true);
      expect(text(annotation, 'M')).toMatch(/^D:202609020203\d\dZ$/);
      expect(text(annotation, 'CreationDate')).toMatch(/^D:202609010203\d\dZ$/);
    }
    const [, , highlight, , , note, box, , arrow, square, , stamp] = shown;
    expect(text(highlight, 'Contents')).toBe('Kính gửi');
    expect(numbers(highlight, 'QuadPoints')).toEqual([200, 514, 280, 514, 200, 500, 280, 500]);
    expect(text(note, 'Contents')).toBe(vietnamese);
    expect(text(box, 'Contents')).toBe(vietnamese);
    expect(numbers(arrow, 'L')).toEqual([260, 550, 340, 580]);
    expect(arrow?.lookup(PDFName.of('LE'), PDFArray).toString()).toBe('[ /None /ClosedArrow ]');
    // The line lies inside the rectangle of the annotation, its middle where it was drawn.
    expect(numbers(square, 'Rect')).toEqual([298.5, 468.5, 351.5, 521.5]);
    expect(numbers(stamp, 'Rect')).toEqual([50, 550, 140, 580]);
    expect(text(stamp, 'Contents')).toBe('Cần xem lại');
    expect(annotations.filter((annotation) => subtype(annotation) === 'Popup')).toHaveLength(1);
  });

  test('holds the chosen authors’ marks and no others, each under its author', async () => {
    const sha256 = await place(await makePdf({ pages: 2 }));
    const dot: Geometry = { kind: 'note', at: [100, 100] };
    const third = PersonId.parse('dai-bieu-3');
    mine([mark(sha256, dot, { text: 'riêng' })]);
    shared(person, [mark(sha256, dot, { text: 'của tôi' })]);
    shared(other, [mark(sha256, dot, { text: 'của người khác', page: 2 })]);
    shared(third, [mark(sha256, dot, { text: 'không chọn' })]);
    shared(other, [mark('0'.repeat(64) as Sha256, dot, { text: 'bản cũ' })]);
    const words = async (bytes: Uint8Array) => {
      const pages = [await annotationsOf(bytes, 1), await annotationsOf(bytes, 2)].flat();
      const notes = pages.filter((annotation) => subtype(annotation) === 'Text');
      return notes.map((annotation) => [text(annotation, 'T'), text(annotation, 'Contents')]);
    };
    expect(await words((await exportPaper({ authors: [person, other] })).bytes)).toEqual([
      ['Trần Thị Thử Nghiệm', 'riêng'],
      ['Trần Thị Thử Nghiệm', 'của tôi'],
      ['Đại biểu dai-bieu-2', 'của người khác'],
    ]);
    expect(await words((await exportPaper({ authors: [other], includePrivate: false })).bytes)).toEqual([
      ['Đại biểu dai-bieu-2', 'của người khác'],
    ]);
  });

  test('a paper without marks is handed out as it is', async () => {
    const bytes = await makePdf();
    await place(bytes);
    const exported = await exportPaper();
    expect(exported.marks).toBe(0);
    expect(await annotationsOf(exported.bytes)).toEqual([]);
  });

  test.each([true, false])(
    'the original’s bytes stay as they were and the marks come after them (table: %s)',
    async (table) => {
      const original = await makePdf({ table });
      mine(oneOfEach(await place(original), 100, 500));
      const { bytes } = await exportPaper();
      expect(Buffer.from(bytes.subarray(0, original.length)).equals(original)).toBe(true);
      const added = Buffer.from(bytes.subarray(original.length)).toString('latin1');
      expect(added.includes('\nxref')).toBe(table);
    },
  );

  test('marks that were there before stay', async () => {
    const sha256 = await place(await makePdf());
    mine(oneOfEach(sha256, 100, 500));
    const once = (await exportPaper()).bytes;
    desk = await openDesk();
    mine([mark(await place(once), { kind: 'note', at: [50, 50] })]);
    const twice = await annotationsOf((await exportPaper()).bytes);
    expect(twice.filter((annotation) => subtype(annotation) !== 'Popup')).toHaveLength(kinds.length + 1);
  });

  test('a protected paper stays protected by the same password, which may be a kept one', async () => {
    const sha256 = await place(await makePdf({ password: 'Hop-2026!' }), 'Hop-2026!');
    mine(oneOfEach(sha256, 100, 500));
    desk.forgetPasswords();
    await expect(exportPaper()).rejects.toMatchObject({ code: 'needs-password' });
    await expect(exportPaper({ password: 'sai' })).rejects.toMatchObject({ code: 'wrong-paper-password' });
    desk.papers.keepPassword({ sha256, password: 'Hop-2026!' });
    const { bytes } = await exportPaper();
    await expect(PDFDocument.load(bytes)).rejects.toThrow(/encrypted/);
    expect(await annotationsOf(bytes, 1, 'Hop-2026!')).toHaveLength(kinds.length + 1);
  });

  test('it is handed out once, and nothing readable is left on the disk', async () => {
    const sha256 = await place(await makePdf());
    mine(oneOfEach(sha256, 100, 500));
    const request = { meeting, paper, includePrivate: true, authors: [], flatten: false };
    const { exportId } = await desk.papers.export(request);
    const folder = join(desk.dir, 'papers', 'exports');
    const [kept = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, kept)).includes('%PDF')).toBe(false);
    await (await desk.get(exportPath(exportId))).arrayBuffer();
    expect(readdirSync(folder)).toEqual([]);
    expect((await desk.get(exportPath(exportId))).status).toBe(404);
  });

  test('it can be stopped, and leaves nothing', async () => {
    mine(oneOfEach(await place(await makePdf()), 100, 500));
    const stop = new AbortController();
    const exported = desk.papers.export(
      { meeting, paper, includePrivate: true, authors: [], flatten: false },
      stop.signal,
    );
    stop.abort();
    await expect(exported).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(join(desk.dir, 'papers', 'exports'))).toEqual([]);
  });
});

/** Where a point of the page is on the picture of it. */
function toPicture(shape: PdfShape, picture: { width: number; height: number }, scale: number) {
  const [left, bottom] = shape.crop ?? shape.origin ?? [0, 0];
  return ([px, py]: readonly [number, number]): [number, number] => {
    const [x, y] = [(px - left) * scale, (py - bottom) * scale];
    switch (shape.rotate ?? 0) {
      case 90:
        return [y, x];
      case 180:
        return [picture.width - x, y];
      case 270:
        return [picture.width - y, picture.height - x];
      default:
        return [x, picture.height - y];
    }
  };
}

/** What a mark may change on the page. */
function reachOf({ geometry, offset: [dx, dy] }: Mark): Rect {
  const around = (points: number[][], margin: number): Rect => [
    Math.min(...points.map(([x = 0]) => x)) - margin + dx,
    Math.min(...points.map(([, y = 0]) => y)) - margin + dy,
    Math.max(...points.map(([x = 0]) => x)) + margin + dx,
    Math.max(...points.map(([, y = 0]) => y)) + margin + dy,
  ];
  switch (geometry.kind) {
    case 'ink':
    case 'highlighter': {
      const { stroke, width } = geometry;
      const points = stroke.flatMap((x, i) => (i % 3 === 0 ? [[x, stroke[i + 1] ?? 0]] : []));
      return around(points, width);
    }
    case 'note':
      return around([[...geometry.at]], 10);
    case 'text':
    case 'stamp':
      return around([geometry.rect.slice(0, 2), geometry.rect.slice(2)], 3);
    case 'rectangle':
    case 'ellipse':
      return around([geometry.rect.slice(0, 2), geometry.rect.slice(2)], geometry.width / 2);
    case 'line':
    case 'arrow':
      return around([geometry.from, geometry.to], geometry.kind === 'line' ? geometry.width / 2 : 4);
    default:
      return around(
        geometry.rects.flatMap((rect) => [rect.slice(0, 2), rect.slice(2)]),
        2,
      );
  }
}

const shapes: [string, PdfShape][] = [
  ['an upright page', {}],
  ['a page turned by 90°', { rotate: 90 }],
  ['a page turned by 180°', { rotate: 180 }],
  ['a page turned by 270°', { rotate: 270 }],
  ['a cropped page whose corner is not the origin', { origin: [-50, 30], crop: [40, 100, 400, 600] }],
  ['a cropped and turned page', { rotate: 90, origin: [-50, 30], crop: [40, 100, 400, 600] }],
];

describe.skipIf(!hasPoppler)(
  `export judged by a second engine (${hasPoppler ? 'poppler' : noPoppler})`,
  () => {
    test.each(shapes)('%s differs from the original exactly where the marks are', async (_, shape) => {
      const original = await makePdf({ ...shape, text: ['Tài liệu', 'Kính gửi các đồng chí đại biểu'] });
      const before = join(desk.dir, 'original.pdf');
      writeFileSync(before, original);
      const marks = oneOfEach(await place(original), 110, 500);
      marks.push({ ...marks[0], id: MarkId.parse('da-doi'), offset: [15, -160] } as Mark);
      mine(marks);
      const { path } = await exportPaper();

      expect(poppler('pdfinfo', path)).toMatchObject({ warnings: '' });
      const words = poppler('pdftotext', path, '-').output.split(/\s+/);
      const stamp = 'Cần xem lại Trần Thị Thử Nghiệm · 01/09/2026';
      for (const word of `Tài liệu Kính gửi các đồng chí đại biểu ${vietnamese} ${stamp}`.split(' ')) {
        expect(words).toContain(word);
      }
      expect(poppler('pdftoppm', '-r', '40', path, '/dev/null').warnings).toBe('');

      const scale = 2;
      const [a, b] = [render(before, 1, scale), render(path, 1, scale)];
      const toPixels = toPicture(shape, a, scale);
      const reaches = marks.map((each) => {
        const [left, bottom, right, top] = reachOf(each);
        const [x1, y1] = toPixels([left, bottom]);
        const [x2, y2] = toPixels([right, top]);
        return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)] as const;
      });
      const inside = ([x, y]: [number, number], [l, t, r, bt]: readonly [number, number, number, number]) =>
        x >= l - 1 && x <= r + 1 && y >= t - 1 && y <= bt + 1;
      const changed = differences(a, b);
      const stray = changed.filter((pixel) => !reaches.some((reach) => inside(pixel, reach)));
      expect(stray.slice(0, 5)).toEqual([]);
      for (const [i, reach] of reaches.entries()) {
        const drawn = changed.filter((pixel) => inside(pixel, reach)).length;
        expect(drawn, `mark ${i}`).toBeGreaterThan(60);
      }
    });

    test.each(shapes)('drawn into the page, marks on %s look as they do as annotations', async (_, shape) => {
      const marks = oneOfEach(await place(await makePdf(shape)), 110, 500);
      mine(marks);
      const asAnnotations = render((await exportPaper()).path, 1, 2);
      const { bytes, path } = await exportPaper({ flatten: true });
      expect(await annotationsOf(bytes)).toEqual([]);
      expect(poppler('pdfinfo', path).warnings).toBe('');
      // Edges may be smoothed another way, and the note has a number for its lines; the smallest mark, missing or
      // displaced, is hundreds of pixels more.
      expect(differences(asAnnotations, render(path, 1, 2)).length).toBeLessThan(400);
    });

    test.each(shapes)(
      'words of notes and comments on %s are numbered and stand behind it',
      async (_, shape) => {
        const sha256 = await place(await makePdf(shape));
        mine([
          mark(sha256, { kind: 'note', at: [300, 300] }, { text: vietnamese }),
          mark(
            sha256,
            { kind: 'highlight', rects: [[150, 400, 260, 414]], quote: 'Kính gửi các đồng chí' },
            { text: 'Lời bình thứ hai\nở hai dòng' },
          ),
          mark(sha256, { kind: 'ink', stroke: [200, 500, 0.5, 240, 520, 0.5], width: 2 }),
        ]);
        const pages = (file: string) => Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', file).output)?.[1]);
        const plain = (await exportPaper()).path;
        const before = pages(plain);
        const { path, bytes } = await exportPaper({ flatten: true });
        expect(pages(path)).toBe(before + 1);
        const words = poppler('pdftotext', '-layout', '-f', String(before + 1), path, '-');
        expect(words.warnings).toBe('');
        const said = words.output.replace(/\s+/g, ' ');
        expect(said).toContain(vietnamese);
        expect(said).toContain('“Kính gửi các đồng chí” Lời bình thứ hai ở hai dòng');
        expect(said).toContain('Trang 1');
        // The same numbers, in the order of reading, on the page itself.
        const onPage = poppler('pdftotext', '-f', '1', '-l', '1', path, '-').output;
        const numbered = new Set(onPage.split(/\s+/).filter((word) => /^[12]$/.test(word)));
        expect([...numbered].sort()).toEqual(['1', '2']);
        const first = shape.rotate === 90 ? 'Lời bình' : shape.rotate === 180 ? 'Đề nghị' : undefined;
        if (first)
          expect(said.indexOf(first)).toBeLessThan(
            said.indexOf(first === 'Đề nghị' ? 'Lời bình' : 'Đề nghị'),
          );
        expect(await annotationsOf(bytes, before + 1)).toEqual([]);
        const size = (await PDFDocument.load(bytes)).getPage(before).getSize();
        expect(Math.round(size.height)).toBe(842);
        const fonts = poppler('pdffonts', '-f', String(before + 1), path).output;
        expect(fonts.split('\n').filter((line) => / yes yes yes /.test(line)).length).toBeGreaterThanOrEqual(
          2,
        );
      },
    );

    test('words that need several sheets are all there, and marks without words add none', async () => {
      const sha256 = await place(await makePdf());
      mine([mark(sha256, { kind: 'note', at: [300, 300] })]);
      const counted = async () => {
        const { path } = await exportPaper({ flatten: true });
        return { path, pages: Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', path).output)?.[1]) };
      };
      const { pages } = await counted();
      const long = Array.from({ length: 300 }, (_, i) => `câu thứ ${i + 1} của lời ghi dài`).join('; ');
      mine(
        Array.from({ length: 30 }, (_, i) =>
          mark(
            sha256,
            { kind: 'note', at: [40 + i * 10, 700 - i * 20] },
            { text: i === 7 ? long : `ý kiến số ${i + 1}` },
          ),
        ),
      );
      const full = await counted();
      expect(full.pages).toBeGreaterThan(pages + 2);
      const said = poppler('pdftotext', '-f', String(pages + 1), full.path, '-').output.replace(/\s+/g, ' ');
      expect(said).toContain('câu thứ 300 của lời ghi dài');
      for (let i = 0; i < 30; i++) if (i !== 7) expect(said).toContain(`ý kiến số ${i + 1}`);
      expect(said).toContain(`tờ ${full.pages - pages}/${full.pages - pages}`);
    });

    test.skipIf(!hasMutool)(
      `a third engine opens both forms without warnings (${hasMutool ? 'mutool' : noMutool})`,
      async () => {
        for (const shape of [{}, { table: true, rotate: 90 }, { crop: [40, 100, 400, 600] }] as PdfShape[]) {
          desk = await openDesk();
          mine(oneOfEach(await place(await makePdf(shape)), 110, 500));
          for (const flatten of [false, true])
            expect(mutoolWarnings((await exportPaper({ flatten })).path)).toBe('');
        }
      },
    );

    test('words stay readable under highlights, on every turn of the page', async () => {
      const original = await makePdf({ text: ['XXXXXXXXXX'] });
      const before = join(desk.dir, 'original.pdf');
      writeFileSync(before, original);
      const rect: Rect = [70, 745, 200, 770];
      mine([
        mark(await place(original), { kind: 'highlight', rects: [rect], quote: '' }, { colour: '#ffd43b' }),
      ]);
      const { path } = await exportPaper();
      const [a, b] = [render(before, 1, 1), render(path, 1, 1)];
      const darkest = (picture: typeof a) => picture.pixels.reduce((a, b) => Math.min(a, b), 255);
      expect(darkest(b)).toBeLessThanOrEqual(darkest(a) + 4);
    });

    test('text boxes carry a subset of a font with every Vietnamese letter, which can be searched and copied', async () => {
      const sha256 = await place(await makePdf({ text: [] }));
      mine([mark(sha256, { kind: 'text', rect: [60, 400, 400, 500], size: 12 }, { text: vietnamese })]);
      const { path } = await exportPaper();
      const { output, warnings } = poppler('pdffonts', path);
      expect(warnings).toBe('');
      // name, type, encoding, embedded, subset, unicode
      expect(output).toMatch(/[A-Z]{6}\+BeVietnamPro\S*\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    });

    describe.skipIf(!corpusFolder)(`on the corpus (${corpusFolder ? 'here' : noCorpus})`, () => {
      // Fuzzed files without a page that could be named, and a filter that only the newest viewers know.
      const unwritable = ['poppler-85140-0.pdf', 'issue9105_other.pdf', 'Brotli-Prototype-FileA.pdf'];
      // One or two of each shape that is hard to write: the whole corpus would take minutes and show nothing more.
      const hard =
        /tracemonkey|labelled_pages|160F|caret-ink|inks|issue3371|bug1782186|protect|encrypted|rotat|issue14497|Pages-tree|xref_command|bug1795263|xfa|signed_verified|bug854315|1009-ttg|N - V4|scan-Luat|mat-khau|hỗn hợp|194/;
      const files = corpusFiles().filter(
        ({ file, expected }) =>
          expected !== 'clear error' && (hard.test(file) || unwritable.some((name) => file.endsWith(name))),
      );
      test.each(files.map((entry) => [entry.file, entry] as const))(
        '%s takes marks, or says it cannot',
        async (_, entry) => {
          const sha256 = await place(readFileSync(entry.path), entry.password ?? undefined);
          mine(oneOfEach(sha256, 100, 300));
          const exported = exportPaper(entry.password ? { password: entry.password } : {});
          if (unwritable.some((name) => entry.file.endsWith(name))) {
            await expect(exported).rejects.toMatchObject({ code: 'broken-pdf' });
            return;
          }
          const { path, marks } = await exported;
          expect(marks).toBe(kinds.length);
          // A paper that needs a password, or one at which mutool balks as it came, says nothing about the marks.
          if (hasMutool && !entry.password && mutoolWarnings(entry.path) === '')
            expect(mutoolWarnings(path)).toBe('');
          const password = entry.password ? ['-upw', entry.password] : [];
          const [before, after] = [entry.path, path].map((file) => poppler('pdfinfo', ...password, file));
          if (before?.warnings !== '') return; // poppler has no opinion on what it cannot read
          expect(after?.warnings).toBe('');
          const pages = (output: string | undefined) => /^Pages:\s+(\d+)/m.exec(output ?? '')?.[1];
          expect(pages(after?.output)).toBe(pages(before?.output));
        },
      );

      test.skipIf(!hasPdfsig)('a digital signature stays verifiable under the marks', async () => {
        const [entry] = corpusFiles().filter(({ file }) => file.endsWith('bug854315.pdf'));
        if (!entry) throw new Error('the corpus lacks a signed file');
        mine(oneOfEach(await place(readFileSync(entry.path)), 100, 300));
        const { path } = await exportPaper();
        const verdict = (file: string) =>
          /Signature Validation: (.*)/.exec(poppler('pdfsig', '-nocert', file).output)?.[1];
        expect(verdict(entry.path)).toBe('Signature is Valid.');
        expect(verdict(path)).toBe('Signature is Valid.');
      });
    });
  },
);
