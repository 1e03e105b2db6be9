/**
 * The paper a hand reaches for. It begins to be opened and painted before the press, in the time between the pointer's arrival
 * and the click, so that less is left to be waited for. One at a time: whoever only passes over a list opens nothing twice.
 */
import type { ReadingPlace } from '#domain/paper/reading-view.ts';
import { PaperPages } from './paper-pages.ts';
import { prepareWorkers } from './workers.ts';

/** The press comes within this, ms, or what was begun is given up: titles are read before one is chosen. */
const pressedWithinMs = 10_000;

interface Expected {
  from: string;
  opening: Promise<PaperPages>;
  timer: ReturnType<typeof setTimeout>;
}

let expected: Expected | undefined;

/**
 * Begins to open a paper whose bytes are here.
 * @param from where its bytes are asked for by ranges
 * @param size bytes
 * @param place asks where one was in it
 */
export function expectPaper(from: string, size: number, place: () => Promise<ReadingPlace | null>): void {
  if (expected?.from === from) {
    clearTimeout(expected.timer);
    expected.timer = setTimeout(giveUp, pressedWithinMs);
    return;
  }
  giveUp();
  const opening = PaperPages.open({ from, size, password: undefined }, place());
  // Whoever takes it hears why it failed.
  opening.catch(() => {});
  expected = { from, opening, timer: setTimeout(giveUp, pressedWithinMs) };
}

/** The paper as it was expected, perhaps still being opened; it belongs to whoever takes it. */
export function takeExpected(from: string): Promise<PaperPages> | undefined {
  if (expected?.from !== from) return undefined;
  const { opening, timer } = expected;
  clearTimeout(timer);
  expected = undefined;
  return opening;
}

function giveUp(): void {
  if (!expected) return;
  clearTimeout(expected.timer);
  expected.opening.then(
    (pages) => pages.close(),
    () => {},
  );
  expected = undefined;
  // It had taken the pair that stood ready.
  prepareWorkers();
}
