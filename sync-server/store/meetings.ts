/** Meetings as rights see them: phase, roster, groups of restricted items and how far the minutes have come. All else of a meeting is on its floor. */
import type { Database } from 'better-sqlite3';
import type { GroupId, MeetingId, PersonId } from '#domain/ids.ts';
import type { Member } from '#domain/meeting/floor.ts';
import type { MinutesState } from '#domain/meeting/minutes.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import type { Group } from '#domain/meeting/restriction.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import type { Standing } from '#domain/rights.ts';

export interface MeetingRecord {
  phase: Phase;
  minutes: MinutesState;
  members: Member[];
  groups: Group[];
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
      groups: this.#groups(meeting),
    };
  }

  /** The person's part in the meeting; `undefined` without one. */
  standing(person: PersonId, meeting: MeetingId): Standing | undefined {
    const row = this.#statements.standing.get(person, meeting);
    return row && { ...row, groups: JSON.parse(row.groups) as GroupId[] };
  }

  all(): MeetingId[] {
    return this.#statements.all.all();
  }

  /** Those whose minutes or conclusion notice were issued. */
  issued(): MeetingId[] {
    return this.#statements.issued.all();
  }

  /** Writes all of it as it is now. Call within a transaction. */
  put(meeting: MeetingId, { phase, minutes, members, groups }: MeetingRecord): void {
    this.#statements.put.run(meeting, phase, minutes);
    this.#statements.dropMembers.run(meeting);
    for (const { id, role } of members) this.#statements.addMember.run(meeting, id, role);
    this.#statements.dropGroups.run(meeting);
    for (const { id, members: people } of groups)
      for (const person of people) this.#statements.addToGroup.run(meeting, id, person);
  }

  #groups(meeting: MeetingId): Group[] {
    const groups = new Map<GroupId, PersonId[]>();
    for (const { id, person } of this.#statements.groups.all(meeting))
      groups.set(id, [...(groups.get(id) ?? []), person]);
    return [...groups].map(([id, members]) => ({ id, members }));
  }
}

function prepare(db: Database) {
  return {
    find: db.prepare<[string], Omit<MeetingRecord, 'members' | 'groups'>>(
      'SELECT phase, minutes FROM meetings WHERE id = ?',
    ),
    members: db.prepare<[string], { id: PersonId; role: MeetingRole }>(
      'SELECT person AS id, role FROM members WHERE meeting = ? ORDER BY person',
    ),
    groups: db.prepare<[string], { id: GroupId; person: PersonId }>(
      'SELECT group_id AS id, person FROM restrictions WHERE meeting = ? ORDER BY group_id, person',
    ),
    all: db.prepare<[], MeetingId>('SELECT id FROM meetings ORDER BY id').pluck(),
    issued: db
      .prepare<[], MeetingId>(
        "SELECT id FROM meetings WHERE minutes = 'issued' OR phase IN ('concluded', 'archived')",
      )
      .pluck(),
    dropGroups: db.prepare('DELETE FROM restrictions WHERE meeting = ?'),
    addToGroup: db.prepare('INSERT INTO restrictions (meeting, group_id, person) VALUES (?, ?, ?)'),
    standing: db.prepare<[string, string], Omit<Standing, 'groups'> & { groups: string }>(
      `SELECT role, phase, minutes,
         (SELECT json_group_array(group_id) FROM restrictions
          WHERE restrictions.person = members.person AND restrictions.meeting = members.meeting) AS groups
       FROM members JOIN meetings ON meetings.id = members.meeting
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
