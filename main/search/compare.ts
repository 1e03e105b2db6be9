/** Comparing two texts, in a thread: versions that have little in common take seconds. */
import type { TextChanges } from '#domain/paper/text-changes.ts';
import { askWorker } from '#main/threads/ask.ts';

/** What the thread is given: the text of each page. */
export interface CompareTask {
  before: string[];
  after: string[];
}

/** What the thread answers. */
export interface Comparison {
  changes: TextChanges;
}

const DEADLINE_MS = 60_000;

/** @throws CallFailure `takes-too-long`, `cancelled` by the signal */
export async function compareInThread(
  before: string[],
  after: string[],
  signal: AbortSignal = new AbortController().signal,
): Promise<TextChanges> {
  const task: CompareTask = { before, after };
  const program = new URL('./compare-worker.ts', import.meta.url);
  const { changes } = await askWorker<Comparison>(program, task, {
    signal,
    deadlineMs: DEADLINE_MS,
  });
  return changes;
}
