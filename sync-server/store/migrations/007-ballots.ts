import type { Migration } from '#sqlite/migrate.ts';

/**
 * What is in the boxes. 'ballot' is '{meeting}/{ballot}': a ballot's id is its maker's word and means nothing in another
 * meeting. No row that holds a secret paper, or what it could be known by, holds a person, a time or an order.
 */
export const ballots: Migration = {
  name: '007-ballots',
  sql: `
    -- Of open ballots.
    CREATE TABLE ballot_votes (
      ballot TEXT NOT NULL,
      person TEXT NOT NULL,
      option TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (ballot, person)
    ) STRICT, WITHOUT ROWID;

    -- Of secret ballots under way: the key that signs their papers, PKCS #8.
    CREATE TABLE ballot_keys (
      ballot TEXT PRIMARY KEY,
      private_key BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- Who was handed a paper. Both values are blinded: any paper of the ballot fits them.
    CREATE TABLE ballot_permits (
      ballot TEXT NOT NULL,
      person TEXT NOT NULL,
      blinded TEXT NOT NULL,
      signature TEXT NOT NULL,
      PRIMARY KEY (ballot, person)
    ) STRICT, WITHOUT ROWID;
    -- What is in the box, in the order of hashes.
    CREATE TABLE ballot_papers (
      ballot TEXT NOT NULL,
      key_hash BLOB NOT NULL,
      paper TEXT NOT NULL,
      PRIMARY KEY (ballot, key_hash)
    ) STRICT, WITHOUT ROWID;
    -- Once closed: the list as it is published.
    CREATE TABLE ballot_lists (
      ballot TEXT PRIMARY KEY,
      list TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
