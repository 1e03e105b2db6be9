/** Compares the words of two versions of a paper. */
import { parentPort, workerData } from 'node:worker_threads';
import { compareTexts } from '#domain/paper/text-changes.ts';
import type { CompareAnswer, CompareTask } from './compare.ts';

function compare({ before, after }: CompareTask): CompareAnswer {
  const changes = compareTexts(before, after);
  return changes ? { changes } : { failure: 'takes-too-long' };
}

parentPort?.postMessage(compare(workerData as CompareTask));
