/** What people answered, as `poll/{id}/replies` holds it: one reply a person, and how they add up. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { Id, PersonId, Timestamp } from '../ids.ts';
import { readRecords } from '../records.ts';
import type { Question } from './question.ts';

/** `agree`, `disagree` and `other` of every poll of agreement, or the id of a named option; `other` is in both. */
export const Choice = Id;
export const longestReply = 5_000;

export const Reply = z.object({
  id: PersonId,
  choice: Choice,
  /** What they added; needed with `other`. */
  text: z.string().max(longestReply),
  at: Timestamp,
  askedAt: Timestamp,
  /** Its signed sheet is in `poll/{id}/sheets/{person}`. */
  signed: z.boolean().catch(false),
});
export type Reply = z.infer<typeof Reply>;

export function repliesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('replies');
}

export function readReplies(doc: Y.Doc): Map<PersonId, Reply> {
  return readRecords(repliesOf(doc), Reply);
}

/** What one may choose, in the order of the form. */
export function choicesOf({ details, options }: Pick<Question, 'details' | 'options'>): string[] {
  return details.kind === 'agreement'
    ? ['agree', 'disagree', 'other']
    : [...options.map(({ id }) => id), 'other'];
}

export interface Tally {
  /** One line a choice, in the order of the form. */
  lines: { choice: string; count: number; silent: number }[];
  asked: number;
  answered: number;
  /** Asked and did not answer. */
  silent: number;
}

/**
 * Adds the replies up. With `silenceAgrees` those who did not answer are counted with `agree`, and told apart there.
 * @param recipients everyone who was asked: only their replies count
 */
export function tally(
  question: Pick<Question, 'details' | 'options'>,
  recipients: readonly PersonId[],
  replies: ReadonlyMap<PersonId, Reply>,
  silenceAgrees: boolean,
): Tally {
  const counted = recipients.flatMap((id) => replies.get(id) ?? []);
  const silent = recipients.length - counted.length;
  return {
    lines: choicesOf(question).map((choice) => {
      const joining = silenceAgrees && choice === 'agree' ? silent : 0;
      return {
        choice,
        count: counted.filter((reply) => reply.choice === choice).length + joining,
        silent: joining,
      };
    }),
    asked: recipients.length,
    answered: counted.length,
    silent,
  };
}
