/** A person's desk as `person/{id}/desk` holds it: the meetings they have a part in. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { ItemId, MeetingId, PersonId, PollId, Timestamp, UnitId } from '../ids.ts';
import { AttendanceAssignment } from '../meeting/assignment.ts';
import { MinutesState } from '../meeting/minutes.ts';
import { Phase } from '../meeting/phase.ts';
import { PreparationState } from '../meeting/preparation.ts';
import { Group } from '../meeting/restriction.ts';
import { MeetingRole } from '../meeting/roles.ts';
import { Task } from '../meeting/task.ts';
import { PollPart } from '../poll/parts.ts';
import { PollPhase } from '../poll/phase.ts';
import { Choice } from '../poll/reply.ts';
import { readRecords } from '../records.ts';

export const DeskMeeting = z.object({
  id: MeetingId,
  role: MeetingRole,
  phase: Phase,
  minutes: MinutesState.catch('drafting'),
  /** The groups of restricted items they know of, see {@link groupsKnownTo}: they open the documents of these. */
  groups: z.array(Group).catch([]),
});
export type DeskMeeting = z.infer<typeof DeskMeeting>;

/** What the person is to do, or helps with, by the conclusions of meetings; see {@link isOverdue}. */
export const DeskTask = Task.extend({ part: z.enum(['lead', 'coWorker']) });
export type DeskTask = z.infer<typeof DeskTask>;

export function deskTasksOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('tasks');
}

export function readDeskTasks(doc: Y.Doc): Map<DeskTask['id'], DeskTask> {
  return readRecords(deskTasksOf(doc), DeskTask);
}

/** An opinion poll that the person has a part in and sees. */
export const DeskPoll = z.object({
  id: PollId,
  parts: z.array(PollPart).min(1),
  phase: PollPhase,
  /** What others answer may be read while it is going on. */
  open: z.boolean(),
  /** What they answered themselves, as the server counts it. */
  answer: z
    .object({ choice: Choice, text: z.string(), at: Timestamp, signed: z.boolean().catch(false) })
    .nullable()
    .catch(null),
  /** How often they were reminded. */
  reminders: z.number().int().nonnegative().catch(0),
});
export type DeskPoll = z.infer<typeof DeskPoll>;

export function deskPollsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('polls');
}

export function readDeskPolls(doc: Y.Doc): Map<PollId, DeskPoll> {
  return readRecords(deskPollsOf(doc), DeskPoll);
}

/**
 * A request to prepare papers that the person is an officer of. It tells all that they learn of the meeting, as the server
 * knew it when the request last changed.
 */
export const DeskPreparation = z.object({
  /** See {@link deskPreparationId}. */
  id: z.string(),
  meeting: MeetingId,
  item: ItemId,
  unit: UnitId,
  state: PreparationState,
  dueAt: Timestamp.nullable().catch(null),
  meetingTitle: z.string(),
  itemTitle: z.string(),
  startsAt: Timestamp.nullable().catch(null),
  assignedBy: PersonId,
  submittedBy: PersonId.nullable().catch(null),
  submittedAt: Timestamp.nullable().catch(null),
  decidedBy: PersonId.nullable().catch(null),
  decidedAt: Timestamp.nullable().catch(null),
  /** Why it was sent back. */
  reason: z.string().catch(''),
});
export type DeskPreparation = z.infer<typeof DeskPreparation>;

export function deskPreparationId(meeting: MeetingId, item: ItemId): string {
  return `${meeting}.${item}`;
}

export function deskPreparationsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('preparations');
}

export function readDeskPreparations(doc: Y.Doc): Map<string, DeskPreparation> {
  return readRecords(deskPreparationsOf(doc), DeskPreparation);
}

/**
 * A request to name who comes for the unit, on the desk of each of its officers until the meeting starts. It tells all
 * that they learn of the meeting, as the server knew it when the invitations went out or the assignment last changed.
 */
export const DeskAssignment = z.object({
  /** See {@link deskAssignmentId}. */
  id: z.string(),
  meeting: MeetingId,
  phase: Phase,
  assignment: AttendanceAssignment,
  title: z.string(),
  place: z.string(),
  startsAt: Timestamp.nullable().catch(null),
  endsAt: Timestamp.nullable().catch(null),
});
export type DeskAssignment = z.infer<typeof DeskAssignment>;

export function deskAssignmentId(meeting: MeetingId, unit: UnitId): string {
  return `${meeting}.${unit}`;
}

export function deskAssignmentsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('assignments');
}

export function readDeskAssignments(doc: Y.Doc): Map<string, DeskAssignment> {
  return readRecords(deskAssignmentsOf(doc), DeskAssignment);
}

/** A meeting that the person was to sit in for somebody else, and has no part in any more. */
export const DeskSubstitutionEnd = z.object({
  /** The meeting. */
  id: MeetingId,
  title: z.string(),
  /** In whose place they came. */
  principal: PersonId,
  /** The principal comes themselves; else they were excused, sent another, or have no part either. */
  comes: z.boolean(),
  at: Timestamp,
});
export type DeskSubstitutionEnd = z.infer<typeof DeskSubstitutionEnd>;

export function deskSubstitutionEndsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('substitutionEnds');
}

export function readDeskSubstitutionEnds(doc: Y.Doc): Map<MeetingId, DeskSubstitutionEnd> {
  return readRecords(deskSubstitutionEndsOf(doc), DeskSubstitutionEnd);
}

export function deskMeetingsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meetings');
}

export function readDeskMeetings(doc: Y.Doc): Map<MeetingId, DeskMeeting> {
  return readRecords(deskMeetingsOf(doc), DeskMeeting);
}
