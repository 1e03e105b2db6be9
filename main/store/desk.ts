/** Rows that only the desk and statistics are made of: facts of meetings, and the person's tasks. */
import type { Database } from 'better-sqlite3';
import type { MeetingId } from '#domain/ids.ts';
import { MeetingFacts } from '#domain/meeting/facts.ts';
import { DeskTask } from '#domain/people/desk.ts';

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
    putFacts: db.prepare('INSERT OR REPLACE INTO meeting_facts (meeting, record) VALUES (?, ?)'),
    facts: db.prepare<[], { meeting: MeetingId; record: string }>(
      'SELECT meeting, record FROM meeting_facts WHERE meeting IN (SELECT meeting FROM standings)',
    ),
  };
}
