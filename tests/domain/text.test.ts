import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePersonNames, compareText, fold, foldWithMap, givenName } from '#domain/text.ts';

/** Letters with every dấu, in both forms of Unicode, between plain ones. */
const vietnamese = fc
  .array(
    fc.constantFrom(
      ...'aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵAĐƯ 0-/',
    ),
    {
      maxLength: 30,
    },
  )
  .map((letters) => letters.join(''));

describe('folding for search', () => {
  test.each([
    ['Quyết định', 'quyet dinh'],
    ['ĐẶC KHU', 'dac khu'],
    ['đường', 'duong'],
    ['Số 12/QĐ-UBND', 'so 12/qd-ubnd'],
    ['Nguyễn Thị Ước', 'nguyen thi uoc'],
    ['', ''],
  ])('%s is found as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('old and new places of the tone are the same word', () => {
    for (const [old, modern] of [
      ['hòa', 'hoà'],
      ['thủy', 'thuỷ'],
      ['khỏe', 'khoẻ'],
    ] as const)
      expect(fold(old)).toBe(fold(modern));
  });

  test('composed and decomposed text fold alike', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });

  test('folding twice changes nothing, and leaves no letter outside of ASCII in Vietnamese', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text)).toMatch(/^[ -~]*$/);
      }),
    );
  });

  test('a part of a text is found in the whole, wherever it is cut between letters', () => {
    fc.assert(
      fc.property(vietnamese, vietnamese, vietnamese, (before, middle, after) => {
        expect(fold(before + middle + after)).toContain(fold(middle));
      }),
    );
  });
});

describe('the way back from folded text', () => {
  test('the map points at the letter that gave each folded one', () => {
    fc.assert(
      fc.property(vietnamese, fc.constantFrom('NFC', 'NFD'), (text, form) => {
        const given = text.normalize(form);
        const { folded, map } = foldWithMap(given);
        expect(folded).toBe(fold(given));
        expect(map).toHaveLength(folded.length + 1);
        expect(map.at(-1)).toBe(given.length);
        for (let i = 0; i < folded.length; i++) {
          const from = map[i] ?? -1;
          const to = map[i + 1] ?? -1;
          expect(to).toBeGreaterThan(from);
          expect(fold(given.slice(from, to))).toBe(folded[i]);
        }
      }),
    );
  });

  test('signs beyond the first plane keep their place', () => {
    const { folded, map } = foldWithMap('😀đ');
    expect(folded).toBe('😀d');
    expect(map).toEqual([0, 0, 2, 3]);
  });
});

describe('the order of lists', () => {
  test('names stand by the given name, their last word, then by the whole', () => {
    const names = ['Trần Văn Bình', 'Lê Thị An', 'Phạm Đức Ánh', 'Hoàng An', 'Đỗ Văn Đạt', 'Vũ Dũng'];
    expect([...names].sort(comparePersonNames)).toEqual([
      'Hoàng An',
      'Lê Thị An',
      'Phạm Đức Ánh',
      'Trần Văn Bình',
      'Vũ Dũng',
      'Đỗ Văn Đạt',
    ]);
  });

  test('đ comes after d, and numbers count', () => {
    expect(['đ', 'e', 'd'].sort(compareText)).toEqual(['d', 'đ', 'e']);
    expect(['Mục 10', 'Mục 2'].sort(compareText)).toEqual(['Mục 2', 'Mục 10']);
  });

  test('the given name is the last word, whatever stands around it', () => {
    expect(['  Lê  Thị   An ', 'An', '', '   '].map(givenName)).toEqual(['An', 'An', '', '']);
  });

  test('the order of names is one for all: no circle, no two ways', () => {
    fc.assert(
      fc.property(vietnamese, vietnamese, vietnamese, (a, b, c) => {
        expect(Math.sign(comparePersonNames(a, b))).toBe(-Math.sign(comparePersonNames(b, a)) + 0);
        if (comparePersonNames(a, b) <= 0 && comparePersonNames(b, c) <= 0)
          expect(comparePersonNames(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
