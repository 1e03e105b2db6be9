/**
 * Adds marks to a PDF as standard annotations. The original's bytes are kept and what is new comes after them (an
 * incremental update), so that a digital signature on the original stays verifiable. Encrypted papers, and those whose
 * own tables are broken, cannot be added to: they are written anew, which ends the validity of signatures in them.
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
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Turn } from '#domain/paper/look.ts';
import { CallFailure } from '#main/call-failure.ts';
import { registerForm, rgb } from './appearance.ts';
import { tablesOf } from './cross-reference.ts';
import type { Drawn } from './drawn.ts';
import { type Encryption, encryptAgain, encryptionOf } from './encryption.ts';
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

export interface MarkedPage {
  /** Object and generation number of the page's dictionary. */
  ref: { num: number; gen: number };
  rotate: Turn;
}

export interface AnnotationInput {
  bytes: Uint8Array;
  /** Of the paper, if it needs one; the result needs the same. */
  password: string | undefined;
  marks: readonly AuthoredMark[];
  /** The pages that bear marks, by number, as the engine that shows papers found them: no other way to count pages agrees with what people saw. */
  pages: ReadonlyMap<number, MarkedPage>;
  /** TrueType, for text boxes; embedded only where used, and only its letters that are. */
  font: Uint8Array;
  /** Writes the file anew: for originals whose own tables are too broken to be added to. */
  rewrite: boolean;
}

/** @throws CallFailure `needs-password`, `wrong-paper-password`, `broken-pdf` */
export async function annotate(input: AnnotationInput): Promise<AnnotatedPdf> {
  const loaded = await load(input);
  const annotations = await addMarks(loaded.document, input);
  return { pieces: await write(loaded, input), annotations };
}

const loading = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };

interface Loaded {
  document: PDFDocument;
  /** What the original's encryption said, if it has one. */
  encryption: Encryption | undefined;
}

async function load({ bytes, password, rewrite }: AnnotationInput): Promise<Loaded> {
  try {
    const document = await PDFDocument.load(bytes, { ...loading, forIncrementalUpdate: !rewrite });
    return { document, encryption: undefined };
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw new CallFailure('broken-pdf', { cause: error });
  }
  try {
    const encryption = encryptionOf(await PDFDocument.load(bytes, { ...loading, ignoreEncryption: true }));
    // A paper that only its owner may change opens with the empty password.
    const document = await PDFDocument.load(bytes, { ...loading, password: password ?? '' });
    return { document, encryption };
  } catch (error) {
    throw new CallFailure(password === undefined ? 'needs-password' : 'wrong-paper-password', {
      cause: error,
    });
  }
}

async function addMarks(document: PDFDocument, input: AnnotationInput): Promise<Map<number, number[]>> {
  const { marks, pages } = input;
  const hasText = marks.some(({ geometry }) => geometry.kind === 'text');
  const font = hasText ? await embed(document, input.font) : undefined;
  const added = new Map<number, number[]>();
  withoutTracking(document, () => {
    for (const [number, { ref, rotate }] of pages) {
      const page = { ref: PDFRef.of(ref.num, ref.gen), rotate };
      const refs = marks
        .filter((mark) => mark.page === number)
        .flatMap((mark) => annotationsOf(document, page, mark, font));
      addToPage(document, page, refs);
      added.set(
        number,
        refs.map(({ objectNumber }) => objectNumber),
      );
    }
  });
  for (const { ref } of pages.values())
    document.context.snapshot?.markRefForSave(PDFRef.of(ref.num, ref.gen));
  return added;
}

/**
 * The library looks through the whole document after every change of an object, to know what an incremental update must
 * hold. What is added here it knows by its number, and what is changed are pages, which are named to it afterwards.
 */
function withoutTracking({ context }: PDFDocument, work: () => void): void {
  const { snapshot } = context;
  delete context.snapshot;
  try {
    work();
  } finally {
    if (snapshot) context.snapshot = snapshot;
  }
}

function addToPage({ context }: PDFDocument, page: Page, refs: PDFRef[]): void {
  const dict = context.lookup(page.ref);
  if (!(dict instanceof PDFDict)) throw new CallFailure('broken-pdf');
  const before = dict.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
  // A new list, since an old one may be shared by several pages.
  dict.set(PDFName.of('Annots'), context.obj([...before, ...refs]));
}

async function embed(document: PDFDocument, font: Uint8Array): Promise<PDFFont> {
  document.registerFontkit(fontkit);
  // Six letters and a plus sign say that the font is a part of one (ISO 32000-2, 9.9.2).
  const tag = Array.from(randomBytes(6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
  return await document.embedFont(font, { subset: true, customName: `${tag}+BeVietnamPro-Regular` });
}

interface Page {
  ref: PDFRef;
  rotate: Turn;
}

/** The annotation of one mark, and its pop-up where it has words to show in one. */
function annotationsOf(
  document: PDFDocument,
  page: Page,
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
    F: drawn.subtype === 'Text' ? PRINT | NO_ZOOM | NO_ROTATE : PRINT,
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

const PRINT = 1 << 2;
const NO_ZOOM = 1 << 3;
const NO_ROTATE = 1 << 4;

/** Beside the icon; viewers move it to where there is room. */
function popupRect({ rect: [, bottom, right, top] }: Drawn): number[] {
  return [right + 4, bottom - 100, right + 204, top];
}

/** What lists of comments show: the comment, or the marked words themselves. */
function wordsOf({ text, geometry }: AuthoredMark): string {
  return text || ('quote' in geometry ? geometry.quote : '');
}

function draw(document: PDFDocument, page: Page, mark: AuthoredMark, font: PDFFont | undefined): Drawn {
  const { geometry, colour, offset, text } = mark;
  switch (geometry.kind) {
    case 'ink':
    case 'highlighter':
      return drawInk(document.context, geometry, colour, offset);
    case 'highlight':
    case 'underline':
    case 'strike':
      return drawTextMark(document.context, geometry, colour, offset, page.rotate);
    case 'note':
      return drawNote(geometry, colour, offset, page.rotate);
    case 'text':
      if (!font) throw new Error('a text box needs a font');
      return drawTextBox(geometry, text, colour, offset, page.rotate, font);
  }
}

async function write({ document, encryption }: Loaded, input: AnnotationInput): Promise<Uint8Array[]> {
  const { context } = document;
  const tables = tablesOf(input.bytes, context.pdfFileDetails.prevStartXRef);
  if (context.snapshot && !encryption && tables) {
    // A file keeps to one kind of table: older viewers do not read the one kind followed by the other.
    const useObjectStreams = tables === 'streams';
    return [input.bytes, await document.saveIncremental(context.snapshot, { useObjectStreams })];
  }
  if (encryption) encryptAgain(document, encryption, input.password ?? '');
  return [await document.save({ addDefaultPage: false, updateFieldAppearances: false, rewrite: true })];
}
