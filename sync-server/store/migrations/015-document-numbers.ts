import type { Migration } from '#sqlite/migrate.ts';

export const documentNumbers: Migration = {
  name: '015-document-numbers',
  sql: `
    -- The register of issued documents: no number twice in a series. Rows are only ever added.
    CREATE TABLE document_numbers (
      kind TEXT NOT NULL,
      issuer TEXT NOT NULL,
      year INTEGER NOT NULL,
      number INTEGER NOT NULL,
      meeting TEXT NOT NULL REFERENCES meetings,
      issued_at INTEGER NOT NULL,
      PRIMARY KEY (kind, issuer, year, number)
    ) STRICT, WITHOUT ROWID;
  `,
};
