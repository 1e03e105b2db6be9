import type { Migration } from '#sqlite/migrate.ts';

export const substitutionEnds: Migration = {
  name: '031-substitution-ends',
  sql: `
    -- From person/{id}/desk: meetings the person does not sit in for somebody any more, JSON.
    CREATE TABLE desk_substitution_ends (
      meeting TEXT PRIMARY KEY,
      record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
