/** Reads the annotations of one sealed paper. A thread of its own: pdf.js may loop on a hostile file. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Importable } from '#domain/paper/imported.ts';
import { turnOf } from '#domain/paper/look.ts';
import { type PlacedWord, wordsOfRuns } from '#domain/paper/placed-words.ts';
import { answerTask } from '#main/threads/answer.ts';
import { textRunsOf } from '../pdf-text.ts';
import { withSealedPdf } from '../sealed-pdf.ts';
import type { AnnotationsTask, FoundAnnotations } from './annotations.ts';
import { Annotation, importablesOf } from './importable.ts';

function read(task: AnnotationsTask): Promise<FoundAnnotations> {
  return withSealedPdf(task, async (pdf) => {
    const importables: Importable[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      importables.push(...(await ofPage(page, number, task)));
      page.cleanup();
    }
    return { importables };
  });
}

/** A page that can't be read has none; the others have theirs. */
async function ofPage(
  page: PDFPageProxy,
  number: number,
  { sha256 }: AnnotationsTask,
): Promise<Importable[]> {
  try {
    const annotations = (await page.getAnnotations({ intent: 'display' })).flatMap(
      (each: unknown) => Annotation.safeParse(each).data ?? [],
    );
    const shown = annotations.filter(({ hidden }) => !hidden);
    if (shown.length === 0) return [];
    const rotate = turnOf(page.rotate);
    const found = { number, rotate, words: await wordsOf(page) };
    return withReplies(shown).flatMap((each) => importablesOf(each, found, sha256));
  } catch {
    return [];
  }
}

/** What answers an annotation is said in it. */
function withReplies(annotations: readonly Annotation[]): Annotation[] {
  const replies = annotations.filter(({ inReplyTo }) => inReplyTo !== null);
  return annotations
    .filter(({ inReplyTo }) => inReplyTo === null)
    .map((each) => {
      const said = replies
        .filter(({ inReplyTo }) => inReplyTo === each.id)
        .map(({ titleObj, contentsObj }) => (titleObj === '' ? contentsObj : `${titleObj}: ${contentsObj}`));
      return said.length === 0 ? each : { ...each, contentsObj: [each.contentsObj, ...said].join('\n') };
    });
}

async function wordsOf(page: PDFPageProxy): Promise<PlacedWord[]> {
  return wordsOfRuns(await textRunsOf(page));
}

await answerTask(read);
