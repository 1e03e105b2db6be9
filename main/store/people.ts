/** The directory as rows: what the search of people compares. */
import type { Database } from 'better-sqlite3';
import type { PersonRow } from '#contract';
import type { PersonId } from '#domain/ids.ts';
import type { Directory } from '#domain/people/directory.ts';
import { comparePersonNames, fold } from '#domain/text.ts';
import { searchWords } from './search.ts';

export class PeopleTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Makes the rows equal to the directory. */
  replace({ people, units }: Directory): void {
    this.#statements.clear.run();
    for (const { id, name, title, unit } of people.values()) {
      const unitName = units.get(unit)?.name ?? '';
      this.#statements.add.run(id, name, title, unit, unitName, fold(`${name}\n${title}\n${unitName}`));
    }
  }

  /** Those whose name, title or unit holds every word, without dấu, in the order of Vietnamese lists. */
  search(query: string): PersonRow[] {
    return this.#statements.search.all(searchWords(query)).sort((a, b) => comparePersonNames(a.name, b.name));
  }

  nameOf(person: PersonId): string | undefined {
    return this.#statements.nameOf.get(person);
  }
}

function prepare(db: Database) {
  return {
    clear: db.prepare('DELETE FROM people'),
    add: db.prepare(
      'INSERT INTO people (id, name, title, unit, unit_name, folded) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    search: db.prepare<[string], PersonRow>(
      `SELECT id, name, title, unit, unit_name AS unitName FROM people
       WHERE NOT EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(folded, word.value) = 0)`,
    ),
    nameOf: db.prepare<[string], string>('SELECT name FROM people WHERE id = ?').pluck(),
  };
}
