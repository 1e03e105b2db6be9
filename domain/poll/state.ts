/**
 * Where a poll stands, as `poll/{id}/state` holds it: who has answered, never what. Kept by the server: it changes
 * through commands alone. What was answered is a document of its own, `poll/{id}/replies`, since others read it.
 */
import * as Y from 'yjs';
import { z } from 'zod';
import { Id, PersonId, Timestamp } from '../ids.ts';
import { JournalHead } from '../journal.ts';
import { readRecords } from '../records.ts';
import { PollMember } from './parts.ts';
import { PollPhase } from './phase.ts';

export const PollState = z.object({
  phase: PollPhase.catch('draft'),
  submittedAt: Timestamp.nullable().catch(null),
  /** Why it came back, until it is sent on again. */
  rejection: z.object({ by: PersonId, at: Timestamp, reason: z.string() }).nullable().catch(null),
  approval: z.object({ by: PersonId, at: Timestamp }).nullable().catch(null),
  sentAt: Timestamp.nullable().catch(null),
  recalledAt: Timestamp.nullable().catch(null),
  /** When answers stop counting: the question's, until it is extended. */
  dueAt: Timestamp.nullable().catch(null),
  closedAt: Timestamp.nullable().catch(null),
  /** `deadline`: its time was over; `author`: closed by hand. */
  closedBy: z.enum(['author', 'deadline']).nullable().catch(null),
  summary: z.object({ by: PersonId, at: Timestamp, text: z.string() }).nullable().catch(null),
  /** As the question said when it was sent. */
  open: z.boolean().catch(false),
  mayChange: z.boolean().catch(false),
  silenceAgrees: z.boolean().catch(false),
  signatureRequired: z.boolean().catch(false),
  journal: JournalHead.nullable().catch(null),
});
export type PollState = z.infer<typeof PollState>;

/** Someone answered. `at` is the server's clock and decides; `askedAt` is their own, when they pressed the button. */
const Answered = z.object({
  id: PersonId,
  at: Timestamp,
  askedAt: Timestamp,
  /** A signed sheet came with it; what the signature is worth is for its readers to check. */
  signed: z.boolean().catch(false),
});
export type Answered = z.infer<typeof Answered>;

const Extension = z.object({
  id: Id,
  by: PersonId,
  at: Timestamp,
  from: Timestamp,
  to: Timestamp,
  reason: z.string(),
});
export type Extension = z.infer<typeof Extension>;

const Reminder = z.object({ id: Id, by: PersonId, at: Timestamp, people: z.array(PersonId) });
export type Reminder = z.infer<typeof Reminder>;

const records = {
  members: PollMember,
  answered: Answered,
  extensions: Extension,
  reminders: Reminder,
} as const;
type PollRecords = { [K in keyof typeof records]: z.infer<(typeof records)[K]> };

/** One record put in whole. Members change as a whole roster, since rights go with it. */
export type PollChange = {
  [K in Exclude<keyof PollRecords, 'members'>]: { in: K; put: PollRecords[K] };
}[Exclude<keyof PollRecords, 'members'>];

export type Poll = PollState & { [K in keyof PollRecords]: Map<PollRecords[K]['id'], PollRecords[K]> };

export function readPoll(doc: Y.Doc): Poll {
  const maps = Object.entries(records).map(([kind, schema]) => [
    kind,
    readRecords(doc.getMap(kind), schema as z.ZodType<{ id: string }>),
  ]);
  return { ...PollState.parse(doc.getMap('state').toJSON()), ...Object.fromEntries(maps) } as Poll;
}

/** A poll that does not exist yet. */
export function emptyPoll(): Poll {
  return readPoll(new Y.Doc());
}

export function setPollState(doc: Y.Doc, changes: Partial<PollState>): void {
  const state = doc.getMap('state');
  for (const [field, value] of Object.entries(changes)) state.set(field, value);
}

/** Makes the roster equal to `members`, touching only what differs. */
export function setPollMembers(doc: Y.Doc, members: readonly PollMember[]): void {
  const map = doc.getMap('members');
  const current = readRecords(map, PollMember);
  const wanted = new Set<string>(members.map(({ id }) => id));
  for (const id of [...map.keys()]) if (!wanted.has(id)) map.delete(id);
  for (const member of members)
    if (current.get(member.id)?.parts.join() !== member.parts.join()) map.set(member.id, member);
}

export function changePollRecord(doc: Y.Doc, change: PollChange): void {
  doc.getMap(change.in).set(change.put.id, change.put);
}

export function recipientsOf({ members }: Pick<Poll, 'members'>): PersonId[] {
  return [...members.values()].flatMap(({ id, parts }) => (parts.includes('recipient') ? [id] : []));
}

/** Those asked who have not answered. */
export function silentOf(poll: Pick<Poll, 'members' | 'answered'>): PersonId[] {
  return recipientsOf(poll).filter((id) => !poll.answered.has(id));
}
