/**
 * An office document as a PDF. The suite can only read plain files: for as long as it runs, the document lies unsealed in a
 * folder that only its owner may enter, and both are gone when it ends (decision 17).
 */
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CallFailure } from '#main/call-failure.ts';
import type { SealedReader } from '../sealed-file.ts';
import { findOfficeSuite } from './office-suite.ts';
import { SuiteProfile } from './suite-profile.ts';
import { runSuite } from './suite-run.ts';

/** A workbook of a thousand pages takes a minute; what takes longer will not end. */
const DEADLINE_MS = 180_000;

export interface OfficeTask {
  reader: SealedReader;
  /** Of the format, with its dot. */
  ending: string;
  /** Where a folder is made for plain files that live as long as this does. */
  scratch: string;
  signal: AbortSignal;
  /** Where to look for the suite; left out: the usual places. */
  places?: readonly string[] | undefined;
  deadlineMs?: number | undefined;
}

/**
 * @param take given the PDF, piece by piece
 * @throws CallFailure `converter-missing`, `converter-too-old`, `locked-office-file`, `broken-office-file`, `takes-too-long`, `cancelled`
 */
export async function convertOffice(
  task: OfficeTask,
  take: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const dir = task.scratch;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  try {
    const program = await findOfficeSuite(dir, task.signal, task.places);
    const source = join(dir, `paper${task.ending}`);
    await writePlain(task.reader, source);
    const made = await run(program, source, dir, task);
    for await (const piece of createReadStream(made)) await take(piece as Buffer);
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function writePlain(reader: SealedReader, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of reader.read()) await file.writeFile(piece);
  } finally {
    await file.close();
  }
  // Read-only to the suite: there is nothing to write back.
  await chmod(path, 0o400);
}

/** @returns the path of the PDF that it made */
async function run(program: string, source: string, dir: string, task: OfficeTask): Promise<string> {
  const profile = SuiteProfile.make(dir);
  const out = join(dir, 'out');
  await mkdir(out, { mode: 0o700 });
  const args = [...profile.options, '--convert-to', 'pdf', '--outdir', out, source];
  const { signal, deadlineMs = DEADLINE_MS } = task;
  const { code, output } = await runSuite(program, args, { profile, signal, deadlineMs });
  const made = join(out, 'paper.pdf');
  if (await isPdf(made)) return made;
  const failure = (await isLocked(source)) ? 'locked-office-file' : 'broken-office-file';
  throw new CallFailure(failure, { cause: new Error(`the office suite ended with ${code}: ${output}`) });
}

async function isPdf(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size === 0) return false;
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(5), position: 0 });
    return buffer.toString('latin1') === '%PDF-';
  } finally {
    await file.close();
  }
}

/** Whether it asks for a password: new formats keep what is encrypted in a stream of this name ([MS-OFFCRYPTO] 2.3.4.4). */
async function isLocked(source: string): Promise<boolean> {
  const bytes = await readFile(source);
  return (
    bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) || bytes.includes('manifest:encryption-data')
  );
}
