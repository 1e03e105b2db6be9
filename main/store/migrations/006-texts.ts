import type { Migration } from '#sqlite/migrate.ts';

/**
 * The text of papers for search. The vault keeps papers encrypted, so nothing here can be read without its key either:
 * pages are sealed, and the index holds keyed hashes in the place of words (decision 8).
 */
export const texts: Migration = {
  name: '006-texts',
  sql: `
    -- Files whose text was taken out, those without any included.
    CREATE TABLE text_files (
      sha256 TEXT PRIMARY KEY,
      pages INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE text_pages (
      -- Grows: what came last is found first.
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      sha256 TEXT NOT NULL,
      page INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      UNIQUE (sha256, page)
    ) STRICT;
    CREATE VIRTUAL TABLE text_words USING fts5 (
      words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    );
  `,
};
