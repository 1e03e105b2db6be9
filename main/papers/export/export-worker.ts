/**
 * Writes an annotated copy of one paper. A thread of its own, since the whole paper is in memory while it is written and
 * large ones take seconds. What was written is read again with another PDF engine before anybody gets it: a viewer that
 * silently shows no marks would be worse than a failure.
 */
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Turn } from '#domain/paper/look.ts';
import { CallFailure } from '#main/call-failure.ts';
import { SealedReader, SealedWriter } from '../sealed-file.ts';
import { openSealedPdf, passwordFailure } from '../sealed-pdf.ts';
import { type AnnotatedPdf, annotate, type MarkedPage } from './annotated-pdf.ts';
import type { ExportAnswer, ExportTask } from './task.ts';

const fontFile = '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf';

async function run(task: ExportTask): Promise<ExportAnswer> {
  const reader = await SealedReader.openWith(task.source.path, task.source.fileKey);
  const pages = await markedPages(task, reader);
  const bytes = await reader.readAll();
  await reader.close();
  const font = await readFile(createRequire(import.meta.url).resolve(fontFile));
  for (const rewrite of [false, true]) {
    const written = await attempt(task, () =>
      annotate({ bytes, pages, password: task.password, marks: task.marks, font, rewrite }),
    );
    if (written) return { fileKey: written, marks: task.marks.length };
  }
  return { failure: 'broken-pdf' };
}

/** @throws CallFailure also where the paper needs another password */
async function markedPages(task: ExportTask, reader: SealedReader): Promise<Map<number, MarkedPage>> {
  const pages = new Map<number, MarkedPage>();
  try {
    const pdf = await openSealedPdf(reader, task.password);
    for (const number of new Set(task.marks.map(({ page }) => page))) {
      const { ref, rotate } = await pdf.getPage(number);
      if (!ref) throw new CallFailure('broken-pdf');
      pages.set(number, { ref, rotate: (((rotate % 360) + 360) % 360) as Turn });
    }
    await pdf.loadingTask.destroy();
    return pages;
  } catch (error) {
    throw new CallFailure(passwordFailure(error) ?? 'broken-pdf', { cause: error });
  }
}

/** @returns the key of the written file, or undefined if the marks cannot be read back from it */
async function attempt(task: ExportTask, make: () => Promise<AnnotatedPdf>): Promise<Uint8Array | undefined> {
  const { pieces, annotations } = await make();
  const writer = await SealedWriter.create(task.target);
  for (const piece of pieces) await writer.write(piece);
  await writer.end();
  await writer.close();
  if (await bearsAll(task, writer.fileKey, annotations)) return writer.fileKey;
  await rm(task.target);
  return undefined;
}

async function bearsAll(
  task: ExportTask,
  fileKey: Uint8Array,
  annotations: AnnotatedPdf['annotations'],
): Promise<boolean> {
  const reader = await SealedReader.openWith(task.target, fileKey);
  try {
    const pdf = await openSealedPdf(reader, task.password);
    for (const [number, objects] of annotations) {
      const page = await pdf.getPage(number);
      const found = new Set((await page.getAnnotations()).map(({ id }: { id: string }) => id));
      if (!objects.every((object) => found.has(`${object}R`))) return false;
    }
    return true;
  } catch {
    return false;
  } finally {
    await reader.close();
  }
}

async function answer(task: ExportTask): Promise<ExportAnswer> {
  try {
    return await run(task);
  } catch (error) {
    if (error instanceof CallFailure) return { failure: error.code };
    throw error;
  }
}

parentPort?.postMessage(await answer(workerData as ExportTask));
