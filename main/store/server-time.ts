/** How far the server's clock was from this machine's when the two last met. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { Timestamp } from '#domain/ids.ts';
import type { MeasuredSkew } from '../server-time.ts';

const Kept = z.object({ skew: z.number(), at: Timestamp });
const KEY = 'server-time';

export class ServerTimeTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  get kept(): MeasuredSkew | null {
    const text = this.#statements.get.get(KEY);
    return text === undefined ? null : Kept.parse(JSON.parse(text));
  }

  keep(measured: MeasuredSkew): void {
    this.#statements.put.run(KEY, JSON.stringify(measured));
  }
}

function prepare(db: Database) {
  return {
    get: db.prepare<[string], string>('SELECT value FROM facts WHERE key = ?').pluck(),
    put: db.prepare('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)'),
  };
}
