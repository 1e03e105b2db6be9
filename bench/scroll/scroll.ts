/**
 * A hundred pages scrolled past at speed, then a stop: how long until no page in the window is blank, and until all are
 * sharp. In Họp Số's reader with the paper encrypted on disk, and in pdf.js's viewer with the plain file.
 *   --runs N  3 by default
 */
import { type Bench, figure, median, numberOption, percentile, table } from '../bench.ts';
import { readInBoth } from '../reader/read-in-both.ts';
import type { Reader } from '../reader/readers.ts';

const wanted = 'derived/bộ tài liệu 194 trang.pdf';
/** From page to page, each within so long. */
const rushes = [
  [1, 101],
  [101, 20],
  [20, 120],
  [120, 60],
] as const;
const RUSH_MS = 3000;
/** A page of which less shows is not looked at. CSS pixels. */
const LEAST = 40;
/** As long as one looks before one scrolls on, and as one reads before the second half of the rushes. */
const LOOK_MS = 2500;
const READ_MS = 20_000;

interface Measured {
  /** ms from the stop. */
  blank: number[];
  sharp: number[];
  /** Share of the frames of a rush with a blank page. */
  passing: number[];
}

interface Rush {
  blankMs: number;
  sharpMs: number;
  passing: number;
}

export const bench: Bench = async (options) => {
  const runs = numberOption(options, 'runs', options.includes('--quick') ? 1 : 3);
  const measured = new Map<string, Measured>();
  await readInBoth({ papers: [wanted], runs }, async (reader, i, paper) => {
    await reader.open(i);
    for (const when of ['at once', `after ${READ_MS / 1000} s`]) {
      if (when !== 'at once') await reader.page.waitForTimeout(READ_MS);
      await measure(reader, entryOf(measured, `${paper.name}\n${when}\n${reader.name}`));
    }
  });
  return report(measured, runs);
};

function entryOf(measured: Map<string, Measured>, key: string): Measured {
  const entry = measured.get(key) ?? { blank: [], sharp: [], passing: [] };
  measured.set(key, entry);
  return entry;
}

async function measure(reader: Reader, into: Measured): Promise<void> {
  for (const [from, to] of rushes) {
    await reader.page.waitForTimeout(LOOK_MS);
    const { blankMs, sharpMs, passing } = await rush(reader, from, to);
    into.blank.push(blankMs);
    into.sharp.push(sharpMs);
    into.passing.push(passing);
  }
}

/** Of the pages in the window of each reader: their element, whether anything is on it, and whether it is sharp. */
const sights = {
  ours: `({
    pane: document.querySelector('[role="document"]'),
    count: Number(/\\d+$/.exec(document.querySelector('[data-page-box]').ariaLabel)[0]),
    sheets: 'section[aria-label]',
    canvas: '[data-painted] canvas',
    isSharp: (sheet) => Boolean(sheet.querySelector('[data-painted="true"] canvas')),
  })`,
  stock: `({
    pane: document.getElementById('container'),
    count: document.querySelectorAll('.page').length,
    sheets: '.page',
    canvas: '.canvasWrapper canvas:not([hidden])',
    isSharp: (sheet) => globalThis.isPainted(Number(sheet.dataset.pageNumber)),
  })`,
};

/** In the page: scrolls a little in every frame, stops, and looks at every frame until all pages in the window are sharp. */
const rushing = `(sight, from, to) => new Promise((resolve) => {
  const { pane, count, sheets, canvas, isSharp } = sight;
  const shows = (sheet, window) => {
    const box = sheet.getBoundingClientRect();
    return Math.min(box.bottom, window.bottom) - Math.max(box.top, window.top) >= ${LEAST};
  };
  const hasPicture = (sheet) => {
    const image = sheet.querySelector('[data-painted] img');
    return sheet.querySelector(canvas)?.width > 0 || (image?.complete && image.naturalWidth > 0);
  };
  const look = () => {
    const window = pane.getBoundingClientRect();
    const shown = [...pane.querySelectorAll(sheets)].filter((sheet) => shows(sheet, window));
    return { blank: !shown.every(hasPicture), sharp: shown.every(isSharp) };
  };
  const topOf = (page) => (pane.scrollHeight / count) * (page - 1);
  const begun = performance.now();
  let [frames, empty] = [0, 0];
  let stopped, blankMs;
  const scroll = (now) => {
    const { blank } = look();
    frames++;
    empty += Number(blank);
    const part = Math.min(1, (now - begun) / ${RUSH_MS});
    pane.scrollTop = topOf(from) + (topOf(to) - topOf(from)) * part;
    if (part === 1) stopped = now;
  };
  const rest = (since) => {
    // What was scrolled to has been laid out.
    if (since < 30) return false;
    const { blank, sharp } = look();
    if (!blank) blankMs ??= since;
    if (!sharp && since < 20000) return false;
    resolve({ blankMs: blankMs ?? since, sharpMs: since, passing: empty / frames });
    return true;
  };
  const frame = () => {
    const now = performance.now();
    if (stopped === undefined) scroll(now);
    else if (rest(now - stopped)) return;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})`;

function rush({ page, name }: Reader, from: number, to: number): Promise<Rush> {
  const sight = name === 'Họp Số' ? sights.ours : sights.stock;
  return page.evaluate(`(${rushing})(${sight}, ${from}, ${to})`);
}

function report(measured: ReadonlyMap<string, Measured>, runs: number): string {
  const rows = [...measured].sort().map(([key, { blank, sharp, passing }]) => {
    const [paper = '', when = '', reader = ''] = key.split('\n');
    const spread = (values: number[]) =>
      `${figure(median(values))} / ${figure(percentile(values, 0.95))} / ${figure(Math.max(...values))}`;
    return [paper, when, reader, spread(blank), spread(sharp), `${figure(median(passing) * 100)} %`];
  });
  const head = [
    'paper',
    'opened',
    'reader',
    'stop → no page blank, ms, p50 / p95 / longest',
    'stop → all sharp, ms, p50 / p95 / longest',
    'frames of a rush with a blank page, p50',
  ];
  return (
    `${runs} runs of ${rushes.length} rushes, interleaved, a fresh browser each; up to 100 pages in ${RUSH_MS / 1000} s, ${LOOK_MS / 1000} s between them: right after opening, and again after ${READ_MS / 1000} s of reading. ` +
    'A page is blank while there is nothing on it, and sharp once it is as it will stay. Looked at from 30 ms after the stop on, once a frame.\n\n' +
    table(head, rows)
  );
}
