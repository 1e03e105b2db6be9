/** Meetings as rights see them: phase, roster and how far the minutes have come. All else of a meeting is on its floor. */
import type { Database } from 'better-sqlite3';
import type { Standing } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Member } from '#domain/meeting/floor.ts';
import type { MinutesState } from '#domain/meeting/minutes.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';

export interface MeetingRecord {
  phase: Phase;
  minutes: MinutesState;
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
      ...row,
      members: this.#statements.members.all(meeting),
    };
  }

  /** The person's part in the meeting; `undefined` without one. */
  standing(person: PersonId, meeting: MeetingId): Standing | undefined {
    return this.#statements.standing.get(person, meeting);
  }

  /** Writes phase and roster as they are now. Call within a transaction. */
  put(meeting: MeetingId, { phase, minutes, members }: MeetingRecord): void {
    this.#statements.put.run(meeting, phase, minutes);
    this.#statements.dropMembers.run(meeting);
    for (const { id, role } of members) this.#statements.addMember.run(meeting, id, role);
  }
}

function prepare(db: Database) {
  return {
    find: db.prepare<[string], Omit<MeetingRecord, 'members'>>(
      'SELECT phase, minutes FROM meetings WHERE id = ?',
    ),
    members: db.prepare<[string], { id: PersonId; role: MeetingRole }>(
      'SELECT person AS id, role FROM members WHERE meeting = ? ORDER BY person',
    ),
    standing: db.prepare<[string, string], Standing>(
      `SELECT role, phase, minutes FROM members JOIN meetings ON meetings.id = members.meeting
       WHERE members.person = ? AND members.meeting = ?`,
    ),
    put: db.prepare(
      `INSERT INTO meetings (id, phase, minutes) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET phase = excluded.phase, minutes = excluded.minutes`,
    ),
    dropMembers: db.prepare('DELETE FROM members WHERE meeting = ?'),
    addMember: db.prepare('INSERT INTO members (meeting, person, role) VALUES (?, ?, ?)'),
  };
}
