/** Takes the text out of one paper, page by page. A thread of its own, which may be ended: pdf.js may loop on a hostile file. */
import { parentPort, workerData } from 'node:worker_threads';
import { SealedReader } from '../papers/sealed-file.ts';
import { openSealedPdf, passwordFailure } from '../papers/sealed-pdf.ts';
import type { TextAnswer, TextTask } from './paper-text.ts';

/** Characters of one page; a page that has more is no page that people read. */
const LONGEST_PAGE = 60_000;

async function takeText(task: TextTask): Promise<TextAnswer> {
  const reader = await SealedReader.openWith(task.path, task.fileKey);
  try {
    const pdf = await openSealedPdf(reader, task.password);
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await textOf(pdf, number));
    return { pages };
  } catch (error) {
    return { failure: passwordFailure(error) ?? 'broken-pdf' };
  }
}

/** A page that can't be read has no text; the others have theirs. */
async function textOf(pdf: Awaited<ReturnType<typeof openSealedPdf>>, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    return text.normalize('NFC').slice(0, LONGEST_PAGE);
  } catch {
    return '';
  }
}

parentPort?.postMessage(await takeText(workerData as TextTask));
