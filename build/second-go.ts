/** Where the whole suite decides, the files in which a test failed are gone through once more, from their beginning (decision 34). */
import type { FileTally, Told } from './tally.ts';

/** In more files than this it is not chance that fails. */
const mostFiles = 4;

/** @returns the files to be gone through again; none where nothing failed, or more than chance explains */
export function filesForSecondGo(tallies: readonly FileTally[]): string[] {
  const files = tallies.filter(({ failed }) => failed.length > 0).map(({ file }) => file);
  return files.length > mostFiles || files.includes('') ? [] : files;
}

/** @returns the tallies as the second go leaves them, and what failed in the first one alone, with its first reason */
export function afterSecondGo(
  first: readonly FileTally[],
  second: readonly FileTally[],
): { tallies: FileTally[]; unsteady: Told[] } {
  const again = new Map(second.map((tally) => [tally.file, tally]));
  const unsteady = first.flatMap(({ file, failed }) => {
    const now = again.get(file);
    const still = new Set(now?.failed.map(({ title }) => title));
    return now ? failed.filter(({ title }) => !still.has(title)) : [];
  });
  const tallies = first.map((tally) => again.get(tally.file) ?? tally);
  return { tallies: [...tallies, ...second.filter(({ file }) => file === '')], unsteady };
}
