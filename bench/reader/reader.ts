/**
 * Reading in Chromium: from the press of a button to a painted page (two frames after it), in Họp Số's reader with the
 * paper encrypted on disk, and in pdf.js's stock viewer with the plain file, one after the other in each run. Each gets a
 * browser of its own, so that memory can be told apart.
 *   --runs N     5 by default
 *   --only TEXT  papers with TEXT in their name
 */
import { type Bench, figure, median, numberOption, percentile, table } from '../bench.ts';
import { readInBoth, scan } from './read-in-both.ts';
import type { Reader } from './readers.ts';

const wanted = ['derived/bộ tài liệu 194 trang.pdf', 'vn/2015_289 + 290-200_2014_TT-BTC.pdf', scan];
const JUMPS = 12;
const TURNS = 15;
/** Pages looked at in a row before memory is read. */
const SEEN = 100;
/** At rest, so that what is still under way ends. */
const REST_MS = 4_000;

interface Measured {
  open: number[];
  jump: number[];
  next: number[];
  memory: number[];
}

export const bench: Bench = async (options) => {
  const runs = numberOption(options, 'runs', options.includes('--quick') ? 1 : 5);
  const only = options.includes('--only') ? (options[options.indexOf('--only') + 1] ?? '') : '';
  const measured = new Map<string, Measured>();
  const reading = { papers: wanted, only, runs };
  await readInBoth(reading, (reader, i, paper) =>
    measure(reader, i, paper.pages, entryOf(measured, `${paper.name}\n${reader.name}`)),
  );
  return report(measured, runs);
};

async function measure(reader: Reader, paper: number, pages: number, into: Measured): Promise<void> {
  const before = await reader.memory();
  into.open.push(await reader.open(paper));
  // Pages far from each other, none of them twice.
  for (let i = 0; i < Math.min(JUMPS, pages - 2); i++)
    into.jump.push(await reader.jump(2 + ((i * 37 + 17) % (pages - 2))));
  await reader.jump(1);
  for (let page = 2; page <= Math.min(TURNS, pages); page++) into.next.push(await reader.next(page));
  for (let page = TURNS + 1; page <= Math.min(SEEN, pages); page++) await reader.next(page);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  into.memory.push((await reader.memory()) - before);
  await reader.jump(1);
}

function entryOf(measured: Map<string, Measured>, key: string): Measured {
  const entry = measured.get(key) ?? { open: [], jump: [], next: [], memory: [] };
  measured.set(key, entry);
  return entry;
}

function report(measured: ReadonlyMap<string, Measured>, runs: number): string {
  const rows = [...measured].sort().map(([key, { open, jump, next, memory }]) => {
    const [paper = '', reader = ''] = key.split('\n');
    const spread = (values: number[]) => `${figure(median(values))} / ${figure(percentile(values, 0.95))}`;
    return [
      paper,
      reader,
      `${figure(median(open))} (${figure(Math.min(...open))}–${figure(Math.max(...open))})`,
      spread(jump),
      spread(next),
      figure(median(memory)),
    ];
  });
  const head = [
    'paper',
    'reader',
    'open → first page (lowest–highest)',
    'far jump p50 / p95',
    'next page p50 / p95',
    `MiB more after ${SEEN} pages`,
  ];
  return (
    `${runs} runs, interleaved, a fresh browser each; ms from the press to two frames after the picture is there (33 ms of that are the frames). ` +
    'Memory is the proportional share of all processes of the browser, less what they held before the paper was opened, after 4 s at rest and with what nobody uses any more collected.\n\n' +
    table(head, rows)
  );
}
