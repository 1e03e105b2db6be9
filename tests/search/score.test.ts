import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf, prepare, score, snippetOf } from '#main/search/score.ts';
import { wordsOf } from '#main/search/words.ts';

const scoreOf = (text: string, query: string) => score(lineOf(text), text, prepare(query));

describe('words', () => {
  test('case, dấu, the way of writing a tone, and marks between words make no difference', () => {
    expect(wordsOf('Số: 12/QĐ-UBND')).toEqual(wordsOf('so 12 qd ubnd'));
    expect(wordsOf('Hoà Bình')).toEqual(wordsOf('HÒA BÌNH'.normalize('NFD')));
    expect(wordsOf(' – … ')).toEqual([]);
  });
});

describe('score', () => {
  const text = 'Sở đề nghị bố trí ngân sách cho đường liên xã. Ngân sách năm nay đã giao.';

  test('a page that lacks a word is not found, nor one that has it only inside another', () => {
    expect(scoreOf(text, 'ngan sach')).toBeGreaterThan(0);
    expect(scoreOf(text, 'ngan sach tinh')).toBe(0);
    expect(scoreOf(text, 'gan')).toBe(0);
  });

  test('words that stand together count more than words that stand apart', () => {
    expect(scoreOf('liên xã', 'lien xa')).toBeGreaterThan(scoreOf('xã có hội liên hiệp', 'lien xa'));
  });

  test('what is said again and again counts more', () => {
    expect(scoreOf('đường, đường và đường', 'duong')).toBeGreaterThan(scoreOf('một con đường', 'duong'));
    expect(scoreOf('xã xã', 'xa')).toBeGreaterThan(scoreOf('xã', 'xa'));
  });

  test('who types dấu means them, who does not means all', () => {
    expect(scoreOf('bàn giao', 'bàn')).toBeGreaterThan(scoreOf('bán nhà', 'bàn'));
    expect(scoreOf('bàn giao', 'ban')).toBe(scoreOf('bán nhà', 'ban'));
  });

  test('any two neighbouring words of a text find it', () => {
    const word = fc.stringMatching(/^[a-zđáàảãạâêôơưă0-9]{1,7}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 30 }), fc.nat(), (words, at) => {
        const start = at % (words.length - 1);
        expect(scoreOf(words.join(' '), words.slice(start, start + 2).join(' '))).toBeGreaterThan(0);
      }),
    );
  });
});

describe('snippets', () => {
  const far = 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(10);

  test('show the words as written, where they stand together', () => {
    const text = `${far}Ngân hàng có sách. ${far}Giao Ngân sách năm 2027 cho các xã. ${far}`;
    const { before, hit, after } = snippetOf(text, prepare('ngan sach'));
    expect(hit).toBe('Ngân sách');
    expect(before.endsWith('Giao ')).toBe(true);
    expect(before.startsWith('… ')).toBe(true);
    expect(after.startsWith(' năm 2027')).toBe(true);
    expect(after.endsWith(' …')).toBe(true);
    expect(before.length + after.length).toBeLessThan(160);
  });

  test('show the first of the words where they never stand together', () => {
    expect(snippetOf('Sách để trên bàn, ngân phiếu để dưới', prepare('ngan sach')).hit).toBe('Sách');
  });

  test('are parts of the text, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (around) => {
        const text = `${around} Quyết định ${around}`.normalize('NFC');
        const { before, hit, after } = snippetOf(text, prepare('quyet dinh'));
        expect(hit).toBe('Quyết định');
        const flat = text.replace(/\s+/g, ' ');
        for (const part of [before, after]) expect(flat).toContain(part.replace(/^… | …$/g, '').trim());
      }),
    );
  });
});
