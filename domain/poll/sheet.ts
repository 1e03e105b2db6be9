/**
 * A signed opinion sheet (phiếu ý kiến đã ký số), as `poll/{id}/sheets/{person}` holds it: a small PDF that says in words what its
 * signer answered. What binds the two is read from the words on its pages, which are what a person signs and an office files.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import type { PersonId, PollId } from '../ids.ts';
import { type PaperSignature, verdictOfAll } from '../paper/signature.ts';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';

/** Bytes. The longest question and answer that there may be, in paragraphs as people write them, leave room for a long chain of certificates. */
export const largestSheet = 160 * 1024;

/** As it travels with the answer: a PDF, in base64. */
export const SheetFile = z
  .base64()
  .startsWith('JVBERi0')
  .max(Math.ceil(largestSheet / 3) * 4);

export function readSheet(doc: Y.Doc): Uint8Array | undefined {
  const pdf = doc.getMap('sheet').get('pdf');
  return pdf instanceof Uint8Array ? pdf : undefined;
}

/** @param pdf `undefined`: the answer is not signed any more */
export function setSheet(doc: Y.Doc, pdf: Uint8Array | undefined): void {
  const sheet = doc.getMap('sheet');
  if (pdf) sheet.set('pdf', pdf);
  else sheet.delete('pdf');
}

/** What one person answers to one poll. */
export interface SheetAnswer extends Pick<Reply, 'choice' | 'text'> {
  poll: PollId;
  person: PersonId;
}

/** All that a signature stands for, as one text: whose digest is the code on the sheet. Never written otherwise: old sheets keep theirs. */
export function signedWords(
  { details: { title, kind }, content, options }: Question,
  { poll, person, choice, text }: SheetAnswer,
): string {
  const labels = options.map(({ id, label }) => [id, label]);
  return JSON.stringify(['opinion-sheet-1', poll, person, title, content, kind, labels, choice, text]);
}

/** The first half of the digest of {@link signedWords}, as people can compare it: `4f2a 91c0 …`. */
export function formatSheetCode(digest: string): string {
  return digest.slice(0, 32).replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * Whether these words stand on the sheet's pages one after another, however they are broken into lines.
 * @param pages the text of each page, in the order in which it was written: the page's number last
 */
export function sheetSays(pages: readonly string[], words: string): boolean {
  const written = pages
    .map((page, i) => (i === 0 ? squeeze(page) : squeeze(page).replace(new RegExp(`${i + 1}$`), '')))
    .join('');
  return written.includes(squeeze(words));
}

/** Letters and digits alone: fonts lack some signs, and spaces come and go where lines break. */
function squeeze(text: string): string {
  return text.normalize('NFC').replace(/[^\p{Script=Latin}\d]/gu, '');
}

/** What was found of a sheet that came with an answer. */
export interface SheetFound {
  signatures: readonly PaperSignature[];
  /** Its words are those of the answer as it was counted. */
  matches: boolean;
  /** The certificate's holder goes by the name of whoever answered. */
  sameName: boolean;
}

/** `mismatch`: the signature may be as good as it likes, it is not under this answer. */
export type SheetVerdict = 'valid' | 'unknown' | 'invalid' | 'mismatch';

export function sheetVerdictOf({ signatures, matches, sameName }: SheetFound): SheetVerdict {
  const verdict = verdictOfAll(signatures);
  // A sheet is signed once, and nothing is added to it.
  if (signatures.length === 0 || signatures.some(({ covers }) => covers !== 'whole')) return 'invalid';
  if (verdict === 'invalid') return 'invalid';
  if (!matches) return 'mismatch';
  return sameName ? verdict : 'unknown';
}
