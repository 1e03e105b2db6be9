/** Compares the words of two versions of a paper. */
import { compareTexts } from '#domain/paper/text-changes.ts';
import { CallFailure } from '#main/call-failure.ts';
import { answerTask } from '#main/threads/answer.ts';
import type { CompareTask, Comparison } from './compare.ts';

function compare({ before, after }: CompareTask): Comparison {
  const changes = compareTexts(before, after);
  if (!changes) throw new CallFailure('takes-too-long');
  return { changes };
}

await answerTask(compare);
