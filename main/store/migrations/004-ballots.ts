import type { Migration } from '#sqlite/migrate.ts';

export const ballots: Migration = {
  name: '004-ballots',
  sql: `
    -- One's own papers of secret ballots.
    CREATE TABLE secret_papers (
      meeting TEXT NOT NULL,
      ballot TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('asked', 'ready', 'sending', 'cast', 'refused')),
      -- What the server is asked to sign, and what it signed: both blinded.
      blinded TEXT NOT NULL,
      signature TEXT,
      receipt TEXT NOT NULL,
      refusal TEXT,
      -- Keys, blinding and choice, locked in the machine's box; gone once the paper is in the ballot box.
      sealed BLOB,
      PRIMARY KEY (meeting, ballot)
    ) STRICT, WITHOUT ROWID;

    -- Published lists, so that they can be counted again without a network.
    CREATE TABLE ballot_lists (
      meeting TEXT NOT NULL,
      ballot TEXT NOT NULL,
      list TEXT NOT NULL,
      PRIMARY KEY (meeting, ballot)
    ) STRICT, WITHOUT ROWID;
  `,
};
