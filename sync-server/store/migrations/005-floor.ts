import type { Migration } from '#sqlite/migrate.ts';

/** Who leads and who came is decided upon the floor itself: kept twice, it could disagree. */
export const floor: Migration = {
  name: '005-floor',
  sql: `
    DROP TABLE attendance;
    ALTER TABLE meetings DROP COLUMN leader;
  `,
};
