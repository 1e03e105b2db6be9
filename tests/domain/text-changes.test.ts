import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '#domain/paper/text-changes.ts';

const paragraph = (about: string, words = 40) =>
  Array.from({ length: words }, (_, i) => `${about}${i}`).join(' ');

/** Words laid out on pages of a size, as a printer does, with page numbers. */
function pagesOf(text: string, size: number, head?: string): string[] {
  const words = text.split(' ');
  const pages: string[] = [];
  for (let at = 0; at < words.length; at += size) {
    const number = pages.length + 1;
    pages.push([head, words.slice(at, at + size).join(' '), String(number)].filter(Boolean).join('\n'));
  }
  return pages;
}

const changes = (before: string[], after: string[]) => {
  const found = compareTexts(before, after);
  if (!found) throw new Error('too different');
  return found;
};

describe('changes between two versions of a paper', () => {
  test('the same text has none, however it is laid out', () => {
    const text = ['mở', 'hai', 'ba', 'bốn'].map((each) => paragraph(each)).join(' ');
    expect(changes(pagesOf(text, 30), pagesOf(text, 47))).toMatchObject({
      changed: [],
      added: 0,
      removed: 0,
    });
  });

  test('one number changed is told on its page with the words around it', () => {
    const before = [
      paragraph('a'),
      `Tổng kinh phí là 1.250 triệu đồng, giao Sở Tài chính. ${paragraph('b')}`,
    ];
    const after = [paragraph('a'), `Tổng kinh phí là 1.520 triệu đồng, giao Sở Tài chính. ${paragraph('b')}`];
    const found = changes(before, after);
    expect(found).toMatchObject({ pages: 2, added: 1, removed: 1, moved: 0, comparable: true });
    expect(found.changed.map(({ page }) => page)).toEqual([2]);
    expect(found.changed[0]?.parts.slice(0, 3)).toEqual([
      { kind: 'same', text: 'Tổng kinh phí là', oldPage: null },
      { kind: 'removed', text: '1.250', oldPage: 2 },
      { kind: 'added', text: '1.520', oldPage: null },
    ]);
    expect(found.changed[0]?.parts[3]?.text).toMatch(/^triệu đồng, giao .* …$/);
  });

  test('a new paragraph that pushes all the others down is one change', () => {
    const rest = Array.from({ length: 12 }, (_, i) => paragraph(`đoạn${i}.`)).join(' ');
    const added = paragraph('thêm', 25);
    const found = changes(
      pagesOf(`${paragraph('đầu')} ${rest}`, 50, 'UBND xã Đồng Sen – trang 1'),
      pagesOf(`${paragraph('đầu')} ${added} ${rest}`, 50, 'UBND xã Đồng Sen – trang 2'),
    );
    expect(found.added).toBe(25);
    expect(found.removed).toBe(0);
    expect(found.changed.length).toBeLessThanOrEqual(2);
  });

  test('the same few lines on every page are its text, not heads of sheets', () => {
    const pages = (amount: string) =>
      [1, 2, 3, 4].map((number) => `Phiếu số ${number}\nKinh phí ${amount} triệu\n${number}`);
    expect(changes(pages('mười'), pages('chín'))).toMatchObject({ comparable: true, added: 4, removed: 4 });
  });

  test('moved pages do not flood: each is told once, where it stands now', () => {
    const page = (name: string) => `Điều ${name} ${paragraph(name, 120)}`;
    const [a, b, c, d] = ['mot', 'hai', 'ba', 'bon'].map(page) as [string, string, string, string];
    const found = changes([a, b, c, d], [a, c, d, b]);
    expect(found).toMatchObject({ added: 0, removed: 0, moved: 1 });
    expect(found.changed).toHaveLength(1);
    expect(found.changed[0]?.page).toBe(4);
    expect(found.changed[0]?.parts.find(({ kind }) => kind === 'moved')?.oldPage).toBe(2);
  });

  test('a page taken out is told where it was', () => {
    const found = changes([paragraph('a'), paragraph('b'), paragraph('c')], [paragraph('a'), paragraph('c')]);
    expect(found).toMatchObject({ added: 0, removed: 40 });
    expect(found.changed).toHaveLength(1);
    expect(found.changed[0]?.page).toBe(1);
    expect(found.changed[0]?.parts.at(-1)).toMatchObject({ kind: 'removed', oldPage: 2 });
  });

  test('a sentence written anew is not confetti of the small words it shares', () => {
    const before = `${paragraph('a')} Giao Văn phòng chủ trì và phối hợp trước ngày mười ${paragraph('b')}`;
    const after = `${paragraph('a')} Yêu cầu mọi đơn vị tự rà soát và báo cáo hằng tuần ${paragraph('b')}`;
    const kinds = changes([before], [after]).changed[0]?.parts.map(({ kind }) => kind);
    expect(kinds).toEqual(['same', 'removed', 'added', 'same']);
  });

  test('a scan has no words to compare, and other papers are not compared for minutes', () => {
    expect(changes(['', ''], [paragraph('a')])).toMatchObject({ comparable: false });
    expect(compareTexts([paragraph('a', 500)], [paragraph('b', 500)], 300)).toBeUndefined();
  });

  test('nothing is lost: what stayed and was added makes up the new version', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const pages = fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(pages, pages, (before, after) => {
        const found = changes(
          before.map((words) => words.join(' ')),
          after.map((words) => words.join(' ')),
        );
        for (const { page, parts } of found.changed) {
          const now = parts.filter(({ kind }) => kind !== 'removed').map(({ text }) => text);
          if (!now.some((text) => text.includes('…'))) expect(now.join(' ')).toBe(after[page - 1]?.join(' '));
        }
        const length = (each: string[][]) => each.flat().length;
        expect(length(after) - length(before)).toBe(found.added - found.removed);
      }),
    );
  });
});

describe('where changes stand on the pages', () => {
  /** The words of a span, taken from its page as it is. */
  const wordsAt = (pages: string[], { page, from, to }: { page: number; from: number; to: number }) =>
    (pages[page - 1] ?? '').trim().split(/\s+/).slice(from, to).join(' ');

  test('words are counted on their page, its number and running head included', () => {
    const text = ['đầu', 'hai', 'ba', 'bốn', 'năm'].map((each) => paragraph(each)).join(' ');
    const before = pagesOf(text, 50, 'UBND xã Đồng Sen');
    const after = pagesOf(text.replace('ba7 ba8', 'mới tinh hẳn'), 50, 'UBND xã Đồng Sen');
    const { spans } = changes(before, after);
    expect(spans.before.map((span) => [span.kind, wordsAt(before, span)])).toEqual([['removed', 'ba7 ba8']]);
    expect(spans.now.map((span) => [span.kind, wordsAt(after, span)])).toEqual([['added', 'mới tinh hẳn']]);
  });

  test('a passage that moved is marked where it was and where it is', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((each) => paragraph(each, 60));
    const moving = paragraph('chuyển', 20);
    const [before, after] = [
      pagesOf(`${a} ${moving} ${b} ${c}`, 70),
      pagesOf(`${a} ${b} ${c} ${moving}`, 70),
    ];
    const { spans } = changes(before, after);
    expect(spans.before.map(({ kind }) => kind)).toEqual(spans.before.map(() => 'moved'));
    expect(spans.now.map(({ kind }) => kind)).toEqual(spans.now.map(() => 'moved'));
    expect(spans.before.map((span) => wordsAt(before, span)).join(' ')).toBe(moving);
    expect(spans.now.map((span) => wordsAt(after, span)).join(' ')).toBe(moving);
  });

  test('each page of the new version knows where its text was', () => {
    const text = Array.from({ length: 6 }, (_, i) => paragraph(`đoạn${i}.`)).join(' ');
    const added = paragraph('thêm', 60);
    const { oldPages } = changes(pagesOf(text, 60), pagesOf(`${added} ${text}`, 60));
    expect(oldPages).toEqual([1, 1, 2, 3, 4]);
  });

  test('whatever changes, spans hold exactly the words that differ', () => {
    const words = fc.array(fc.constantFrom('một', 'hai', 'ba', 'bốn', 'năm', 'sáu'), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 5, max: 20 }), (old, fresh, size) => {
        const [before, after] = [pagesOf(old.join(' '), size), pagesOf(fresh.join(' '), size)];
        const { spans, added, removed } = changes(before, after);
        const length = (span: { from: number; to: number }) => span.to - span.from;
        expect(spans.now.reduce((sum, span) => sum + length(span), 0)).toBe(added);
        expect(spans.before.reduce((sum, span) => sum + length(span), 0)).toBe(removed);
        for (const span of [...spans.now]) expect(wordsAt(after, span).split(' ')).toHaveLength(length(span));
      }),
    );
  });
});
