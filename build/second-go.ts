/** Where the whole suite decides, the files in which a test failed are gone through once more, from their beginning (decision 34). */
import type { FileTally, Told } from './tally.ts';

/** In more files than this it is not chance that fails. */
const mostFiles = 4;

/** @returns the files to be gone through again; none where nothing failed, or more than chance explains */
export function filesForSecondGo(tallies: readonly FileTally[]): string[] {
  const files = tallies.filter(({ failed }) => failed.length > 0).map(({ file }) => file);
  return files.length > mostFiles || files.includes('') ? [] : files;
}

/**
 * What failed is well only where it passed: skipped the second time, it has failed as before.
 * @returns the tallies as the second go leaves them, and what failed in the first one alone, with its first reason
 */
export function afterSecondGo(
  first: readonly FileTally[],
  second: readonly FileTally[],
): { tallies: FileTally[]; unsteady: Told[] } {
  const again = new Map(second.map((tally) => [tally.file, tally]));
  const unsteady: Told[] = [];
  const tallies = first.map((before) => {
    const now = again.get(before.file);
    if (!now) return before;
    const failed = new Set(now.failed.map(({ title }) => title));
    const skipped = new Set(now.skipped.map(({ title }) => title));
    unsteady.push(...before.failed.filter(({ title }) => !failed.has(title) && !skipped.has(title)));
    const unproved = before.failed.filter(({ title }) => skipped.has(title));
    const stillSkipped = now.skipped.filter(({ title }) => unproved.every((each) => each.title !== title));
    return { ...now, failed: [...now.failed, ...unproved], skipped: stillSkipped };
  });
  return { tallies: [...tallies, ...second.filter(({ file }) => file === '')], unsteady };
}
