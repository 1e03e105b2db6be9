/**
 * Writing with a pen at 120 points a second on a page with a thousand marks, in a paper with five thousand, while twenty
 * people share more: how long after the pen each point is drawn, whether frames are missed, and whether any point is
 * lost. pdf.js's own ink editor is given the same paper with the same marks as annotations, and is left in peace.
 *   --runs N     3 by default
 *   --strokes N  12 by default
 */
import { bundleWhenStale } from '#build/bundle.ts';
import type { Mark } from '#domain/paper/mark.ts';
import { corpusFiles } from '#tests/helpers/corpus.ts';
import { until } from '#tests/helpers/until.ts';
import { type Bench, figure, median, numberOption, percentile, table } from '../bench.ts';
import { EVERY_MS, type InkMachine, MARKS, ON_PAGE, prepareInk, SHARERS } from './prepare.ts';
import { openOurs, openStock, type WindowPoint, type Writer } from './writers.ts';

const wanted = 'derived/bộ tài liệu 194 trang.pdf';
const HERTZ = 120;
/** Points of a stroke: two seconds of writing. */
const POINTS = 240;
/** A frame longer than this was missed: two of a screen of 60 Hz take 33 ms. */
const MISSED_MS = 25;

interface Measured {
  waits: number[];
  frames: number[];
  sent: number;
  /** Farthest that a point the pen went through lies from the line that was kept, CSS pixels. */
  off: number;
  kept: number;
  shared: number;
}

export const bench: Bench = async (options) => {
  const runs = numberOption(options, 'runs', options.includes('--quick') ? 1 : 3);
  const strokes = numberOption(options, 'strokes', 12);
  const paper = corpusFiles().find(({ file }) => file === wanted);
  if (!paper) throw new Error('the papers of the corpus are needed: HOPSO_CORPUS names its folder');
  await bundleWhenStale();
  const measured = new Map<string, Measured>();
  const machine = await prepareInk(paper.path, paper.pages ?? 1);
  try {
    for (let run = 0; run < runs; run++) {
      for (const open of [openOurs, openStock]) {
        const writer = await open(machine);
        console.log(`run ${run + 1}: ${writer.name}`);
        try {
          await measure(writer, machine, strokes, open === openOurs, entryOf(measured, writer.name));
        } finally {
          await writer.close();
        }
      }
    }
  } finally {
    await machine.close();
  }
  return report(measured, runs);
};

function entryOf(measured: Map<string, Measured>, key: string): Measured {
  const entry = measured.get(key) ?? { waits: [], frames: [], sent: 0, off: 0, kept: 0, shared: 0 };
  measured.set(key, entry);
  return entry;
}

async function measure(
  writer: Writer,
  machine: InkMachine,
  strokes: number,
  ours: boolean,
  into: Measured,
): Promise<void> {
  const before = new Set(ours ? (await machine.own()).map(({ id }) => id) : []);
  const stop = ours ? machine.share() : undefined;
  const { left, top, height, scale } = await writer.sheet();
  const drawn: WindowPoint[][] = [];
  for (let stroke = 0; stroke < strokes; stroke++) {
    const path = handwriting(left + 60, Math.max(top, 0) + 160 + stroke * 40);
    await write(writer, path);
    drawn.push(path);
    into.sent += path.length - 1;
  }
  into.shared += (await stop?.()) ?? 0;
  const ink = await writer.page.evaluate(() => {
    const { waits, frames } = (globalThis as unknown as { ink: Pick<Measured, 'waits' | 'frames'> }).ink;
    return { waits, frames };
  });
  into.waits.push(...ink.waits);
  into.frames.push(...ink.frames);
  if (!ours) return;
  const made = await until('the strokes on the server', async () => {
    const own = (await machine.own()).filter(({ id }) => !before.has(id));
    return own.length >= strokes && own;
  });
  made.sort((a, b) => a.createdAt - b.createdAt);
  for (const [i, path] of drawn.entries()) {
    const line = lineOf(made[i], { left, top, height, scale });
    into.kept += line.length;
    for (const point of path) into.off = Math.max(into.off, distance(point, line));
  }
}

/** A line that winds as letters do. */
function handwriting(left: number, top: number): WindowPoint[] {
  return Array.from({ length: POINTS }, (_, i) => [
    Math.round((left + i * 2.4) * 10) / 10,
    Math.round((top + 12 * Math.sin(i * 0.35) + 4 * Math.sin(i * 0.11)) * 10) / 10,
  ]);
}

/** Puts the pen down, draws and lifts it, each point at its own time whether or not those before have been taken. */
async function write({ cdp }: Writer, path: readonly WindowPoint[]): Promise<void> {
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: WindowPoint) =>
    cdp.send('Input.dispatchMouseEvent', {
      ...{ type, x, y, button: 'left', pointerType: 'pen', clickCount: 1 },
      buttons: type === 'mouseReleased' ? 0 : 1,
      force: type === 'mouseReleased' ? 0 : 0.5,
    });
  const [first, ...rest] = path;
  const last = path.at(-1);
  if (!first || !last) return;
  await send('mousePressed', first);
  const begun = performance.now();
  const taken: Promise<unknown>[] = [];
  for (const [i, point] of rest.entries()) {
    const wait = begun + ((i + 1) * 1000) / HERTZ - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    taken.push(send('mouseMoved', point));
  }
  await Promise.all(taken);
  await send('mouseReleased', last);
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** A kept stroke as it lies in the window. */
function lineOf(
  mark: Mark | undefined,
  { left, top, height, scale }: { left: number; top: number; height: number; scale: number },
): WindowPoint[] {
  if (mark?.geometry.kind !== 'ink') throw new Error('a stroke was not kept');
  const { stroke } = mark.geometry;
  return Array.from({ length: stroke.length / 3 }, (_, i) => [
    left + (stroke[i * 3] ?? 0) * scale,
    top + height - (stroke[i * 3 + 1] ?? 0) * scale,
  ]);
}

function distance([x, y]: WindowPoint, line: readonly WindowPoint[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [i, [ax, ay]] of line.entries()) {
    const [bx, by] = line[i + 1] ?? [ax, ay];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along =
      length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
  }
  return nearest;
}

function report(measured: ReadonlyMap<string, Measured>, runs: number): string {
  const rows = [...measured].map(([name, { waits, frames, sent, off, kept, shared }]) => {
    const missed = frames.filter((ms) => ms > MISSED_MS).length;
    return [
      name,
      `${figure(median(waits))} / ${figure(percentile(waits, 0.95))} / ${figure(percentile(waits, 0.99))}`,
      `${figure(median(frames))} / ${figure(Math.max(...frames))}`,
      `${missed} of ${frames.length.toLocaleString('en')}`,
      `${waits.length.toLocaleString('en')} of ${sent.toLocaleString('en')}`,
      kept > 0 ? `${figure(off)} px (${kept.toLocaleString('en')} kept)` : '–',
      shared > 0 ? String(shared) : '–',
    ];
  });
  const head = [
    'where',
    'pen → frame with the point, ms, p50 / p95 / p99',
    'frame, ms, p50 / longest',
    `frames over ${MISSED_MS} ms`,
    'points that arrived',
    'farthest a point lies from the kept line',
    'marks shared meanwhile',
  ];
  return (
    `${runs} runs, interleaved, a fresh browser each, its screen at 60 Hz. ${HERTZ} points a second by a pen, through the browser's own input queue, ` +
    `on a page with ${ON_PAGE.toLocaleString('en')} marks of a paper with ${MARKS.toLocaleString('en')}; ${SHARERS} people each share one more every ${EVERY_MS / 1000} s, ` +
    'every other one on that very page. From the time stamp of a point to the end of the frame that draws it in the main thread; ' +
    'what the screen adds is the same for both. Server and sharers run on the same cores.\n\n' +
    table(head, rows)
  );
}
