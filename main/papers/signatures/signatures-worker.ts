/**
 * Finds the signatures of a paper with pdf.js and checks each. What is checked is read from the file itself: the bytes that a signature
 * names, and the message in the gap between them, so that nothing another part of the file says can stand in for it.
 */
import { X509Certificate } from 'node:crypto';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PDFDateString } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import { coverage, type PaperSignature } from '#domain/paper/signature.ts';
import { answerTask } from '#main/threads/answer.ts';
import type { SealedReader } from '../sealed-file.ts';
import { withSealedPdf } from '../sealed-pdf.ts';
import { isNothingButProofs } from './added-proofs.ts';
import { machineAnchors } from './chain.ts';
import { witnessesIn } from './revocation.ts';
import { readSecurityStore, type SecurityStore } from './security-store.ts';
import type { FoundSignatures, SignaturesTask } from './signatures.ts';
import { type Beside, verifySignature } from './verify.ts';

const PIECE_BYTES = 4 * 1024 * 1024;
/** Of a signed message in hexadecimal; certificates with lists of what was revoked included. */
const MESSAGE_BYTES = 4 * 1024 * 1024;
/** A larger file is not taken into memory for the proofs that it keeps. */
const WHOLE_BYTES = 64 * 1024 * 1024;
/** More signatures than any paper bears: they come from a defective file. */
const MOST = 100;

/** As pdf.js has it: it leaves out what does not begin with the file or ends beyond it. */
const Entry = z.object({
  reason: z.string().nullable(),
  signingTime: z.string().nullable(),
  subFilter: z.string().nullable(),
  byteRange: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
type Entry = z.infer<typeof Entry>;

function run(task: SignaturesTask): Promise<FoundSignatures> {
  return withSealedPdf(task, async (pdf, reader) => {
    const entries = await entriesOf(pdf);
    if (entries.length === 0) return { signatures: [] };
    const ends = entries.map(({ byteRange: [, , from, length] }) => from + length);
    const { certificates, evidence, signedSize } = await proofsIn(reader, task.password, Math.max(...ends));
    const beside = {
      anchors: task.anchors?.map((each) => new X509Certificate(each)) ?? machineAnchors(),
      certificates: certificates.map(({ certificate }) => certificate),
      witnesses: witnessesIn(evidence),
    };
    const covers = coverage(ends, signedSize);
    const signatures: PaperSignature[] = [];
    for (const [index, entry] of entries.entries())
      signatures.push(await check(reader, entry, covers[index] ?? 'then-changed', beside));
    return { signatures };
  });
}

/** What the file keeps for its signatures, and how large it is but for what was added of that after the last one. */
async function proofsIn(
  reader: SealedReader,
  password: string | undefined,
  end: number,
): Promise<SecurityStore & { signedSize: number }> {
  const isLarge = reader.size > WHOLE_BYTES;
  const bytes = isLarge ? new Uint8Array() : await reader.readAll();
  const store = await readSecurityStore(bytes, password);
  const isOnlyThat = store.exists && end < reader.size && (await isNothingButProofs(bytes, end));
  return { ...store, signedSize: isOnlyThat ? end : reader.size };
}

async function entriesOf(pdf: PDFDocumentProxy): Promise<Entry[]> {
  const found = (await pdf.getSignatures()) ?? [];
  return found
    .slice(0, MOST)
    .map((each) => Entry.parse(each))
    .sort((a, b) => a.byteRange[2] + a.byteRange[3] - (b.byteRange[2] + b.byteRange[3]));
}

async function check(
  reader: SealedReader,
  { byteRange: [start, length, from, rest], subFilter, signingTime, reason }: Entry,
  covers: PaperSignature['covers'],
  beside: Beside,
): Promise<PaperSignature> {
  const bytes = async function* () {
    yield* pieces(reader, start, start + length);
    yield* pieces(reader, from, from + rest);
  };
  // Without a zone the hour says nothing.
  const zoned = signingTime !== null && /[Z+-]/.test(signingTime) ? signingTime : '';
  const statedAt = PDFDateString.toDateObject(zoned)?.getTime() ?? null;
  const gap = await reader.readRange(start + length, Math.min(from, start + length + MESSAGE_BYTES));
  const entry = { subFilter, statedAt, reason: reason?.trim() || null };
  const checked = await verifySignature(entry, messageIn(gap), bytes, beside);
  if (covers === 'then-changed') checked.findings.push('changed-later');
  return { ...checked, covers };
}

/** The gap must be one string in hexadecimal, and nothing else: what is not signed must have no room. */
function messageIn(gap: Uint8Array): Uint8Array {
  const text = Buffer.from(gap).toString('latin1');
  const hex = /^\s*<([0-9A-Fa-f\s]*)>\s*$/.exec(text)?.[1];
  return hex === undefined ? new Uint8Array() : Buffer.from(hex.replace(/\s/g, ''), 'hex');
}

async function* pieces(reader: SealedReader, from: number, to: number): AsyncIterable<Uint8Array> {
  for (let at = from; at < to; at += PIECE_BYTES)
    yield await reader.readRange(at, Math.min(to, at + PIECE_BYTES));
}

await answerTask(run);
