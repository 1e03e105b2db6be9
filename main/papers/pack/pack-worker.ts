/**
 * Binds a board pack. A thread of its own, since a large paper is in memory while it is taken in and PDF engines may loop on
 * a hostile one. What was written is read again with the engine that shows papers before anybody gets it.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { SealedReader, SealedWriter } from '../sealed-file.ts';
import { openSealedPdf } from '../sealed-pdf.ts';
import { Binder } from './binder.ts';
import type { PackAnswer, PackStep, PackTask } from './task.ts';

async function run(task: PackTask): Promise<PackAnswer> {
  const letters = { regular: await letter('400Regular'), bold: await letter('700Bold') };
  const writer = await SealedWriter.create(task.target);
  const made = await Binder.bind(
    task,
    letters,
    (bytes) => writer.write(bytes),
    (step: PackStep) => parentPort?.postMessage({ progress: step }),
  );
  await writer.end();
  await writer.close();
  if (!(await isWhole(task.target, writer.fileKey, made.pages))) return { failure: 'broken-pdf' };
  return { ...made, fileKey: writer.fileKey };
}

function letter(weight: '400Regular' | '700Bold'): Promise<Uint8Array> {
  const file = `@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`;
  return readFile(createRequire(import.meta.url).resolve(file));
}

async function isWhole(path: string, fileKey: Uint8Array, pages: number): Promise<boolean> {
  const reader = await SealedReader.openWith(path, fileKey);
  try {
    const pdf = await openSealedPdf(reader, undefined);
    for (const number of [1, Math.ceil(pages / 2), pages]) await pdf.getPage(number);
    return pdf.numPages === pages;
  } catch {
    return false;
  } finally {
    await reader.close();
  }
}

parentPort?.postMessage(await run(workerData as PackTask));
