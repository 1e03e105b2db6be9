import type { Migration } from '#sqlite/migrate.ts';

export const annexes: Migration = {
  name: '017-annexes',
  sql: `
    -- From meeting/{id}/annexes/{of}: files that go with the minutes or with the conclusion notice.
    CREATE TABLE annexes (
      meeting TEXT NOT NULL,
      of TEXT NOT NULL,
      paper TEXT NOT NULL,
      -- Its place in its document.
      position INTEGER NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (meeting, of, paper)
    ) STRICT, WITHOUT ROWID;
  `,
};
