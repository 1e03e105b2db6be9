import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Sha256 } from '#domain/ids.ts';
import { BlindWords } from '#main/search/blind-words.ts';
import { TextIndex } from '#main/search/text-index.ts';
import { texts } from '#main/store/migrations/006-texts.ts';

const key = new Uint8Array(32).fill(1);
const file = (digit: string) => digit.repeat(64) as Sha256;
const anyFile = () => true;

let dir: string;
let db: Database.Database;
let index: TextIndex;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'hopso-index-'));
  db = new Database(path.join(dir, 'store.sqlite'));
  db.exec(texts.sql);
  index = new TextIndex(db, key);
  onTestFinished(() => {
    db.close();
    rmSync(dir, { recursive: true, force: true });
  });
});

const found = (query: string) =>
  index.find(query, anyFile).map(({ address, page }) => `${address[0]}${page}`);

describe('the text index', () => {
  test('gives back what the pages of a file say, in order, the empty ones too', () => {
    index.add(file('a'), ['Trang một', '', 'Trang ba\nhai dòng']);
    expect(index.pages(file('a'))).toEqual(['Trang một', '', 'Trang ba\nhai dòng']);
    expect(index.pages(file('b'))).toBeUndefined();
    index.remove(file('a'));
    expect(index.pages(file('a'))).toBeUndefined();
  });

  test('finds the page that holds every word, with or without dấu, đ as d', () => {
    index.add(file('a'), ['Đường liên xã', '', 'Dự toán ngân sách']);
    index.add(file('b'), ['Ngân hàng, sách vở']);
    expect(found('duong')).toEqual(['a1']);
    expect(found('Đường')).toEqual(['a1']);
    expect(found('ngân sách')).toEqual(['a3', 'b1']);
    expect(found('du toan ngan sach')).toEqual(['a3']);
    expect(found('không có')).toEqual([]);
    expect(found('  / ')).toEqual([]);
  });

  test('says which pages hold every word, in their order, and what one page says', () => {
    index.add(file('a'), ['Ngân sách', '', 'Dự toán ngân sách', 'Ngân hàng']);
    index.add(file('b'), ['Ngân sách']);
    expect(index.pagesWith(['ngan', 'sach'], new Set([file('a')]))).toEqual(new Map([[file('a'), [1, 3]]]));
    expect(index.pagesWith([], new Set([file('a')])).size).toBe(0);
    expect(index.text(file('a'), 3)).toBe('Dự toán ngân sách');
    expect(index.text(file('a'), 2)).toBe('');
    expect(index.wordless(file('a'))).toEqual([2]);
    expect(index.wordless(file('c'))).toBeUndefined();
  });

  test('among equals names the newer file first, and the earlier page in it', () => {
    for (const digit of ['a', 'b', 'c']) index.add(file(digit), ['Báo cáo', 'Báo cáo']);
    expect(found('bao cao')).toEqual(['c1', 'c2', 'b1', 'b2', 'a1', 'a2']);
  });

  test('says nothing of files that may not be shown, however many there are', () => {
    for (let i = 0; i < 16; i++) index.add(file(i.toString(16)), Array(20).fill('Báo cáo quý'));
    expect(index.find('báo cáo', (sha256) => sha256 === file('0')).map(({ page }) => page)[0]).toBe(1);
    expect(index.find('báo cáo', () => false)).toEqual([]);
  });

  test('forgets a file, and takes one in anew instead of twice', () => {
    index.add(file('a'), ['Báo cáo']);
    index.add(file('a'), ['Tờ trình']);
    expect([found('bao cao'), found('to trinh')]).toEqual([[], ['a1']]);
    index.remove(file('a'));
    expect([found('to trinh'), index.files(), index.has(file('a'))]).toEqual([[], [], false]);
  });

  test('a file without any text counts as taken in', () => {
    index.add(file('a'), ['', ' ']);
    expect(index.has(file('a'))).toBe(true);
  });

  test('holds nothing on disk that can be read without the key', () => {
    db.pragma('journal_mode = WAL');
    index.add(file('a'), ['Phương án nhân sự dự kiến bổ nhiệm']);
    const bytes = readdirSync(dir).map((name) => readFileSync(path.join(dir, name)).toString('latin1'));
    const holds = (text: string) => bytes.some((each) => each.includes(Buffer.from(text).toString('latin1')));
    // What is looked for would be found: the file's address is there in the clear.
    expect(holds(file('a'))).toBe(true);
    for (const word of ['Phương', 'phuong', 'nhân sự', 'nhan su', 'nhiệm', 'nhiem'])
      expect(holds(word), word).toBe(false);
    expect(holds(new BlindWords(key).of('phuong'))).toBe(false);
  });

  test('another key finds nothing and opens nothing', () => {
    index.add(file('a'), ['Phương án']);
    expect(new TextIndex(db, new Uint8Array(32).fill(2)).find('phuong an', anyFile)).toEqual([]);
  });

  test('a page that was put in the place of another does not open', () => {
    index.add(file('a'), ['Phương án một', 'Phương án hai']);
    db.exec('UPDATE text_pages SET sealed = (SELECT sealed FROM text_pages WHERE page = 2) WHERE page = 1');
    expect(() => index.find('phuong an', anyFile)).toThrow();
  });
});
