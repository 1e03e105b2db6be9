/** A scan of some 100 MB: the real one, page by page over and over, each time with pictures of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';

const TIMES = 7;

export async function makeBigScan(scan: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hopso-bench-scan-'));
  const bytes = readFileSync(scan);
  const big = await PDFDocument.create();
  for (let time = 0; time < TIMES; time++) {
    // Loaded anew: pages copied from one document would share their pictures.
    const source = await PDFDocument.load(bytes);
    for (const page of await big.copyPages(source, source.getPageIndices())) big.addPage(page);
  }
  const saved = await big.save({ useObjectStreams: false });
  const file = path.join(folder, 'scan.pdf');
  writeFileSync(file, saved);
  const name = `scan, ${Math.round(saved.length / 1e6)} MB`;
  return {
    paper: { name, path: file, pages: big.getPageCount() },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
