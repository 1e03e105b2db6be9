/**
 * Binds a board pack. A thread of its own, since a large paper is in memory while it is taken in and PDF engines may loop on
 * a hostile one. What was written is read again with the engine that shows papers before anybody gets it.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { CallFailure } from '#main/call-failure.ts';
import { answerTask, tellProgress } from '#main/threads/answer.ts';
import { type SealedSource, SealedWriter } from '../sealed-file.ts';
import { withSealedPdf } from '../sealed-pdf.ts';
import { Binder } from './binder.ts';
import type { PackMade, PackStep, PackTask } from './task.ts';

async function run(task: PackTask): Promise<PackMade> {
  const letters = { regular: await letter('400Regular'), bold: await letter('700Bold') };
  const writer = await SealedWriter.create(task.target);
  const made = await Binder.bind(
    task,
    letters,
    (bytes) => writer.write(bytes),
    (step: PackStep) => tellProgress(step),
  );
  await writer.end();
  await writer.close();
  const file: SealedSource = { path: task.target, fileKey: writer.fileKey };
  if (!(await isWhole(file, made.pages))) throw new CallFailure('broken-pdf');
  return { ...made, file };
}

function letter(weight: '400Regular' | '700Bold'): Promise<Uint8Array> {
  const file = `@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`;
  return readFile(createRequire(import.meta.url).resolve(file));
}

async function isWhole(file: SealedSource, pages: number): Promise<boolean> {
  return await withSealedPdf({ ...file, password: undefined }, async (pdf) => {
    for (const number of [1, Math.ceil(pages / 2), pages]) await pdf.getPage(number);
    return pdf.numPages === pages;
  }).catch(() => false);
}

await answerTask(run);
