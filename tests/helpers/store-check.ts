/** Whether a client's store agrees with itself: rows for lists and search against the documents they come from. */
import type { Database } from 'better-sqlite3';
import { openPersonStore } from '#main/person-store.ts';
import { project } from '#main/projections.ts';

const tables = ['desk', 'plans', 'plan_papers', 'sharers', 'people'] as const;

/**
 * Derives all rows anew from the stored documents and names the tables that differ.
 * @param file a person's `store.sqlite` that no running client has open
 */
export function tablesThatDiffer(file: string): string[] {
  const store = openPersonStore(file, 0);
  const fresh = openPersonStore(':memory:', 0);
  try {
    const names = store.db.prepare<[], string>('SELECT name FROM documents').pluck().all();
    for (const name of names) project(fresh, name, store.documents.load(name));
    return tables.filter((table) => rows(store.db, table) !== rows(fresh.db, table));
  } finally {
    store.db.close();
    fresh.db.close();
  }
}

function rows(db: Database, table: (typeof tables)[number]): string {
  const all = db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
  return JSON.stringify(all);
}
