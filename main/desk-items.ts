/** What waits for the person, out of the rows on this machine, the most pressing first. Pure. */
import type { DeskItem, MeetingRow, PollRow } from '#contract';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import type { MeetingFacts } from '#domain/meeting/facts.ts';
import type { MinutesState } from '#domain/meeting/minutes.ts';
import { isRunning } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { isOverdue } from '#domain/meeting/task.ts';
import { dayOf, startOf } from '#domain/office/official-date.ts';
import type { DeskTask } from '#domain/people/desk.ts';

export interface DeskSources {
  person: PersonId;
  now: Timestamp;
  meetings: readonly MeetingRow[];
  /** How far the minutes of a meeting have come. */
  minutesOf(meeting: MeetingId): MinutesState;
  facts: ReadonlyMap<MeetingId, MeetingFacts>;
  /** Papers of a meeting that were never opened on this machine. */
  unreadOf(meeting: MeetingId): number;
  polls: readonly PollRow[];
  tasks: readonly DeskTask[];
}

export function deskItems(sources: DeskSources): DeskItem[] {
  const items = [
    ...sources.meetings.flatMap((row) => ofMeeting(row, sources)),
    ...sources.polls.flatMap(ofPoll),
    ...sources.tasks.flatMap((task) => ofTask(task, sources.now)),
  ];
  const time = ({ at }: DeskItem) => at ?? Number.MAX_SAFE_INTEGER;
  return items.sort((a, b) => time(a) - time(b));
}

function ofMeeting(row: MeetingRow, sources: DeskSources): DeskItem[] {
  const { id, title, role, phase, startsAt, endsAt } = row;
  const about = { meeting: id, title, at: startsAt };
  const running = isRunning(phase);
  const coming = phase === 'convened' && (endsAt ?? startsAt ?? sources.now) >= sources.now;
  const unread = coming || running ? sources.unreadOf(id) : 0;
  return [
    ...(running ? [{ kind: 'running' as const, ...about }] : []),
    ...(phase === 'pending_approval' && role === 'approver' ? [{ kind: 'approval' as const, ...about }] : []),
    ...(coming ? ofInvitation(row, sources) : []),
    ...(unread > 0 ? [{ kind: 'papers' as const, ...about, count: unread }] : []),
    ...(waitsForSignature(role, sources.minutesOf(id)) ? [{ kind: 'minutes' as const, ...about }] : []),
  ];
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

function ofTask(task: DeskTask, now: Timestamp): DeskItem[] {
  const { id, meeting, text, state, percent, dueDate, part } = task;
  if (state === 'done') return [];
  const at = dueDate === null ? null : startOf(dueDate);
  const overdue = isOverdue(task, dayOf(now));
  return [{ kind: 'task', task: id, meeting, title: text, at, percent, overdue, lead: part === 'lead' }];
}
