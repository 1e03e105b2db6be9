/** The same papers in both readers, run after run: Họp Số's and pdf.js's by turns, each time in a browser of its own. */
import path from 'node:path';
import { bundleWhenStale } from '#build/bundle.ts';
import { corpusFiles } from '#tests/helpers/corpus.ts';
import { makeBigScan } from './big-scan.ts';
import { prepareReader } from './prepare.ts';
import { openOurs, openStock, type Reader } from './readers.ts';
import { serveStockViewer } from './stock-viewer.ts';

/** Of the corpus; the big scan is made of its pages. */
export const scan = 'derived/scan-Luat-41-2024-QH15-trang-1-36.pdf';

export interface BenchPaper {
  name: string;
  path: string;
  pages: number;
}

export interface Reading {
  /** Files of the corpus; the big scan comes after them. */
  papers: readonly string[];
  /** What stands in the names of the papers that are read; left out: all are. */
  only?: string;
  runs: number;
}

/** @param look at one paper in one reader, which is opened for it; `index` is the paper's, for `Reader.open` */
export async function readInBoth(
  { papers: wanted, only = '', runs }: Reading,
  look: (reader: Reader, index: number, paper: BenchPaper) => Promise<void>,
): Promise<void> {
  const all = corpusFiles();
  const scanned = all.find(({ file }) => file === scan);
  const found = wanted.flatMap((name) => all.find(({ file }) => file === name) ?? []);
  if (!scanned || found.length < wanted.length)
    throw new Error('the papers of the corpus are needed: HOPSO_CORPUS names its folder');
  const big = await makeBigScan(scanned.path);
  const papers: BenchPaper[] = [
    ...found.map((each) => ({ name: path.basename(each.file), path: each.path, pages: each.pages ?? 1 })),
    big.paper,
  ].filter(({ name }) => name.includes(only));
  await bundleWhenStale();
  const files = papers.map((paper) => paper.path);
  const machine = await prepareReader(files);
  const stock = await serveStockViewer(files);
  try {
    for (let run = 0; run < runs; run++)
      for (const [i, paper] of papers.entries())
        for (const begin of [() => openOurs(machine), () => openStock(stock.url)]) {
          const reader = await begin();
          console.log(`run ${run + 1}: ${paper.name}: ${reader.name}`);
          try {
            await look(reader, i, paper);
          } finally {
            await reader.close();
          }
        }
  } finally {
    await stock.close();
    await machine.close();
    big.remove();
  }
}
