/** Finds the places of marks on a new version. A thread of its own: pdf.js may loop on a hostile file. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { placeOfQuote, placesOn } from '#domain/paper/anchor.ts';
import type { Rect } from '#domain/paper/mark.ts';
import { type WordPage, wordsOfRecognised, wordsOfRuns } from '#domain/paper/placed-words.ts';
import { answerTask } from '#main/threads/answer.ts';
import { textRunsOf } from '../pdf-text.ts';
import { withSealedPdf } from '../sealed-pdf.ts';
import type { CarryTask, FoundPlaces, VersionSource } from './task.ts';

async function find({ before, after, marks }: CarryTask): Promise<FoundPlaces> {
  const now = await pagesOf(after);
  if (!before) return { places: marks.map((mark) => placeOfQuote(now, mark)) };
  return { places: placesOn(await pagesOf(before), now, marks) };
}

function pagesOf(version: VersionSource): Promise<WordPage[]> {
  return withSealedPdf(version, async (pdf) => {
    const pages: WordPage[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const own = await ownWords(page);
      const read = own.length === 0 ? version.recognised.get(number) : undefined;
      pages.push({ view: page.view as Rect, words: read ? wordsOfRecognised(read) : own });
      page.cleanup();
    }
    return pages;
  });
}

/** A page that can't be read has no words; the others have theirs. */
async function ownWords(page: PDFPageProxy): Promise<WordPage['words']> {
  try {
    return wordsOfRuns(await textRunsOf(page));
  } catch {
    return [];
  }
}

await answerTask(find);
