/** What waits for the person, out of the rows on this machine, the most pressing first. Pure. */
import type { DeskItem, MeetingRow, PollRow } from '#contract';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import type { MeetingFacts } from '#domain/meeting/facts.ts';
import type { MinutesState } from '#domain/meeting/minutes.ts';
import { isRunning } from '#domain/meeting/phase.ts';
import { isOpenForPapers, mayBePrepared, type Preparation } from '#domain/meeting/preparation.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { isOverdue } from '#domain/meeting/task.ts';
import { dayOf, startOf } from '#domain/office/official-date.ts';
import type { DeskPreparation, DeskSubstitutionEnd, DeskTask } from '#domain/people/desk.ts';

export interface DeskSources {
  person: PersonId;
  now: Timestamp;
  meetings: readonly MeetingRow[];
  /** How far the minutes of a meeting have come. */
  minutesOf(meeting: MeetingId): MinutesState;
  facts: ReadonlyMap<MeetingId, MeetingFacts>;
  /** What the person is asked to prepare. */
  preparations: readonly DeskPreparation[];
  /** What units are asked to prepare for a meeting that the person organises. */
  preparedFor(meeting: MeetingId): readonly Preparation[];
  polls: readonly PollRow[];
  tasks: readonly DeskTask[];
  substitutionEnds: readonly DeskSubstitutionEnd[];
}

export function deskItems(sources: DeskSources): DeskItem[] {
  const items = [
    ...sources.meetings.flatMap((row) => ofMeeting(row, sources)),
    ...sources.preparations.flatMap(ofPreparation),
    ...sources.polls.flatMap(ofPoll),
    ...sources.tasks.flatMap((task) => ofTask(task, sources.now)),
    ...sources.substitutionEnds.flatMap((end) => ofSubstitutionEnd(end, sources.now)),
  ];
  const time = ({ at }: DeskItem) => at ?? Number.MAX_SAFE_INTEGER;
  return items.sort((a, b) => time(a) - time(b));
}

function ofMeeting(row: MeetingRow, sources: DeskSources): DeskItem[] {
  const { id, title, role, phase, startsAt, endsAt } = row;
  const about = { meeting: id, title, at: startsAt };
  const running = isRunning(phase);
  const coming = phase === 'convened' && (endsAt ?? startsAt ?? sources.now) >= sources.now;
  return [
    ...(running ? [{ kind: 'running' as const, ...about }] : []),
    ...(phase === 'pending_approval' && isApprover(row, sources)
      ? [{ kind: 'approval' as const, ...about }]
      : []),
    ...(mayBePrepared(phase) ? ofPreparedPapers(row, sources) : []),
    ...(coming ? ofInvitation(row, sources) : []),
    ...((coming || running) && row.news > 0 ? [{ kind: 'papers' as const, ...about, count: row.news }] : []),
    ...(waitsForSignature(role, sources.minutesOf(id)) ? [{ kind: 'minutes' as const, ...about }] : []),
  ];
}

/** Whom it was submitted to: a leader from outside, or one who has another part in the meeting. */
function isApprover({ id, role }: MeetingRow, { person, facts }: DeskSources): boolean {
  return role === 'approver' || facts.get(id)?.approver === person;
}

/** Papers that units submitted wait for an organiser, but never for whoever submitted them. */
function ofPreparedPapers(
  { id, title, startsAt }: MeetingRow,
  { person, preparedFor }: DeskSources,
): DeskItem[] {
  const count = preparedFor(id).filter(
    ({ state, submittedBy }) => state === 'papers_submitted' && submittedBy !== person,
  ).length;
  return count > 0 ? [{ kind: 'preparationApproval', meeting: id, title, at: startsAt, count }] : [];
}

function ofPreparation({ meeting, item, itemTitle, dueAt, startsAt, state }: DeskPreparation): DeskItem[] {
  if (!isOpenForPapers(state)) return [];
  const at = dueAt ?? startsAt;
  return [{ kind: 'preparation', meeting, item, title: itemTitle, at, returned: state === 'returned' }];
}

/** Whoever is invited answers; whoever organises decides on those who can't come. */
function ofInvitation({ id, title, role, startsAt }: MeetingRow, { person, facts }: DeskSources): DeskItem[] {
  const about = { meeting: id, title, at: startsAt };
  const people = facts.get(id)?.people ?? [];
  if (isOrganiser(role)) {
    const count = people.filter(({ response }) => response === 'absence_requested').length;
    return count > 0 ? [{ kind: 'absences', ...about, count }] : [];
  }
  const own = people.find((each) => each.id === person);
  return own?.response === null ? [{ kind: 'invitation', ...about }] : [];
}

function waitsForSignature(role: MeetingRow['role'], minutes: MinutesState): boolean {
  return (
    (role === 'secretary' && minutes === 'submitted') || (role === 'chair' && minutes === 'secretary_signed')
  );
}

function ofPoll({ id, title, parts, phase, dueAt, choice, reminders }: PollRow): DeskItem[] {
  const items: DeskItem[] = [];
  if (phase === 'sent' && parts.includes('recipient') && choice === null)
    items.push({ kind: 'poll', poll: id, title, at: dueAt, reminders });
  if (phase === 'pending_approval' && parts.includes('approver'))
    items.push({ kind: 'pollApproval', poll: id, title, at: dueAt });
  return items;
}

/** Long enough that whoever was on the way to the meeting reads it. */
const TOLD_FOR_MS = 24 * 3_600_000;

function ofSubstitutionEnd(
  { id, title, principal, comes, at }: DeskSubstitutionEnd,
  now: Timestamp,
): DeskItem[] {
  return now - at > TOLD_FOR_MS
    ? []
    : [{ kind: 'substitutionEnd', meeting: id, title, at, principal, comes }];
}

function ofTask(task: DeskTask, now: Timestamp): DeskItem[] {
  const { id, meeting, text, state, percent, dueDate, part } = task;
  if (state === 'done') return [];
  const at = dueDate === null ? null : startOf(dueDate);
  const overdue = isOverdue(task, dayOf(now));
  return [{ kind: 'task', task: id, meeting, title: text, at, percent, overdue, lead: part === 'lead' }];
}
