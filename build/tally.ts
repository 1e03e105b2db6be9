/** A reporter for Vitest that writes what `npm test` sums up: counts, and each skipped or failed test with its reason. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from './entries.ts';

export interface Failure {
  /** In full, the file first. */
  title: string;
  /** What the error says first, and where; empty where there is none. */
  reason: string;
}

export interface Tally {
  passed: number;
  /** Also files that could not be loaded and hooks that failed. */
  failed: Failure[];
  /** Passed at a second go; the reason is that of the first. */
  unsteady: Failure[];
  skipped: { title: string; reason: string }[];
}

/** Where the tally goes is told by this variable, for Vitest passes no options to a reporter named on its command line. */
export const tallyVariable = 'HOPSO_TALLY';

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const target = process.env[tallyVariable];
    if (target === undefined) return;
    const tally: Tally = { passed: 0, failed: [], unsteady: [], skipped: [] };
    for (const module of modules) count(module, tally);
    if (unhandled.length > 0)
      tally.failed.push({ title: `${unhandled.length} errors outside of any test`, reason: '' });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify(tally));
  }
}

function count(module: TestModule, tally: Tally): void {
  const file = relative(root, module.moduleId);
  const fail = (title: string, errors: readonly SerializedError[] | undefined) =>
    tally.failed.push({ title, reason: reasonOf(errors?.[0]) });
  if (module.errors().length > 0) fail(`${file} (the file itself)`, module.errors());
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) fail(`${file} > ${suite.fullName} (its hooks)`, suite.errors());
  }
  for (const test of module.children.allTests()) {
    const title = `${file} > ${test.fullName}`;
    const result = test.result();
    if (result.state === 'passed') {
      tally.passed += 1;
      if (test.diagnostic()?.flaky) tally.unsteady.push({ title, reason: reasonOf(result.errors?.[0]) });
    } else if (result.state === 'skipped') {
      tally.skipped.push({ title, reason: result.note ?? 'no reason is given' });
    } else fail(title, result.errors);
  }
}

/** A run that can't be watched is understood from this one line. */
function reasonOf(error: SerializedError | undefined): string {
  if (!error) return '';
  const { message, stacks } = error;
  const said = stripVTControlCharacters(message).split('\n', 2).join(' ').trim();
  const at = stacks?.find(({ file }) => file.startsWith(join(root, 'tests')));
  return at ? `${said} (${relative(root, at.file)}:${at.line})` : said;
}
