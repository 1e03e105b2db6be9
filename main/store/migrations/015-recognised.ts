import type { Migration } from '#sqlite/migrate.ts';

/** Words that the machine read off scans: sealed like the pages of the text index, since they say what papers say. */
export const recognised: Migration = {
  name: '015-recognised',
  sql: `
    -- Papers whose pages are being recognised; the row goes when all are done or the person stops it.
    CREATE TABLE recognition_asked (
      sha256 TEXT PRIMARY KEY,
      asked_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE recognised_pages (
      sha256 TEXT NOT NULL,
      page INTEGER NOT NULL,
      -- NULL: the page could not be recognised.
      sealed BLOB,
      PRIMARY KEY (sha256, page)
    ) STRICT, WITHOUT ROWID;
  `,
};
