/**
 * What a poll asks, whom and until when, as `poll/{id}/question` holds it. Written together by its authors while it is
 * a draft; from then on it stays as it is, for what people answered must stay what they were asked.
 */
import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { z } from 'zod';
import { Id, PersonId, Timestamp } from '../ids.ts';
import { readRecords } from '../records.ts';

export const longestTitle = 500;
export const longestContent = 20_000;

export const QuestionDetails = z.object({
  title: z.string().max(longestTitle).catch(''),
  /** `agreement`: đồng ý, không đồng ý or ý kiến khác. `options`: one of the named options, or ý kiến khác. */
  kind: z.enum(['agreement', 'options']).catch('agreement'),
  /** When answers stop counting, by the server's clock. */
  dueAt: Timestamp.nullable().catch(null),
  /** Who lets it go out; `null`: the authors send it themselves. */
  approver: PersonId.nullable().catch(null),
  /** Everyone asked sees what the others answer while it is still going on. */
  open: z.boolean().catch(false),
  /** An answer may be changed until the end. */
  mayChange: z.boolean().catch(true),
  /** Whoever does not answer counts as agreeing (NĐ 191/2026, for the Government); other bodies have no such rule. */
  silenceAgrees: z.boolean().catch(false),
  /** Answers are taken with a signed sheet alone. */
  signatureRequired: z.boolean().catch(false),
});
export type QuestionDetails = z.infer<typeof QuestionDetails>;

const Option = z.object({ id: Id, rank: z.string().max(200), label: z.string().max(300) });
export type Option = z.infer<typeof Option>;

const Recipient = z.object({ id: PersonId });

export interface Question {
  details: QuestionDetails;
  /** The whole text of the question; lines as written. */
  content: string;
  /** In order. */
  options: Option[];
  recipients: Set<PersonId>;
}

export function readQuestion(doc: Y.Doc): Question {
  const options = readRecords(doc.getMap('options'), Option);
  return {
    details: QuestionDetails.parse(doc.getMap('details').toJSON()),
    content: doc.getText('content').toString().slice(0, longestContent),
    options: [...options.values()].sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id)),
    recipients: new Set(readRecords(doc.getMap('recipients'), Recipient).keys()),
  };
}

export function setQuestionDetails(doc: Y.Doc, changes: Partial<QuestionDetails>): void {
  const details = doc.getMap('details');
  doc.transact(() => {
    for (const [field, value] of Object.entries(changes)) details.set(field, value);
  });
}

/** Makes the text what the author typed, touching only what differs, so that two who write at once both keep their words. */
export function setContent(doc: Y.Doc, typed: string): void {
  const text = doc.getText('content');
  const current = text.toString();
  let start = 0;
  while (start < current.length && start < typed.length && current[start] === typed[start]) start++;
  let end = 0;
  const most = Math.min(current.length, typed.length) - start;
  while (end < most && current.at(-1 - end) === typed.at(-1 - end)) end++;
  doc.transact(() => {
    text.delete(start, current.length - start - end);
    text.insert(start, typed.slice(start, typed.length - end));
  });
}

export function addOption(doc: Y.Doc, id: string, label: string): void {
  const rank = generateKeyBetween(readQuestion(doc).options.at(-1)?.rank ?? null, null);
  doc.getMap('options').set(id, new Y.Map(Object.entries({ id, rank, label })));
}

export function nameOption(doc: Y.Doc, id: string, label: string): void {
  const option = doc.getMap('options').get(id);
  if (option instanceof Y.Map) option.set('label', label);
}

export function removeOption(doc: Y.Doc, id: string): void {
  doc.getMap('options').delete(id);
}

export function addRecipients(doc: Y.Doc, people: readonly PersonId[]): void {
  const recipients = doc.getMap('recipients');
  doc.transact(() => {
    for (const id of people) if (!recipients.has(id)) recipients.set(id, { id });
  });
}

export function removeRecipient(doc: Y.Doc, person: PersonId): void {
  doc.getMap('recipients').delete(person);
}

export const missingQuestionParts = [
  'title',
  'content',
  'options',
  'due',
  'dueOver',
  'recipients',
  'ownApprover',
] as const;
export type MissingQuestionPart = (typeof missingQuestionParts)[number];

/** What keeps this question from being sent, in the order of the form; empty when it is ready. */
export function missingForSending(
  { details, content, options, recipients }: Question,
  authors: ReadonlySet<PersonId>,
  now: Timestamp,
): MissingQuestionPart[] {
  const { title, kind, dueAt, approver } = details;
  const missing: Record<MissingQuestionPart, boolean> = {
    title: title.trim() === '',
    content: content.trim() === '',
    options: kind === 'options' && (options.length < 2 || options.some(({ label }) => label.trim() === '')),
    due: dueAt === null,
    dueOver: dueAt !== null && dueAt <= now,
    recipients: recipients.size === 0,
    // Nobody approves what they wrote (role table, DOMAIN b).
    ownApprover: approver !== null && authors.has(approver),
  };
  return missingQuestionParts.filter((part) => missing[part]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
