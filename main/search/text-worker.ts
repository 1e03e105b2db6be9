/** Takes the text out of one paper, page by page. A thread of its own, which may be ended: pdf.js may loop on a hostile file. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { answerTasks } from '#main/threads/answer.ts';
import { textRunsOf } from '../papers/pdf-text.ts';
import { type PdfSource, withSealedPdf } from '../papers/sealed-pdf.ts';
import type { PaperText } from './paper-text.ts';

/** Characters of one page; a page that has more is no page that people read. */
const LONGEST_PAGE = 60_000;

function takeText(source: PdfSource): Promise<PaperText> {
  return withSealedPdf(source, async (pdf) => {
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await textOf(pdf, number));
    return { pages };
  });
}

/** A page that can't be read has no text; the others have theirs. */
async function textOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const runs = await textRunsOf(page);
    page.cleanup();
    const text = runs.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('');
    return text.normalize('NFC').slice(0, LONGEST_PAGE);
  } catch {
    return '';
  }
}

answerTasks(takeText);
