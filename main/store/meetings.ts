/** Meetings as rows, derived from desk, plans and floors: lists and rights are read from here, never from documents. */
import type { Database } from 'better-sqlite3';
import type { MeetingRow } from '#contract';
import type { GroupId, MeetingId, PersonId, Sha256, Timestamp } from '#domain/ids.ts';
import { isOver, isRunning } from '#domain/meeting/phase.ts';
import type { Paper, Plan } from '#domain/meeting/plan.ts';
import type { Group } from '#domain/meeting/restriction.ts';
import type { DeskMeeting } from '#domain/people/desk.ts';
import type { Standing } from '#domain/rights.ts';
import { fold } from '#domain/text.ts';
import { searchWords } from './search.ts';

/** A list's row before its papers are counted. */
export type StoredMeeting = Omit<MeetingRow, 'papersHere' | 'news'>;

export class MeetingTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Makes the desk's rows equal to the desk. */
  replaceDesk(meetings: Iterable<DeskMeeting>): void {
    this.#statements.clearDesk.run();
    for (const { id, role, phase, minutes, groups } of meetings)
      this.#statements.addToDesk.run(id, role, phase, minutes, JSON.stringify(groups ?? []));
  }

  /** Makes a meeting's rows equal to its plan. */
  replacePlan(meeting: MeetingId, plan: Plan): void {
    const { title, type, place, startsAt, endsAt } = plan.details;
    const folded = foldPlan(plan);
    this.#statements.putPlan.run(meeting, title, type, place, startsAt, endsAt, plan.items.length, folded);
    this.#replacePapers(meeting, '', plan);
  }

  /** Makes the rows of a group's restricted items equal to its document. */
  replaceRestricted(meeting: MeetingId, group: GroupId, plan: Plan): void {
    this.#statements.putRestricted.run(meeting, group, plan.items.length, foldPlan(plan));
    this.#replacePapers(meeting, group, plan);
  }

  #replacePapers(meeting: MeetingId, group: GroupId | '', { papers }: Plan): void {
    this.#statements.dropPapersOfGroup.run(meeting, group);
    for (const [i, paper] of papers.entries())
      this.#statements.addPaper.run(meeting, group, paper.id, i, JSON.stringify(paper));
  }

  replaceSharers(meeting: MeetingId, sharers: readonly PersonId[]): void {
    this.#statements.dropSharers.run(meeting);
    for (const person of sharers) this.#statements.addSharer.run(meeting, person);
  }

  /** What was derived from a plan and a floor goes with them. */
  erase(meeting: MeetingId): void {
    for (const table of ['dropPlan', 'dropPapers', 'dropRestricted', 'dropSharers'] as const)
      this.#statements[table].run(meeting);
  }

  standingOf(meeting: MeetingId): Standing | undefined {
    const row = this.#statements.standing.get(meeting);
    if (!row) return undefined;
    const { groups, ...standing } = row;
    return { ...standing, groups: (JSON.parse(groups) as Group[]).map(({ id }) => id) };
  }

  /** What was derived from a group's document goes with it. */
  eraseRestricted(meeting: MeetingId, group: GroupId): void {
    this.#statements.dropPapersOfGroup.run(meeting, group);
    this.#statements.dropGroup.run(meeting, group);
  }

  /** All meetings the person has a part in; those that run or come soonest first, then the latest past ones. */
  byUrgency(now: Timestamp): { id: MeetingId; standing: Standing }[] {
    return inOrder(this.#statements.list.all('[]'), now).flatMap(({ id }) => {
      const standing = this.standingOf(id);
      return standing ? [{ id, standing }] : [];
    });
  }

  startOf(meeting: MeetingId): Timestamp | null {
    return this.#statements.start.get(meeting) ?? null;
  }

  sharersOf(meeting: MeetingId): PersonId[] {
    return this.#statements.sharers.all(meeting) as PersonId[];
  }

  papersOf(meeting: MeetingId): (Paper & { group: GroupId | null })[] {
    return this.#statements.papers.all(meeting).map(({ record, group }) => ({
      ...(JSON.parse(record) as Paper),
      group: group === '' ? null : group,
    }));
  }

  /** Every paper of every meeting on the desk, those that were read in last first. */
  namedPapers(): { meeting: MeetingId; meetingTitle: string; paper: Paper }[] {
    return this.#statements.named.all().map(({ record, ...rest }) => ({
      ...rest,
      paper: JSON.parse(record) as Paper,
    }));
  }

  titleOf(meeting: MeetingId): string {
    return this.#statements.title.get(meeting) ?? '';
  }

  /** Content addresses of the files its papers are. */
  addressesOf(meeting: MeetingId): Sha256[] {
    return this.#statements.addresses.all(meeting) as Sha256[];
  }

  /**
   * Rows that hold every word of `query` without dấu. Upcoming: soonest first, undated last. Past: latest first.
   * A meeting of today, or one that runs, is upcoming until it ended.
   */
  list(query: string, when: 'upcoming' | 'past' | 'all', now: Timestamp): StoredMeeting[] {
    const rows = inOrder(this.#statements.list.all(searchWords(query)), now);
    if (when === 'all') return rows;
    const today = startOfDay(now);
    return rows.filter((row) => isPast(row, today) === (when === 'past'));
  }
}

function foldPlan({ details, items, papers }: Plan): string {
  const words = [
    details.title,
    details.place,
    ...items.flatMap((item) => [item.title, item.presenter]),
    ...papers.map((paper) => paper.title),
  ];
  return fold(words.join('\n'));
}

function inOrder(rows: StoredMeeting[], now: Timestamp): StoredMeeting[] {
  const today = startOfDay(now);
  const past = rows.filter((row) => isPast(row, today));
  const upcoming = rows.filter((row) => !isPast(row, today));
  const time = (row: StoredMeeting, undated: number) => row.startsAt ?? undated;
  const byId = (a: StoredMeeting, b: StoredMeeting) => (a.id < b.id ? -1 : 1);
  const last = Number.MAX_SAFE_INTEGER;
  return [
    ...upcoming.sort((a, b) => time(a, last) - time(b, last) || byId(a, b)),
    ...past.sort((a, b) => time(b, 0) - time(a, 0) || byId(a, b)),
  ];
}

function isPast({ phase, startsAt, endsAt }: StoredMeeting, today: Timestamp): boolean {
  if (isOver(phase) || phase === 'cancelled') return true;
  if (isRunning(phase)) return false;
  const until = endsAt ?? startsAt;
  return until !== null && until < today;
}

/** Midnight on this machine's clock: offices think in days of their own time zone. */
function startOfDay(now: Timestamp): Timestamp {
  return new Date(now).setHours(0, 0, 0, 0);
}

function prepare(db: Database) {
  return {
    clearDesk: db.prepare('DELETE FROM desk'),
    addToDesk: db.prepare(
      'INSERT INTO desk (meeting, role, phase, minutes, known_groups) VALUES (?, ?, ?, ?, ?)',
    ),
    putPlan: db.prepare(
      `INSERT OR REPLACE INTO plans (meeting, title, type, place, starts_at, ends_at, items, folded)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    dropPlan: db.prepare('DELETE FROM plans WHERE meeting = ?'),
    putRestricted: db.prepare(
      'INSERT OR REPLACE INTO restricted_plans (meeting, group_id, items, folded) VALUES (?, ?, ?, ?)',
    ),
    dropRestricted: db.prepare('DELETE FROM restricted_plans WHERE meeting = ?'),
    dropGroup: db.prepare('DELETE FROM restricted_plans WHERE meeting = ? AND group_id = ?'),
    dropPapers: db.prepare('DELETE FROM plan_papers WHERE meeting = ?'),
    dropPapersOfGroup: db.prepare('DELETE FROM plan_papers WHERE meeting = ? AND group_id = ?'),
    addPaper: db.prepare(
      'INSERT INTO plan_papers (meeting, group_id, paper, position, record) VALUES (?, ?, ?, ?, ?)',
    ),
    papers: db.prepare<[string], { record: string; group: GroupId | '' }>(
      `SELECT record, group_id AS "group" FROM plan_papers WHERE meeting = ? ORDER BY group_id, position`,
    ),
    named: db.prepare<[], { meeting: MeetingId; meetingTitle: string; record: string }>(
      `SELECT plan_papers.meeting, plans.title AS meetingTitle, record FROM plan_papers
       JOIN standings USING (meeting) JOIN plans USING (meeting) ORDER BY plans.starts_at DESC, position`,
    ),
    title: db.prepare<[string], string>('SELECT title FROM plans WHERE meeting = ?').pluck(),
    start: db.prepare<[string], number | null>('SELECT starts_at FROM plans WHERE meeting = ?').pluck(),
    addresses: db
      .prepare<[string], string>(`SELECT record ->> '$.file.sha256' FROM plan_papers WHERE meeting = ?`)
      .pluck(),
    dropSharers: db.prepare('DELETE FROM sharers WHERE meeting = ?'),
    addSharer: db.prepare('INSERT INTO sharers (meeting, person) VALUES (?, ?)'),
    sharers: db
      .prepare<[string], string>('SELECT person FROM sharers WHERE meeting = ? ORDER BY person')
      .pluck(),
    standing: db.prepare<[string], Omit<Standing, 'groups'> & { groups: string }>(
      'SELECT role, phase, minutes, known_groups AS groups FROM standings WHERE meeting = ?',
    ),
    list: db.prepare<[string], StoredMeeting>(
      `SELECT standings.meeting AS id, coalesce(title, '') AS title, coalesce(type, 'regular') AS type,
         coalesce(place, '') AS place, starts_at AS startsAt, ends_at AS endsAt, phase, role,
         coalesce(plans.items, 0)
           + (SELECT coalesce(sum(items), 0) FROM restricted_plans AS r WHERE r.meeting = standings.meeting) AS items,
         (SELECT count(*) FROM plan_papers WHERE plan_papers.meeting = standings.meeting) AS papers
       FROM standings LEFT JOIN plans ON plans.meeting = standings.meeting
       WHERE NOT EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(
         coalesce(folded, '') || coalesce(
           (SELECT group_concat(char(10) || r.folded, '') FROM restricted_plans AS r WHERE r.meeting = standings.meeting), ''
         ), word.value) = 0)`,
    ),
  };
}
