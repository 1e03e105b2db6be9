/**
 * What people say to each other about a shared mark. A reply is a record in its author's own shared document
 * (`meeting/{id}/ink/{person}`), beside their marks: nobody can speak in another's name, and what was written without a
 * network meets the rest later. Whether a mark is settled is a record of the same kind; see {@link rulingOf}.
 */
import * as Y from 'yjs';
import { z } from 'zod';
import { MarkId, PaperId, PersonId, ReplyId, Timestamp } from '../ids.ts';
import { isOrganiser, type MeetingRole } from '../meeting/roles.ts';
import { plain, readRecords } from '../records.ts';

export const longestReply = 4_000;
export const mostMentions = 50;

/** The mark a record speaks of: ids of marks are their author's choice, so the author is part of the name. */
const About = { mark: MarkId, markAuthor: PersonId, paper: PaperId };

export const Reply = z.object({
  id: ReplyId,
  ...About,
  text: z.string().min(1).max(longestReply),
  /** Whom it is meant for; their names stand in the text after an `@`. */
  mentions: z.array(PersonId).max(mostMentions).catch([]),
  createdAt: Timestamp,
});
export type Reply = z.infer<typeof Reply>;

/** `id` is that of the mark. One a person and mark: what they said last. */
export const Ruling = z.object({ id: MarkId, ...About, resolved: z.boolean(), at: Timestamp });
export type Ruling = z.infer<typeof Ruling>;

export function readReplies(doc: Y.Doc): Map<ReplyId, Reply> {
  return readRecords(doc.getMap('replies'), Reply);
}

export function readRulings(doc: Y.Doc): Map<MarkId, Ruling> {
  return readRecords(doc.getMap('rulings'), Ruling);
}

export function putReply(doc: Y.Doc, reply: Reply): void {
  doc.getMap('replies').set(reply.id, new Y.Map<unknown>(Object.entries(reply)));
}

export function removeReply(doc: Y.Doc, id: ReplyId): void {
  doc.getMap('replies').delete(id);
}

export function putRuling(doc: Y.Doc, ruling: Ruling): void {
  doc.getMap('rulings').set(ruling.id, { ...ruling });
}

/** Calls back after each change of replies or rulings. */
export function observeThreads(doc: Y.Doc, changed: () => void): () => void {
  const maps = [doc.getMap('replies'), doc.getMap('rulings')];
  for (const map of maps) map.observeDeep(changed);
  return () => {
    for (const map of maps) map.unobserveDeep(changed);
  };
}

/** Whether a person may settle a mark or open it again: its author, and the organisers of the meeting. */
export function mayRule(person: PersonId, markAuthor: PersonId, role: MeetingRole | undefined): boolean {
  return person === markAuthor || isOrganiser(role);
}

export interface GivenRuling extends Ruling {
  by: PersonId;
}

/**
 * Whether a mark is settled: as said last by somebody who may. Rulings of others are as if they were not there; of two
 * at the same moment that of the later id counts, so that all machines agree.
 */
export function rulingOf(
  rulings: readonly GivenRuling[],
  markAuthor: PersonId,
  roleOf: (person: PersonId) => MeetingRole | undefined,
): GivenRuling | undefined {
  let last: GivenRuling | undefined;
  for (const ruling of rulings) {
    if (!mayRule(ruling.by, markAuthor, roleOf(ruling.by))) continue;
    const isLater = !last || ruling.at > last.at || (ruling.at === last.at && ruling.by > last.by);
    if (isLater) last = ruling;
  }
  return last;
}

/** The moment of a new ruling: after the one it answers, even where that one's clock was ahead. */
export function rulingTime(now: Timestamp, answered: GivenRuling | undefined): Timestamp {
  return Math.max(now, (answered?.at ?? 0) + 1);
}

/** Which mentions a person has seen, in their own notes of the meeting: the same on all their devices. */
export function readSeenMentions(notes: Y.Doc): Set<ReplyId> {
  const seen = plain(notes.getMap('seenMentions'));
  return new Set(Object.keys(seen as Record<string, unknown>) as ReplyId[]);
}

export function setMentionsSeen(notes: Y.Doc, replies: readonly ReplyId[], now: Timestamp): void {
  const seen = notes.getMap('seenMentions');
  notes.transact(() => {
    for (const id of replies) if (!seen.has(id)) seen.set(id, now);
  });
}
