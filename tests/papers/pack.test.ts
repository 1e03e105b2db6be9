/** Board packs, judged by poppler and by what the file says, never by the code that made it. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { beforeEach, describe, expect, test } from 'vitest';
import { exportPath, type PackProgress } from '#contract';
import { ItemId, PaperId, PersonId, type UnitId } from '#domain/ids.ts';
import { addItem, addPaper, type PaperFile, setDetails } from '#domain/meeting/plan.ts';
import { makePdf, type PdfShape, rawPdf } from '#tests/fixtures/pdf.ts';
import { type Desk, meeting, openDesk, paperOf } from './desk.ts';
import { hasPoppler, noPoppler, poppler, render } from './poppler.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  const plan = desk.document({ kind: 'plan', meeting });
  setDetails(plan, {
    title: 'Họp thường kỳ Ủy ban nhân dân xã Đồng Sen',
    startsAt: Date.UTC(2026, 8, 1, 1),
    place: 'Phòng họp số 1',
  });
});

/** An item with papers, as a secretary makes it. */
function putItem(number: number, papers: readonly { id: string; file: PaperFile; title: string }[]): void {
  const plan = desk.document({ kind: 'plan', meeting });
  const item = ItemId.parse(`muc-${number}`);
  addItem(plan, { id: item, title: `Nội dung thứ ${number}`, presenter: 'Văn phòng', minutes: 15 });
  for (const { id, file, title } of papers) {
    const { rank: _, ...paper } = paperOf(file, id);
    addPaper(plan, { ...paper, item, title });
  }
}

async function take(id: string, title: string, shape: PdfShape & { bytes?: Uint8Array } = {}) {
  const { password } = shape;
  const bytes = shape.bytes ?? (await makePdf({ text: [`${title}, tờ {page}`], ...shape }));
  const file = await desk.take(bytes, {
    name: `${title}.pdf`,
    ...(password === undefined ? {} : { password }),
  });
  return { id, title, file };
}

async function make(without: string[] = []) {
  const told: PackProgress[] = [];
  for await (const said of desk.papers.pack({ meeting, without: without.map((id) => PaperId.parse(id)) }))
    told.push(said);
  const last = told.at(-1);
  if (last?.state !== 'done') throw new Error(`not made: ${JSON.stringify(last)}`);
  const answer = await desk.get(exportPath(last.exportId));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const path = join(desk.dir, 'pack.pdf');
  writeFileSync(path, bytes);
  return { ...last, told, bytes, path };
}

const words = (file: string, page: number) =>
  poppler('pdftotext', '-layout', '-f', String(page), '-l', String(page), file, '-').output;

const text = (value: unknown) =>
  value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : undefined;

/** Pages that the links of a page lead to, from 1. */
function linksOf(pdf: PDFDocument, page: number): number[] {
  const pages = pdf.getPages().map(({ ref }) => ref);
  const list = pdf.getPage(page - 1).node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  return (list?.asArray() ?? []).map((ref) => {
    const target = pdf.context.lookup(ref, PDFDict).lookup(PDFName.of('Dest'), PDFArray).get(0);
    return pages.indexOf(target as PDFRef) + 1;
  });
}

describe.skipIf(!hasPoppler)(`board pack${hasPoppler ? '' : ` (${noPoppler})`}`, () => {
  test('cover, agenda with links, then every page of every paper with its number', async () => {
    putItem(1, [await take('a', 'Báo cáo tháng', { pages: 3 }), await take('b', 'Tờ trình', { pages: 2 })]);
    putItem(2, [await take('c', 'Dự thảo nghị quyết', { pages: 4 })]);
    const directory = desk.document({ kind: 'directory' });
    const chair = PersonId.parse('chu-toa');
    directory.getMap('units').set('xa', { id: 'xa' as UnitId, name: 'UBND xã Đồng Sen', level: 'commune' });
    directory.getMap('people').set(chair, { id: chair, name: 'X', title: 'Chủ tịch', unit: 'xa' });
    desk.document({ kind: 'floor', meeting }).getMap('members').set(chair, { id: chair, role: 'chair' });
    const { path, bytes, pages, missing, name } = await make();
    expect(missing).toEqual([]);
    expect(pages).toBe(11);
    expect(name).toBe('Bộ tài liệu - Họp thường kỳ Ủy ban nhân dân xã Đồng Sen.pdf');
    const info = poppler('pdfinfo', path);
    expect(info.warnings).toBe('');
    expect(info.output).toMatch(/Pages:\s+11\n/);
    expect(info.output).toContain('Bộ tài liệu họp: Họp thường kỳ');

    const cover = words(path, 1);
    for (const said of [
      'ỦY BAN NHÂN DÂN XÃ ĐỒNG SEN',
      'BỘ TÀI LIỆU HỌP',
      'Thời gian: 08 giờ 00, ngày 01 tháng 9 năm 2026',
      'Địa điểm: Phòng họp số 1',
      'Chủ trì: Đại biểu chu-toa',
    ])
      expect(cover).toContain(said);
    const agenda = words(path, 2);
    expect(agenda).toMatch(/1\. Nội dung thứ 1\s+Trình bày: Văn phòng · 15 phút/);
    expect(agenda).toMatch(/Báo cáo tháng.*trang 1–3/);
    expect(agenda).toMatch(/Tờ trình.*trang 4–5/);
    expect(agenda).toMatch(/Dự thảo nghị quyết.*trang 6–9/);
    for (let number = 1; number <= 9; number++)
      expect(words(path, number + 2)).toContain(`Trang bộ ${number}\n`);
    expect(words(path, 7)).toContain('Tờ trình, tờ 2');

    const pdf = await PDFDocument.load(bytes);
    expect(linksOf(pdf, 2)).toEqual([3, 3, 6, 8, 8]);
    expect(poppler('pdffonts', path).output).toMatch(/BeVietnamPro-Bold.*\n?/);
    const nums = pdf.catalog.lookup(PDFName.of('PageLabels'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    expect(nums.lookup(0, PDFNumber).asNumber()).toBe(0);
    expect(nums.lookup(2, PDFNumber).asNumber(), 'the third page of the file is the first of the pack').toBe(
      2,
    );
  });

  test('contents beside the pages lead to items and papers', async () => {
    putItem(1, [await take('a', 'Báo cáo', { pages: 2 })]);
    putItem(2, []);
    const pdf = await PDFDocument.load((await make()).bytes);
    const titles: (string | undefined)[] = [];
    const walk = (entry: PDFDict | undefined) => {
      for (let each = entry; each; each = each.lookupMaybe(PDFName.of('Next'), PDFDict)) {
        titles.push(text(each.get(PDFName.of('Title'))));
        walk(each.lookupMaybe(PDFName.of('First'), PDFDict));
      }
    };
    walk(pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookup(PDFName.of('First'), PDFDict));
    expect(titles).toEqual([
      'Bìa',
      'Chương trình và tài liệu',
      '1. Nội dung thứ 1',
      'Báo cáo',
      '2. Nội dung thứ 2',
    ]);
  });

  test('a protected paper is bound where its password is kept, and told of where it is not', async () => {
    putItem(1, [
      await take('a', 'Công khai', { pages: 1 }),
      await take('b', 'Có mật khẩu', { pages: 3, password: 'hoa-sen' }),
      await take('c', 'Sau cùng', { pages: 1 }),
    ]);
    const bound = await make();
    expect(bound.missing).toEqual([]);
    expect(words(bound.path, 6)).toContain('Có mật khẩu, tờ 3');
    desk.forgetPasswords();
    const { path, missing, pages } = await make();
    expect(missing).toEqual([{ paper: 'b', why: 'needs-password' }]);
    expect(pages).toBe(5);
    expect(words(path, 4)).toMatch(/Có mật khẩu[\s\S]*không lưu mật khẩu đó[\s\S]*Các trang 2–4/);
    expect(words(path, 5), 'numbers are as on the screen').toContain('Trang bộ 5\n');
  });

  test('what is left out, or not here, keeps its numbers', async () => {
    const a = await take('a', 'Đầu', { pages: 2 });
    const away: PaperFile = { ...a.file, sha256: 'f'.repeat(64) as PaperFile['sha256'], pages: 10 };
    putItem(1, [a, { id: 'b', title: 'Chưa về máy', file: away }]);
    putItem(2, [await take('c', 'Để ngoài', { pages: 5 }), await take('d', 'Cuối', { pages: 1 })]);
    const { path, missing } = await make(['c']);
    expect(missing).toEqual([
      { paper: 'b', why: 'not-here' },
      { paper: 'c', why: 'left-out' },
    ]);
    expect(words(path, 2)).toMatch(/Để ngoài.*trang 13–17/);
    expect(words(path, 7)).toMatch(/Cuối, tờ 1[\s\S]*Trang bộ 18\n/);
  });

  test('one damaged paper does not cost people the others', async () => {
    const good = await take('a', 'Lành', { pages: 1 });
    const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
    // Its page has no type: shown on screens, but not for every engine a page.
    const odd = rawPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>',
      stream('0 0 9 9 re f'),
    ]);
    putItem(1, [await take('b', 'Lạ', { bytes: odd }), good]);
    const { path, missing } = await make();
    expect(missing).toEqual([{ paper: 'b', why: 'broken-pdf' }]);
    expect(words(path, 4)).toMatch(/Lành, tờ 1[\s\S]*Trang bộ 2\n/);
    expect(poppler('pdfinfo', path).warnings).toBe('');
  });

  const shapes: [string, PdfShape][] = [
    ['upright', {}],
    ['turned right', { rotate: 90 }],
    ['upside down', { rotate: 180 }],
    ['turned left', { rotate: 270 }],
    ['cropped', { crop: [60, 80, 400, 500] }],
    ['cropped and turned', { crop: [60, 80, 400, 500], rotate: 90 }],
    ['lying', { size: [842, 595] }],
    ['with a far origin', { origin: [1000, -2000] }],
    ['of A3', { size: [842, 1191] }],
  ];
  test.each(shapes)('on a page %s the number stands at the lower right, upright', async (_, shape) => {
    putItem(1, [await take('a', 'Tờ', shape)]);
    const { path } = await make();
    const picture = render(path, 3, 3);
    const { width, height } = picture;
    const ink = inkIn(picture, [width * 0.7, height - width * 0.07, width, height]);
    expect(ink.dark, 'letters in the corner').toBeGreaterThan(30);
    expect(ink.wide, 'upright: wider than high').toBeGreaterThan(ink.high * 2.5);
  });

  test('on a scan the number stands on a white plate', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([595, 842]);
    page.drawRectangle({ x: 0, y: 0, width: 595, height: 842 });
    putItem(1, [await take('a', 'Ảnh quét', { bytes: await pdf.save() })]);
    const picture = render((await make()).path, 3, 2);
    const at = (x: number, y: number) => picture.pixels[(y * 2 * picture.width + x * 2) * 3];
    expect(at(300, 400), 'the paper itself').toBe(0);
    expect(at(595 - 22 + 2, 842 - 10), 'the plate').toBe(255);
  });

  test.each([
    ['turned and open', '0.1 0 0 0.1 300 300 cm 1 0 0 rg q'],
    ['closed once too often', 'Q 0.1 0 0 0.1 300 300 cm 1 0 0 rg'],
    ['with letters that only look like orders', '0.1 0 0 0.1 300 300 cm q (Q \\) Q (q)) Tj % Q\n/Q gs'],
  ])('what a paper leaves behind does not move its number: %s', async (_, content) => {
    const stream = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
    const odd = rawPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
      '<< /Type /Page /Parent 2 0 R /Contents [4 0 R] >>',
      stream,
    ]);
    putItem(1, [await take('a', 'Dở dang', { bytes: odd })]);
    const picture = render((await make()).path, 3, 3);
    const ink = inkIn(picture, [picture.width * 0.8, picture.height * 0.96, picture.width, picture.height]);
    expect(ink.wide).toBeGreaterThan(100);
  });

  test('links within a paper lead to the same page in the pack', async () => {
    const pdf = await PDFDocument.create();
    const [first, second] = [pdf.addPage(), pdf.addPage()];
    const annotation = pdf.context.register(
      pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 50, 50], Dest: [second.ref, 'Fit'] }),
    );
    first.node.set(PDFName.of('Annots'), pdf.context.obj([annotation]));
    putItem(1, [await take('a', 'Trước'), await take('b', 'Có liên kết', { bytes: await pdf.save() })]);
    const pack = await PDFDocument.load((await make()).bytes);
    expect(linksOf(pack, 4)).toEqual([5]);
    expect(pack.getPageCount()).toBe(5);
  });

  test('tells how far it is, and stops when nobody listens', async () => {
    putItem(1, [await take('a', 'Một', { pages: 5 }), await take('b', 'Hai', { pages: 5 })]);
    const { told } = await make();
    expect(told.filter(({ state }) => state === 'working').length).toBeGreaterThan(0);
    for await (const said of desk.papers.pack({ meeting, without: [] })) {
      expect(said.state).toBe('working');
      break;
    }
    // It is gone: another one is made as if there had been none.
    expect((await make()).pages).toBe(12);
  });

  test('two hundred pages and a large scan take the memory of the scan alone', async () => {
    const scan = await PDFDocument.create();
    const noise = randomBytes(16 * 1024 * 1024);
    const image = scan.context.stream(noise, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 4096,
      Height: 4096,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
    });
    const page = scan.addPage([595, 842]);
    page.node.newXObject('Scan', scan.context.register(image));
    page.node.set(
      PDFName.of('Contents'),
      scan.context.register(scan.context.stream('q 595 0 0 842 0 0 cm /Scan Do Q')),
    );
    const papers = [await take('scan', 'Bản quét', { bytes: await scan.save() })];
    for (let each = 0; each < 10; each++)
      papers.push(await take(`p${each}`, `Văn bản ${each}`, { pages: 20 }));
    putItem(1, papers);
    const before = process.memoryUsage.rss();
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    const start = performance.now();
    const { pages, path } = await make();
    clearInterval(timer);
    const grown = Math.round((most - before) / 2 ** 20);
    console.log(
      `201 pages with a 16 MB scan: ${Math.round(performance.now() - start)} ms, ${grown} MB more at the most`,
    );
    expect(pages).toBe(203);
    expect(words(path, 203)).toContain('Trang bộ 201\n');
    expect(grown).toBeLessThan(256);
  }, 120_000);
});

/** Dark pixels within a part of a picture, and how far they reach. */
function inkIn(
  { width, pixels }: { width: number; pixels: Buffer },
  [left, top, right, bottom]: [number, number, number, number],
): { dark: number; wide: number; high: number } {
  let dark = 0;
  const box = [Infinity, Infinity, 0, 0] as [number, number, number, number];
  for (let y = Math.ceil(top); y < Math.floor(bottom); y++) {
    for (let x = Math.ceil(left); x < Math.floor(right); x++) {
      if ((pixels[(y * width + x) * 3] ?? 255) > 140) continue;
      dark++;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return { dark, wide: box[2] - box[0] + 1, high: box[3] - box[1] + 1 };
}
