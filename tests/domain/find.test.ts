import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInPage } from '#domain/paper/find.ts';
import { type FindOptions, findQuery, looselyFound } from '#domain/paper/find-query.ts';
import { foldItems } from '#domain/paper/folded-text.ts';
import { fold } from '#domain/text.ts';

/** A page's words, one item a string; `|` at the end stands for an end of line. */
function find(items: string[], query: string, options: Partial<FindOptions> = {}) {
  const parsed = items.map((text) => ({ str: text.replace(/\|$/, ''), hasEOL: text.endsWith('|') }));
  const texts = parsed.map(({ str }) => str);
  const asked = findQuery(query, { ...looselyFound, ...options });
  return findInPage(3, texts, foldItems(parsed), asked).map((hit) => ({
    hit,
    words: hit.pieces.map(({ item, from, to }) => texts[item]?.slice(from, to)),
  }));
}

const matches = (items: string[], query: string, options: Partial<FindOptions> = {}) =>
  find(items, query, options).map(({ hit }) => hit.match);

describe('finding in a page', () => {
  it('ignores dấu, case and đ', () => {
    expect(find(['Quyết định của Thủ tướng'], 'quyet dinh')[0]?.words).toEqual(['Quyết định']);
    expect(find(['ĐỒNG ĐĂNG'], 'đồng đăng')).toHaveLength(1);
    expect(find(['ĐỒNG ĐĂNG'], 'dong dang')).toHaveLength(1);
  });

  it('finds letters and their marks whether the file keeps them together or apart', () => {
    const apart = 'Kế hoạch'.normalize('NFD');
    expect(find([apart], 'kế hoạch')[0]?.words).toEqual([apart]);
    expect(find(['Kế hoạch'], 'Kế hoạch'.normalize('NFD'))).toHaveLength(1);
  });

  it('finds words that go on in the next item or on the next line', () => {
    const [found] = find(['phát triển kinh|', 'tế ', 'xã hội'], 'kinh te xa hoi');
    expect(found?.words).toEqual(['kinh', 'tế ', 'xã hội']);
  });

  it('finds a word that is broken at the end of a line, with its hyphen or without', () => {
    expect(find(['the infor-|', 'mation age'], 'information')[0]?.words).toEqual(['infor-', 'mation']);
    expect(find(['hai ki-lô-|', 'mét'], 'ki-lô-mét')[0]?.words).toEqual(['ki-lô-', 'mét']);
    expect(matches(['hai ki-lô-|', 'mét'], 'ki-lô-mét', { exactDau: true })).toHaveLength(1);
    expect(matches(['infor-|', 'mation'], 'information', { exactDau: true })).toHaveLength(1);
    // A dash between words breaks none.
    expect(find(['Hà Nội - |', 'Huế'], 'noihue')).toEqual([]);
  });

  it('takes any white space for one space', () => {
    expect(find(['Điều  5.', '   Khoản'], 'dieu 5. khoan')).toHaveLength(1);
    expect(find(['Điều 5 |', ' Khoản 2'], '  điều \n 5 khoản')).toHaveLength(1);
  });

  it('takes dashes and quotation marks for those that a keyboard has', () => {
    expect(matches(['2021 – 2026'], '2021 - 2026')).toEqual(['2021 – 2026']);
    expect(matches(['gọi là “Quỹ”'], '"quy"')).toEqual(['“Quỹ”']);
  });

  it('gives every hit with the words around it, as written', () => {
    const hits = find(['Căn cứ Luật Quy hoạch; căn cứ Luật Xây dựng'], 'can cu');
    expect(hits.map(({ hit }) => hit.match)).toEqual(['Căn cứ', 'căn cứ']);
    expect(hits[1]?.hit.before).toBe('Căn cứ Luật Quy hoạch; ');
    expect(hits[1]?.hit.after).toBe(' Luật Xây dựng');
    expect(hits.map(({ hit }) => [hit.page, hit.index])).toEqual([
      [3, 0],
      [3, 1],
    ]);
  });

  it('puts a space between lines of the context, and none inside a word cut into items', () => {
    const [found] = find(['Số: 12|', 'QUY', 'ẾT ĐỊNH'], 'quyet');
    expect(found?.hit.before).toBe('Số: 12 ');
    expect(found?.hit.match).toBe('QUYẾT');
  });

  it('cuts the words around at whole words', () => {
    const words = Array.from({ length: 30 }, (_, i) => `chữ${i}`).join(' ');
    const [found] = find([words], 'chu15');
    expect(found?.hit.before).toMatch(/^…chữ\d+ .* $/);
    expect(found?.hit.after).toMatch(/^ chữ16 .*chữ\d+…$/);
  });

  it('looks for nothing where nothing is asked', () => {
    expect(find(['abc'], '   ')).toEqual([]);
    expect(find([], 'abc')).toEqual([]);
  });

  it('takes signs of patterns for what they are', () => {
    expect(matches(['(a+b).* [x]'], '(a+b).* [x]')).toEqual(['(a+b).* [x]']);
    expect(matches(['abc'], '.')).toEqual([]);
  });
});

describe('found exactly', () => {
  it('with its dấu, wherever the tone is put', () => {
    const text = ['Hội nghị hỏi đáp; hòa giải, hoà bình'];
    expect(matches(text, 'hỏi')).toHaveLength(2);
    expect(matches(text, 'hỏi', { exactDau: true })).toEqual(['hỏi']);
    expect(matches(text, 'HÒA', { exactDau: true })).toEqual(['hòa', 'hoà']);
    expect(matches(['đa dạng'], 'da', { exactDau: true })).toEqual([]);
    expect(matches(['Kế hoạch'.normalize('NFD')], 'kế hoạch', { exactDau: true })).toHaveLength(1);
  });

  it('with its capitals', () => {
    expect(matches(['Đảng ủy; đảng viên'], 'Dang', { matchCase: true })).toEqual(['Đảng']);
    expect(matches(['Đảng ủy; đảng viên'], 'đảng', { matchCase: true, exactDau: true })).toEqual(['đảng']);
  });

  it('as whole words', () => {
    expect(matches(['an ninh; toàn dân; phương án.'], 'an')).toHaveLength(4);
    expect(matches(['an ninh; toàn dân; phương án.'], 'an', { wholeWords: true })).toEqual(['an', 'án']);
    expect(matches(['12/QĐ-UBND'], '/qd-ubnd', { wholeWords: true })).toHaveLength(1);
  });
});

describe('any words', () => {
  const word = fc.stringMatching(/^[a-zàáạảãâầấđêệôơưừ0-9]{1,6}$/);

  it('are found where they stand, however the lines are broken', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 3, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        fc.array(fc.boolean()),
        (words, a, b, breaks) => {
          const from = a % words.length;
          const to = from + 1 + (b % (words.length - from));
          const items = words.map((each, i) => (breaks[i] ? `${each}|` : `${each} `));
          const query = words.slice(from, to).join(' ');
          const hits = find(items, query, { wholeWords: true, exactDau: true });
          expect(hits.some(({ hit }) => hit.pieces[0]?.item === from)).toBe(true);
          for (const { hit } of hits) expect(fold(hit.match)).toBe(fold(query));
        },
      ),
      { numRuns: 200 },
    );
  });
});
