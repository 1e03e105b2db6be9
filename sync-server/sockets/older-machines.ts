/** What an answer says to a machine of an earlier version: over a code that it can't know it would lose its line, again and again. */
import type { CommandAnswer, RefusalCode } from '#domain/commands.ts';

/** The version that a code came with, where an older machine can be refused by it. */
const since: { readonly [code in RefusalCode]?: number } = {
  'needs-signature': 6,
};

/** @param version of the machine. It is refused all the same, by a code that there always was */
export function answerFor(version: number, answer: CommandAnswer): CommandAnswer {
  if (answer.ok || (since[answer.refusal.code] ?? 0) <= version) return answer;
  return { ...answer, refusal: { code: 'bad-input' } };
}
