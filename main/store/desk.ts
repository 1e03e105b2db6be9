/** Rows that only the desk and statistics are made of: facts of meetings, the person's tasks, and what ended for them. */
import type { Database } from 'better-sqlite3';
import type { MeetingId } from '#domain/ids.ts';
import { MeetingFacts } from '#domain/meeting/facts.ts';
import { DeskSubstitutionEnd, DeskTask } from '#domain/people/desk.ts';

export class DeskTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Makes the rows of tasks equal to the desk. */
  replaceTasks(tasks: Iterable<DeskTask>): void {
    this.#statements.clearTasks.run();
    for (const task of tasks) this.#statements.addTask.run(task.id, JSON.stringify(task));
  }

  tasks(): DeskTask[] {
    return this.#statements.tasks.all().map((record) => DeskTask.parse(JSON.parse(record)));
  }

  /** Makes the rows of meetings they sit in for nobody any more equal to the desk. */
  replaceSubstitutionEnds(ends: Iterable<DeskSubstitutionEnd>): void {
    this.#statements.clearEnds.run();
    for (const end of ends) this.#statements.addEnd.run(end.id, JSON.stringify(end));
  }

  substitutionEnds(): DeskSubstitutionEnd[] {
    return this.#statements.ends.all().map((record) => DeskSubstitutionEnd.parse(JSON.parse(record)));
  }

  replaceFacts(meeting: MeetingId, facts: MeetingFacts): void {
    this.#statements.putFacts.run(meeting, JSON.stringify(facts));
  }

  /** Of every meeting the person has a part in. */
  facts(): Map<MeetingId, MeetingFacts> {
    const rows = this.#statements.facts.all();
    return new Map(rows.map(({ meeting, record }) => [meeting, MeetingFacts.parse(JSON.parse(record))]));
  }
}

function prepare(db: Database) {
  return {
    clearTasks: db.prepare('DELETE FROM desk_tasks'),
    addTask: db.prepare('INSERT INTO desk_tasks (task, record) VALUES (?, ?)'),
    tasks: db.prepare<[], string>('SELECT record FROM desk_tasks ORDER BY task').pluck(),
    clearEnds: db.prepare('DELETE FROM desk_substitution_ends'),
    addEnd: db.prepare('INSERT INTO desk_substitution_ends (meeting, record) VALUES (?, ?)'),
    ends: db.prepare<[], string>('SELECT record FROM desk_substitution_ends ORDER BY meeting').pluck(),
    putFacts: db.prepare('INSERT OR REPLACE INTO meeting_facts (meeting, record) VALUES (?, ?)'),
    facts: db.prepare<[], { meeting: MeetingId; record: string }>(
      'SELECT meeting, record FROM meeting_facts WHERE meeting IN (SELECT meeting FROM standings)',
    ),
  };
}
