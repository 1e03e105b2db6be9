import type { Migration } from '#sqlite/migrate.ts';

export const office: Migration = {
  name: '001-office',
  sql: `
    CREATE TABLE facts (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE units (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      level TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE people (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      title TEXT NOT NULL,
      unit TEXT NOT NULL REFERENCES units
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE accounts (
      -- Lower case: people do not mind capitals when they sign in.
      username TEXT PRIMARY KEY,
      person TEXT NOT NULL UNIQUE REFERENCES people,
      -- argon2id, with its salt and costs, in its usual text form.
      password TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Whoever reads this table cannot sign in with it: it holds no token, only their SHA-256.
    CREATE TABLE sessions (
      token_hash BLOB PRIMARY KEY,
      person TEXT NOT NULL REFERENCES people,
      started_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_of_person ON sessions (person);
  `,
};
