/**
 * Which word of a new version is which of the old one. Passages that occur once in both are found first, wherever they
 * stand now, and grow as far as the words agree; what is between two of them is compared word by word. Pure; the work is
 * bounded by the length of the texts.
 */
import { diffArrays } from 'diff';

/** Words of a passage that is looked for elsewhere. */
const PASSAGE = 4;
/** A stretch between two passages that differs in more words was written anew. */
const MOST_EDITS = 2_000;

/** @returns for each old word the index of the new one, or -1 where it is gone */
export function alignWords(before: readonly string[], after: readonly string[]): Int32Array {
  const aligned = new Int32Array(before.length).fill(-1);
  const taken = new Uint8Array(after.length);
  const pair = (old: number, now: number): boolean => {
    const fits =
      old >= 0 &&
      now >= 0 &&
      old < before.length &&
      now < after.length &&
      aligned[old] === -1 &&
      taken[now] === 0 &&
      before[old] === after[now];
    if (fits) {
      aligned[old] = now;
      taken[now] = 1;
    }
    return fits;
  };
  const grow = (old: number, now: number, by: 1 | -1) => {
    for (let step = by; pair(old + step, now + step); step += by);
  };
  for (const [old, now] of passagesInBoth(before, after)) {
    for (let word = 0; word < PASSAGE; word++) pair(old + word, now + word);
    grow(old, now, -1);
    grow(old + PASSAGE - 1, now + PASSAGE - 1, 1);
  }
  grow(-1, -1, 1);
  grow(before.length, after.length, -1);
  fillGaps(before, after, aligned, pair);
  return aligned;
}

/** Where passages begin that occur once in each text. */
function passagesInBoth(before: readonly string[], after: readonly string[]): [old: number, now: number][] {
  const inNew = passages(after);
  const found: [number, number][] = [];
  for (const [passage, old] of passages(before)) {
    const now = inNew.get(passage);
    if (old !== undefined && now !== undefined) found.push([old, now]);
  }
  return found;
}

/** Each passage with where it begins; `undefined`: at several places. */
function passages(words: readonly string[]): Map<string, number | undefined> {
  const found = new Map<string, number | undefined>();
  for (let at = 0; at + PASSAGE <= words.length; at++) {
    const passage = words.slice(at, at + PASSAGE).join(' ');
    found.set(passage, found.has(passage) ? undefined : at);
  }
  return found;
}

/** Compares what lies between two aligned words where it lies between them in both texts. */
function fillGaps(
  before: readonly string[],
  after: readonly string[],
  aligned: Int32Array,
  pair: (old: number, now: number) => boolean,
): void {
  let at = 0;
  while (at < before.length) {
    if (aligned[at] !== -1) {
      at++;
      continue;
    }
    const from = at;
    while (at < before.length && aligned[at] === -1) at++;
    const left = from === 0 ? -1 : (aligned[from - 1] ?? -1);
    const right = at === before.length ? after.length : (aligned[at] ?? -1);
    // A passage that moved has no neighbours to be between.
    if (right > left + 1) fillGap(before, after, [from, at], [left + 1, right], pair);
  }
}

function fillGap(
  before: readonly string[],
  after: readonly string[],
  [oldFrom, oldTo]: readonly [number, number],
  [nowFrom, nowTo]: readonly [number, number],
  pair: (old: number, now: number) => boolean,
): void {
  const found = diffArrays([...before.slice(oldFrom, oldTo)], [...after.slice(nowFrom, nowTo)], {
    maxEditLength: MOST_EDITS,
  });
  let [old, now] = [oldFrom, nowFrom];
  for (const { added, removed, count } of found ?? []) {
    if (!added && !removed) for (let i = 0; i < count; i++) pair(old + i, now + i);
    if (!added) old += count;
    if (!removed) now += count;
  }
}
