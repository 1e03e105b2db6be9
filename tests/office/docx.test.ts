/**
 * A written .docx is taken apart again and each measure of NĐ 30/2020 Phụ lục I checked on its XML, against numbers written
 * here and not those of the code.
 */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { compose } from '#domain/office/compose.ts';
import { invitationDocument } from '#domain/office/invitation-document.ts';
import { writeDocx } from '#main/office-documents/docx.ts';
import { letterhead, sampleMinutes } from './documents.ts';

const MM = 1440 / 25.4;

interface Written {
  text: string;
  xml: string;
  /** Points. */
  size: number;
  bold: boolean;
  italic: boolean;
}

function paragraphsOf(xml: string): Written[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) => {
    const run = /<w:r>(.*?)<\/w:r>/s.exec(inner)?.[1] ?? '';
    return {
      text: [...inner.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
      xml: inner,
      size: Number(/<w:sz w:val="(\d+)"/.exec(run)?.[1] ?? 0) / 2,
      bold: on(run, 'b'),
      italic: on(run, 'i'),
    };
  });
}

function on(run: string, tag: string): boolean {
  const found = new RegExp(`<w:${tag}(?: w:val="([^"]*)")?/>`).exec(run);
  return found !== null && found[1] !== 'false' && found[1] !== '0';
}

let files: Record<string, Uint8Array>;
let xml: string;
let all: Written[];

const file = (name: string) => strFromU8(files[name] ?? new Uint8Array());
const find = (text: string) => {
  const found = all.find((each) => each.text === text);
  if (!found) throw new Error(`no paragraph "${text}" in: ${all.map((each) => each.text).join(' | ')}`);
  return found;
};
const attribute = (tag: string, name: string) =>
  Number(new RegExp(`<w:${tag} [^>]*w:${name}="(\\d+)"`).exec(xml)?.[1]);

beforeAll(async () => {
  files = unzipSync(await writeDocx(compose(sampleMinutes), 'Biên bản'));
  xml = file('word/document.xml');
  all = paragraphsOf(xml);
});

describe('the page (Phụ lục I, Phần I, Mục I)', () => {
  test('is A4', () => {
    expect(attribute('pgSz', 'w') / MM).toBeCloseTo(210, 0);
    expect(attribute('pgSz', 'h') / MM).toBeCloseTo(297, 0);
  });

  test.each([
    ['top', 20, 25],
    ['bottom', 20, 25],
    ['left', 30, 35],
    ['right', 15, 20],
  ])('margin %s is %i to %i mm', (side, least, most) => {
    const mm = attribute('pgMar', side) / MM;
    expect(mm).toBeGreaterThan(least - 0.1);
    expect(mm).toBeLessThan(most + 0.1);
  });

  test('every letter is Times New Roman, and black', () => {
    const fonts = [...xml.matchAll(/w:(?:ascii|hAnsi|cs)="([^"]+)"/g)].map(([, font]) => font);
    expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
    expect(file('word/styles.xml')).toContain('Times New Roman');
    const colours = [...xml.matchAll(/<w:color w:val="([^"]+)"/g)].map(([, colour]) => colour);
    expect(new Set(colours)).toEqual(new Set(['000000']));
  });

  test('pages are numbered in the middle of the top margin, 13 to 14 pt, and not the first', () => {
    expect(xml).toMatch(/<w:titlePg\/>/);
    const headers = Object.keys(files).filter((name) => /^word\/header\d+\.xml$/.test(name));
    const numbered = headers.map(file).filter((header) => header.includes('PAGE'));
    expect(headers).toHaveLength(2);
    expect(numbered).toHaveLength(1);
    expect(numbered[0]).toContain('<w:jc w:val="center"/>');
    const size = Number(/<w:sz w:val="(\d+)"/.exec(numbered[0] ?? '')?.[1]) / 2;
    expect(size).toBeGreaterThanOrEqual(13);
    expect(size).toBeLessThanOrEqual(14);
  });
});

describe('components (Phụ lục I, Phần I, Mục II)', () => {
  test.each<[string, string, number, number, boolean, boolean]>([
    ['Quốc hiệu', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, 13, true, false],
    ['Tiêu ngữ', 'Độc lập - Tự do - Hạnh phúc', 13, 14, true, false],
    ['cơ quan chủ quản', 'UBND TỈNH HOA SEN', 12, 13, false, false],
    ['cơ quan ban hành', 'ỦY BAN NHÂN DÂN XÃ ĐỒNG SEN', 12, 13, true, false],
    ['số, ký hiệu', 'Số: 05/BB-UBND', 13, 13, false, false],
    ['tên loại', 'BIÊN BẢN', 13, 14, true, false],
    ['trích yếu', 'Họp thường kỳ tháng 01 năm 2026', 13, 14, true, false],
    ['nội dung', 'Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 01 năm 2026', 13, 14, false, false],
    ['quyền hạn bên trái', 'THƯ KÝ', 13, 14, true, false],
    ['quyền hạn bên phải', 'CHỦ TỌA', 13, 14, true, false],
    ['họ tên', 'Trịnh Sen Trắng', 13, 14, true, false],
    ['chữ Nơi nhận', 'Nơi nhận:', 12, 12, true, true],
    ['danh sách nơi nhận', '- Lưu: VT, Hồ sơ.', 11, 11, false, false],
  ])('%s', (_, text, least, most, bold, italic) => {
    const found = find(text);
    expect(found.size).toBeGreaterThanOrEqual(least);
    expect(found.size).toBeLessThanOrEqual(most);
    expect({ bold: found.bold, italic: found.italic }).toEqual({ bold, italic });
  });

  test('head, type, subject and signatures are centred; recipients stand at the left', () => {
    for (const text of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 05/BB-UBND',
      'BIÊN BẢN',
      'THƯ KÝ',
      'CHỦ TỌA',
    ])
      expect(find(text).xml).toContain('<w:jc w:val="center"/>');
    expect(find('Nơi nhận:').xml).toContain('<w:jc w:val="left"/>');
  });

  test('the body is justified, its first lines stand in 1 or 1.27 cm, 6 pt and more lie between paragraphs', () => {
    const { xml: body } = find('Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 01 năm 2026');
    expect(body).toContain('<w:jc w:val="both"/>');
    const indent = Number(/w:firstLine="(\d+)"/.exec(body)?.[1]) / MM;
    expect([10, 12.7].some((allowed) => Math.abs(indent - allowed) < 0.1)).toBe(true);
    expect(Number(/w:before="(\d+)"/.exec(body)?.[1]) / 20).toBeGreaterThanOrEqual(6);
    const lines = Number(/w:line="(\d+)"/.exec(body)?.[1]) / 240;
    expect(lines).toBeGreaterThanOrEqual(1);
    expect(lines).toBeLessThanOrEqual(1.5);
    expect(body).toContain('w:lineRule="auto"');
  });

  test('rules: as long as the motto, and a third to a half of issuer and subject', () => {
    const ruled = all.flatMap((each, i) =>
      each.xml.includes('<w:pBdr>') ? [{ each, above: all[i - 1] }] : [],
    );
    expect(ruled.map(({ above }) => above?.text)).toEqual([
      'ỦY BAN NHÂN DÂN XÃ ĐỒNG SEN',
      'Độc lập - Tự do - Hạnh phúc',
      'Họp thường kỳ tháng 01 năm 2026',
    ]);
    const long = ruled.map(({ each }, i) => {
      const sides =
        Number(/w:left="(\d+)"/.exec(each.xml)?.[1]) + Number(/w:right="(\d+)"/.exec(each.xml)?.[1]);
      return ([64, 96, 160][i] ?? 0) - sides / MM;
    });
    // Tinos is as wide as Times New Roman: 13 pt bold, 56.1 mm.
    expect(long[1]).toBeCloseTo(56.1, 0);
    expect(long[0]).toBeGreaterThan(15);
    expect(long[0]).toBeLessThan(32);
    expect(long[2]).toBeGreaterThan(24);
    expect(long[2]).toBeLessThan(40);
  });

  test('Mẫu 1.9: order, two boxes above and below, secretary left and chair right, no line of place and date', () => {
    const order = [
      'UBND TỈNH HOA SEN',
      'Số: 05/BB-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'BIÊN BẢN',
      'THƯ KÝ',
      'Võ Hạt Sương',
      'CHỦ TỌA',
      'Trịnh Sen Trắng',
      'Nơi nhận:',
      '- Thành viên dự họp;',
      '- Lưu: VT, Hồ sơ.',
    ];
    const places = order.map((text) => all.indexOf(find(text)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const tables = [...xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].map(([, table = '']) => table);
    expect(tables).toHaveLength(2);
    const [left, right] = [...(tables[1] ?? '').matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(
      ([, cell = '']) => cell,
    );
    expect(left).toContain('THƯ KÝ');
    expect(right).toContain('CHỦ TỌA');
    for (const table of tables) expect(table).not.toMatch(/w:val="single"[^>]*w:color="auto"/);
    expect(all.some(({ text }) => text.startsWith('Đồng Sen, ngày'))).toBe(false);
  });

  test('Mẫu 1.7: a line of place and date in italics, recipients beside the signature', async () => {
    const parts = compose(
      invitationDocument({
        letterhead,
        number: null,
        date: Date.parse('2026-01-05T02:00:00Z'),
        title: 'Họp giao ban',
        invited: ['Ông Hồ Ngô Non', 'Bà Tạ Mưa Xuân'],
        chair: 'Bà Trịnh Sen Trắng, Chủ tịch',
        startsAt: Date.parse('2026-02-09T01:00:00Z'),
        place: 'Phòng họp số 1',
        remarks: [],
        signature: { capacity: ['TM. Ủy ban nhân dân', 'Chủ tịch'], name: 'Trịnh Sen Trắng' },
        recipients: ['Như trên'],
        drafter: 'VP',
      }),
    );
    const written = strFromU8(
      unzipSync(await writeDocx(parts, 'x'))['word/document.xml'] ?? new Uint8Array(),
    );
    const lines = paragraphsOf(written);
    const date = lines.find(({ text }) => text === 'Đồng Sen, ngày 05 tháng 01 năm 2026');
    expect(date).toMatchObject({ size: 13, italic: true, bold: false });
    const texts = lines.map(({ text }) => text);
    for (const text of [
      'GIẤY MỜI',
      'Số: …/GM-UBND',
      'Thời gian: 08 giờ 00, ngày 09 tháng 02 năm 2026',
      'Địa điểm: Phòng họp số 1./.',
      'TM. ỦY BAN NHÂN DÂN',
      '- Lưu: VT, VP.',
    ])
      expect(texts).toContain(text);
  });
});
