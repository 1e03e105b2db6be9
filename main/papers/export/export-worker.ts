/**
 * Writes an annotated copy of one paper. A thread of its own, since the whole paper is in memory while it is written and
 * large ones take seconds. What was written is read again with another PDF engine before anybody gets it: a viewer that
 * silently shows no marks would be worse than a failure.
 */
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { turnOf } from '#domain/paper/look.ts';
import { CallFailure } from '#main/call-failure.ts';
import { answerTask } from '#main/threads/answer.ts';
import { type PdfSource, withSealedPdf } from '../sealed-pdf.ts';
import { readSealed, writeSealed } from '../sealed-whole.ts';
import { type AnnotatedPdf, annotate, type MarkedPage } from './annotated-pdf.ts';
import type { Exported, ExportTask } from './task.ts';

const fontFolder = '@expo-google-fonts/be-vietnam-pro';

async function run(task: ExportTask): Promise<Exported> {
  const { pages, count } = await markedPages(task);
  const bytes = await readSealed(task.source);
  const [regular, semiBold] = await Promise.all(
    ['400Regular', '600SemiBold'].map((weight) =>
      readFile(createRequire(import.meta.url).resolve(`${fontFolder}/${weight}/BeVietnamPro_${weight}.ttf`)),
    ),
  );
  if (!regular || !semiBold) throw new Error('the fonts are missing');
  const fonts = { regular, semiBold };
  for (const rewrite of [false, true]) {
    const file = await attempt(task, count, () =>
      annotate({
        ...{ bytes, pages, password: task.source.password, marks: task.marks },
        ...{ fonts, rewrite, flatten: task.flatten },
      }),
    );
    if (file) return { file, marks: task.marks.length };
  }
  throw new CallFailure('broken-pdf');
}

function markedPages({
  source,
  marks,
}: ExportTask): Promise<{ pages: Map<number, MarkedPage>; count: number }> {
  return withSealedPdf(source, async (pdf) => {
    const pages = new Map<number, MarkedPage>();
    for (const number of new Set(marks.map(({ page }) => page))) {
      const { ref, rotate, view } = await pdf.getPage(number);
      if (!ref) throw new CallFailure('broken-pdf');
      const [left = 0, bottom = 0, right = 0, top = 0] = view;
      pages.set(number, { ref, rotate: turnOf(rotate), view: [left, bottom, right, top] });
    }
    return { pages, count: pdf.numPages };
  });
}

/** @returns the written file, or undefined if the marks cannot be read back from it */
async function attempt(
  task: ExportTask,
  count: number,
  make: () => Promise<AnnotatedPdf>,
): Promise<PdfSource | undefined> {
  const { pieces, annotations, sheets } = await make();
  const { password } = task.source;
  const written = { ...(await writeSealed(task.target, pieces)), password };
  const isWhole = await withSealedPdf(written, (pdf) =>
    task.flatten ? showsAll(pdf, task.marks, count + sheets) : bearsAll(pdf, annotations),
  ).catch(() => false);
  if (isWhole) return written;
  await rm(task.target);
  return undefined;
}

async function bearsAll(pdf: PDFDocumentProxy, annotations: AnnotatedPdf['annotations']): Promise<boolean> {
  for (const [number, objects] of annotations) {
    const page = await pdf.getPage(number);
    const found = new Set((await page.getAnnotations()).map(({ id }: { id: string }) => id));
    if (!objects.every((object) => found.has(`${object}R`))) return false;
  }
  return true;
}

/** The file has its sheets of words, and every marked page still paints, with at least as many forms as marks were drawn into it. */
async function showsAll(pdf: PDFDocumentProxy, marks: ExportTask['marks'], count: number): Promise<boolean> {
  if (pdf.numPages !== count) return false;
  for (const number of new Set(marks.map(({ page }) => page))) {
    const { fnArray } = await (await pdf.getPage(number)).getOperatorList();
    const forms = fnArray.filter((each) => each === OPS.paintFormXObjectBegin).length;
    if (forms < marks.filter(({ page }) => page === number).length) return false;
  }
  return true;
}

await answerTask(run);
