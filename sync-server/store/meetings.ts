/** Meetings as rights and commands see them: phase, roster, attendance, who leads. */
import type { Database } from 'better-sqlite3';
import type { Standing } from '#domain/documents.ts';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import type { Member } from '#domain/meeting/floor.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';

export interface MeetingRecord {
  phase: Phase;
  leader: PersonId | undefined;
  members: Member[];
}

export class MeetingTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  find(meeting: MeetingId): MeetingRecord | undefined {
    const row = this.#statements.find.get(meeting);
    if (!row) return undefined;
    return {
      phase: row.phase,
      leader: row.leader ?? undefined,
      members: this.#statements.members.all(meeting),
    };
  }

  /** The person's part in the meeting; `undefined` without one. */
  standing(person: PersonId, meeting: MeetingId): Standing | undefined {
    return this.#statements.standing.get(person, meeting);
  }

  hasCheckedIn(person: PersonId, meeting: MeetingId): boolean {
    return this.#statements.attended.get(meeting, person) !== undefined;
  }

  /** Writes phase, leader and roster as they are now. Call within a transaction. */
  put(meeting: MeetingId, { phase, leader, members }: MeetingRecord): void {
    this.#statements.put.run(meeting, phase, leader ?? null);
    this.#statements.dropMembers.run(meeting);
    for (const { id, role } of members) this.#statements.addMember.run(meeting, id, role);
  }

  /** Call within a transaction. */
  checkIn(person: PersonId, meeting: MeetingId, at: Timestamp): void {
    this.#statements.checkIn.run(meeting, person, at);
  }
}

function prepare(db: Database) {
  return {
    find: db.prepare<[string], { phase: Phase; leader: PersonId | null }>(
      'SELECT phase, leader FROM meetings WHERE id = ?',
    ),
    members: db.prepare<[string], { id: PersonId; role: MeetingRole }>(
      'SELECT person AS id, role FROM members WHERE meeting = ? ORDER BY person',
    ),
    standing: db.prepare<[string, string], Standing>(
      `SELECT role, phase FROM members JOIN meetings ON meetings.id = members.meeting
       WHERE members.person = ? AND members.meeting = ?`,
    ),
    attended: db.prepare('SELECT 1 FROM attendance WHERE meeting = ? AND person = ?').pluck(),
    put: db.prepare(
      `INSERT INTO meetings (id, phase, leader) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET phase = excluded.phase, leader = excluded.leader`,
    ),
    dropMembers: db.prepare('DELETE FROM members WHERE meeting = ?'),
    addMember: db.prepare('INSERT INTO members (meeting, person, role) VALUES (?, ?, ?)'),
    checkIn: db.prepare('INSERT INTO attendance (meeting, person, at) VALUES (?, ?, ?)'),
  };
}
