import type { Migration } from '#sqlite/migrate.ts';

/** What the desk tells of papers being prepared. Requests from before have no record until they change. */
export const deskPreparations: Migration = {
  name: '016-desk-preparations',
  sql: `
    ALTER TABLE desk_preparations ADD COLUMN record TEXT;
    ALTER TABLE meeting_preparations ADD COLUMN record TEXT;
  `,
};
