/** Puts a signature into a PDF (ISO 32000-2, 12.8): room for it is left, all else is signed, and the message is written into the room. */
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import type { Credential } from './certificate-file.ts';
import { roomFor, signMessage } from './signed-message.ts';

/** Longer than any offset, so that the true ones fit in their place. */
const UNKNOWN = 9_999_999_999;
const INVISIBLE = [0, 0, 0, 0];
/** Of annotations (table 167) print and locked; of forms (table 225) there are signatures, and only additions keep them. */
const PRINT_LOCKED = 4 + 128;
const SIGNED_APPEND_ONLY = 3;

/** What the signature's dictionary says, which is signed as well. */
export interface SignatureWords {
  name: string;
  reason: string;
  /** ms since the epoch. */
  at: number;
}

/** @param unsigned a PDF that bears no signature yet */
export async function signPdf(
  unsigned: Uint8Array,
  words: SignatureWords,
  credential: Credential,
): Promise<Uint8Array> {
  const room = roomFor(credential);
  const pdf = await PDFDocument.load(unsigned, { updateMetadata: false });
  addSignature(pdf, words, room);
  // Within an object stream the room would be compressed away.
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: false }));
  const from = bytes.lastIndexOf(`<${'0'.repeat(room * 2)}>`);
  const to = from + room * 2 + 2;
  if (from < 0) throw new Error('the room for the signature is not where it was left');
  stateRange(bytes, [0, from, to, bytes.length - to]);
  const message = signMessage([bytes.subarray(0, from), bytes.subarray(to)], credential);
  if (message.length > room) throw new Error('the signature is larger than the room that was left');
  bytes.write(Buffer.from(message).toString('hex'), from + 1, 'latin1');
  return new Uint8Array(bytes);
}

function addSignature(pdf: PDFDocument, { name, reason, at }: SignatureWords, room: number): void {
  const { context } = pdf;
  const range = PDFArray.withContext(context);
  for (const each of [0, UNKNOWN, UNKNOWN, UNKNOWN]) range.push(PDFNumber.of(each));
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      Name: PDFHexString.fromText(name),
      Reason: PDFHexString.fromText(reason),
      M: PDFString.fromDate(new Date(at)),
      ByteRange: range,
      Contents: PDFHexString.of('0'.repeat(room * 2)),
    }),
  );
  const page = pdf.getPage(0);
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('chu-ky-so'),
      V: signature,
      F: PRINT_LOCKED,
      Rect: INVISIBLE,
      P: page.ref,
    }),
  );
  page.node.addAnnot(field);
  const form = context.obj({ SigFlags: SIGNED_APPEND_ONLY, Fields: [field] });
  pdf.catalog.set(PDFName.of('AcroForm'), context.register(form));
}

/** Over the range that was left open, with spaces for what it is shorter by. */
function stateRange(bytes: Buffer, range: readonly number[]): void {
  const open = /\/ByteRange \[[ 0-9]*\]/g;
  const found = [...bytes.toString('latin1').matchAll(open)].find(([text]) => text.includes(`${UNKNOWN}`));
  if (!found) throw new Error('the range of the signature is not where it was left');
  const [text] = found;
  bytes.write(`/ByteRange [${range.join(' ')}]`.padEnd(text.length), found.index, 'latin1');
}
