/**
 * Adds marks to a PDF as standard annotations. The original's bytes are kept and what is new comes after them (an
 * incremental update), so that a digital signature on the original stays verifiable. Encrypted papers cannot be written
 * that way: they are written anew, without their signatures being valid any longer, and encrypted again.
 */
import { randomBytes } from 'node:crypto';
import fontkit from '@cantoo/fontkit';
import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Turn } from '#domain/paper/look.ts';
import { CallFailure } from '#main/call-failure.ts';
import { registerForm, rgb } from './appearance.ts';
import type { Drawn } from './drawn.ts';
import { drawTextBox } from './free-text.ts';
import { drawInk } from './ink.ts';
import { drawNote } from './note.ts';
import type { AuthoredMark } from './task.ts';
import { drawTextMark } from './text-marks.ts';

export interface AnnotatedPdf {
  /** The whole file, as pieces in order. */
  pieces: Uint8Array[];
  /** Object numbers of the annotations, by page (counted from 1). */
  annotations: Map<number, number[]>;
}

export interface AnnotationInput {
  bytes: Uint8Array;
  /** Of the paper, if it needs one; the result needs the same. */
  password: string | undefined;
  marks: readonly AuthoredMark[];
  /** TrueType, for text boxes; embedded only where used, and only its letters that are. */
  font: Uint8Array;
  /** Writes the file anew: for originals whose own tables are too broken to be added to. */
  rewrite: boolean;
}

/** @throws CallFailure `needs-password`, `wrong-paper-password`, `broken-pdf` */
export async function annotate(input: AnnotationInput): Promise<AnnotatedPdf> {
  const { document, encrypted } = await load(input);
  const annotations = await addMarks(document, input);
  return { pieces: await write(document, encrypted, input), annotations };
}

const loading = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };

async function load({ bytes, password, rewrite }: AnnotationInput) {
  try {
    const document = await PDFDocument.load(bytes, { ...loading, forIncrementalUpdate: !rewrite });
    return { document, encrypted: false };
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw new CallFailure('broken-pdf', { cause: error });
  }
  try {
    // A paper that only its owner may change opens with the empty password.
    return {
      document: await PDFDocument.load(bytes, { ...loading, password: password ?? '' }),
      encrypted: true,
    };
  } catch (error) {
    throw new CallFailure(password === undefined ? 'needs-password' : 'wrong-paper-password', {
      cause: error,
    });
  }
}

async function addMarks(
  document: PDFDocument,
  { marks, font }: AnnotationInput,
): Promise<Map<number, number[]>> {
  const added = new Map<number, PDFRef[]>();
  const textFont = marks.some(({ geometry }) => geometry.kind === 'text')
    ? await embed(document, font)
    : undefined;
  const pages = document.getPages();
  for (const mark of marks) {
    const page = pages[mark.page - 1];
    if (!page) throw new CallFailure('broken-pdf');
    const refs = added.get(mark.page) ?? [];
    added.set(mark.page, refs);
    refs.push(...annotationsOf(document, page, mark, textFont));
  }
  for (const [number, refs] of added) {
    const page = pages[number - 1];
    const before = page?.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
    // A new list, since an old one may be shared by several pages.
    page?.node.set(PDFName.of('Annots'), document.context.obj([...before, ...refs]));
  }
  return new Map([...added].map(([page, refs]) => [page, refs.map(({ objectNumber }) => objectNumber)]));
}

async function embed(document: PDFDocument, font: Uint8Array): Promise<PDFFont> {
  document.registerFontkit(fontkit);
  return await document.embedFont(font, { subset: true });
}

/** The annotation of one mark, and its pop-up where it has words to show in one. */
function annotationsOf(
  document: PDFDocument,
  page: PDFPage,
  mark: AuthoredMark,
  font: PDFFont | undefined,
): PDFRef[] {
  const { context } = document;
  const drawn = draw(document, page, mark, font);
  const ref = context.nextRef();
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: drawn.subtype,
    Rect: [...drawn.rect],
    P: page.ref,
    NM: PDFString.of(mark.id),
    T: PDFHexString.fromText(mark.author),
    Contents: PDFHexString.fromText(wordsOf(mark)),
    CreationDate: PDFString.fromDate(new Date(mark.createdAt)),
    M: PDFString.fromDate(new Date(mark.changedAt)),
    // Of a text box this would be its background.
    ...(drawn.subtype === 'FreeText' ? {} : { C: rgb(mark.colour) }),
    F: PRINT,
    AP: { N: registerForm(context, drawn.form) },
    ...(drawn.entries as Record<string, never>),
  });
  context.assign(ref, annotation);
  if (drawn.subtype !== 'Text') return [ref];
  const popup = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Popup',
      Rect: popupRect(drawn),
      Parent: ref,
      P: page.ref,
      F: 0,
      Open: false,
    }),
  );
  annotation.set(PDFName.of('Popup'), popup);
  return [ref, popup];
}

const PRINT = 4;

/** Beside the icon; viewers move it to where there is room. */
function popupRect({ rect: [, bottom, right, top] }: Drawn): number[] {
  return [right + 4, bottom - 100, right + 204, top];
}

/** What lists of comments show: the comment, or the marked words themselves. */
function wordsOf({ text, geometry }: AuthoredMark): string {
  return text || ('quote' in geometry ? geometry.quote : '');
}

function draw(document: PDFDocument, page: PDFPage, mark: AuthoredMark, font: PDFFont | undefined): Drawn {
  const { geometry, colour, offset, text } = mark;
  const rotate = (((page.getRotation().angle % 360) + 360) % 360) as Turn;
  switch (geometry.kind) {
    case 'ink':
    case 'highlighter':
      return drawInk(document.context, geometry, colour, offset);
    case 'highlight':
    case 'underline':
    case 'strike':
      return drawTextMark(document.context, geometry, colour, offset, rotate);
    case 'note':
      return drawNote(geometry, colour, offset, rotate);
    case 'text':
      if (!font) throw new Error('a text box needs a font');
      return drawTextBox(geometry, text, colour, offset, rotate, font);
  }
}

async function write(
  document: PDFDocument,
  encrypted: boolean,
  input: AnnotationInput,
): Promise<Uint8Array[]> {
  const { context } = document;
  if (context.snapshot && !encrypted) {
    const useObjectStreams = !startsWithTable(input.bytes, context.pdfFileDetails.prevStartXRef);
    return [input.bytes, await document.saveIncremental(context.snapshot, { useObjectStreams })];
  }
  if (encrypted) protect(document, input.password ?? '');
  return [await document.save({ addDefaultPage: false, updateFieldAppearances: false })];
}

/** A file keeps to one kind of cross-reference: older viewers do not read a table followed by a stream. */
function startsWithTable(bytes: Uint8Array, at: number): boolean {
  return Buffer.from(bytes.subarray(at, at + 16))
    .toString('latin1')
    .trimStart()
    .startsWith('xref');
}

/**
 * The same password to open as before, and the same permissions. The owner's password cannot be known: chance gives one
 * that nobody learns.
 */
function protect(document: PDFDocument, userPassword: string): void {
  const { context } = document;
  const before = context.lookupMaybe(context.trailerInfo.Encrypt, PDFDict);
  const allowed = before?.lookupMaybe(PDFName.of('P'), PDFNumber)?.asNumber() ?? 0;
  // ISO 32000-2, table 22: bits are counted from 1.
  const bit = (position: number) => (allowed & (1 << (position - 1))) !== 0;
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
