import { describe, expect, it } from 'vitest';
import { findInPage, foldQuery } from '#renderer/paper/engine/find.ts';
import { foldItems } from '#renderer/paper/engine/folded-text.ts';

/** A page's words, one item a string; `|` at the end stands for an end of line. */
function find(items: string[], query: string) {
  const parsed = items.map((text) => ({ str: text.replace(/\|$/, ''), hasEOL: text.endsWith('|') }));
  const texts = parsed.map(({ str }) => str);
  return findInPage(3, texts, foldItems(parsed), foldQuery(query)).map((hit) => ({
    hit,
    words: hit.pieces.map(({ item, from, to }) => texts[item]?.slice(from, to)),
  }));
}

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

  it('takes any white space for one space', () => {
    expect(find(['Điều  5.', '   Khoản'], 'dieu 5. khoan')).toHaveLength(1);
    expect(find(['Điều 5'], '  điều \n 5 ')).toHaveLength(1);
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
});
