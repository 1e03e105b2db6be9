/** A reporter for Vitest that writes what `npm test` sums up: counts, and each skipped test with its reason. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from './entries.ts';

export interface Tally {
  passed: number;
  /** Full titles; also of files that could not be loaded and of hooks that failed. */
  failed: string[];
  skipped: { title: string; reason: string }[];
}

/** Where the tally goes is told by this variable, for Vitest passes no options to a reporter named on its command line. */
export const tallyVariable = 'HOPSO_TALLY';

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const target = process.env[tallyVariable];
    if (target === undefined) return;
    const tally: Tally = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) count(module, tally);
    if (unhandled.length > 0) tally.failed.push(`${unhandled.length} errors outside of any test`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify(tally));
  }
}

function count(module: TestModule, tally: Tally): void {
  const file = relative(root, module.moduleId);
  if (module.errors().length > 0) tally.failed.push(`${file} (the file itself)`);
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) tally.failed.push(`${file} > ${suite.fullName} (its hooks)`);
  }
  for (const test of module.children.allTests()) {
    const title = `${file} > ${test.fullName}`;
    const result = test.result();
    if (result.state === 'passed') tally.passed += 1;
    else if (result.state === 'skipped') {
      tally.skipped.push({ title, reason: result.note ?? 'no reason is given' });
    } else tally.failed.push(title);
  }
}
