/** The encryption of a protected paper, put on its annotated copy again. */
import { randomBytes } from 'node:crypto';
import { PDFDict, type PDFDocument, PDFInvalidObject, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';

export interface Encryption {
  /** Where its dictionary is, if it is an object of its own. */
  ref: PDFRef | undefined;
  /** What a reader without the owner's password may do: the bits of /P. */
  allowed: number;
}

/** @param document opened without decrypting: the library forgets these once it has decrypted */
export function encryptionOf({ context }: PDFDocument): Encryption {
  const entry = context.trailerInfo.Encrypt;
  const allowed = context.lookupMaybe(entry, PDFDict)?.lookupMaybe(PDFName.of('P'), PDFNumber)?.asNumber();
  return { ref: entry instanceof PDFRef ? entry : undefined, allowed: allowed ?? 0 };
}

/**
 * The same password to open as before, and the same permissions. The owner's password cannot be known: chance gives one
 * that nobody learns.
 */
export function encryptAgain(document: PDFDocument, before: Encryption, userPassword: string): void {
  forget(document, before);
  // ISO 32000-2, table 22: bits are counted from 1.
  const bit = (position: number) => (before.allowed & (1 << (position - 1))) !== 0;
  document.encrypt({
    userPassword,
    ownerPassword: randomBytes(24).toString('base64'),
    permissions: {
      printing: bit(12) ? 'highResolution' : bit(3),
      modifying: bit(4),
      copying: bit(5),
      annotating: bit(6),
      fillingForms: bit(9),
      contentAccessibility: bit(10),
      documentAssembly: bit(11),
    },
  });
}

/**
 * Takes out what belonged to the old encryption: its dictionary, and the old cross-reference streams, which are never
 * encrypted and which the library spoiled by decrypting them. Viewers stumble over both.
 */
function forget({ context }: PDFDocument, { ref: dictionary }: Encryption): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFInvalidObject || ref === dictionary) context.delete(ref);
  }
}
