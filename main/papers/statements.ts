/** Statements by their SQL, each prepared once. */
import type { Database, Statement } from 'better-sqlite3';

export class Statements {
  readonly #db: Database;
  readonly #prepared = new Map<string, Statement>();

  constructor(db: Database) {
    this.#db = db;
  }

  run(sql: string, ...values: unknown[]): void {
    this.#statement(sql).run(...values);
  }

  get<R>(sql: string, ...values: unknown[]): R | undefined {
    return this.#statement(sql).get(...values) as R | undefined;
  }

  all<R>(sql: string, ...values: unknown[]): R[] {
    return this.#statement(sql).all(...values) as R[];
  }

  #statement(sql: string): Statement {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}
