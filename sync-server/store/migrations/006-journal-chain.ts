import type { Migration } from '#sqlite/migrate.ts';

/**
 * Each entry seals all entries before it about the same subject. Entries from before this migration are about nothing
 * and outside of every chain.
 */
export const journalChain: Migration = {
  name: '006-journal-chain',
  sql: `
    -- What it is about: 'meeting/{id}', or another kind of subject. Empty before this migration.
    ALTER TABLE journal ADD COLUMN subject TEXT NOT NULL DEFAULT '';
    -- Its place among the entries about the same subject, from 1.
    ALTER TABLE journal ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
    -- SHA-256 over the entry and the hash of the one before it.
    ALTER TABLE journal ADD COLUMN hash BLOB NOT NULL DEFAULT x'';
    CREATE UNIQUE INDEX journal_by_subject ON journal (subject, number) WHERE number > 0;

    CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_is_not_cut BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  `,
};
