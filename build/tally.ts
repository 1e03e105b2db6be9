/** A reporter for Vitest that writes what `npm test` sums up: of each file counts, and each skipped or failed test with its reason. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from './entries.ts';

export interface Told {
  /** In full, the file first. */
  title: string;
  /** Of a failure what the error says first, and where; empty where there is none. */
  reason: string;
}

export interface FileTally {
  /** From the project's root; empty for errors outside of any file. */
  file: string;
  passed: number;
  /** Also the file itself where it could not be loaded, and hooks that failed. */
  failed: Told[];
  skipped: Told[];
}

/** Where the tally goes is told by this variable, for Vitest passes no options to a reporter named on its command line. */
export const tallyVariable = 'HOPSO_TALLY';

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const target = process.env[tallyVariable];
    if (target === undefined) return;
    const tallies = modules.map(count);
    if (unhandled.length > 0) {
      const failure = { title: `${unhandled.length} errors outside of any test`, reason: '' };
      tallies.push({ file: '', passed: 0, failed: [failure], skipped: [] });
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify(tallies));
  }
}

function count(module: TestModule): FileTally {
  const file = relative(root, module.moduleId);
  const tally: FileTally = { file, passed: 0, failed: [], skipped: [] };
  const fail = (title: string, errors: readonly SerializedError[] | undefined) =>
    tally.failed.push({ title, reason: reasonOf(errors?.[0]) });
  if (module.errors().length > 0) fail(`${file} (the file itself)`, module.errors());
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) fail(`${file} > ${suite.fullName} (its hooks)`, suite.errors());
  }
  for (const test of module.children.allTests()) {
    const title = `${file} > ${test.fullName}`;
    const result = test.result();
    if (result.state === 'passed') tally.passed += 1;
    else if (result.state === 'skipped')
      tally.skipped.push({ title, reason: result.note ?? 'no reason is given' });
    else fail(title, result.errors);
  }
  return tally;
}

/** A run that can't be watched is understood from this one line. */
function reasonOf(error: SerializedError | undefined): string {
  if (!error) return '';
  const { message, stacks } = error;
  const said = stripVTControlCharacters(message).split('\n', 2).join(' ').trim();
  const at = stacks?.find(({ file }) => file.startsWith(join(root, 'tests')));
  return at ? `${said} (${relative(root, at.file)}:${at.line})` : said;
}
