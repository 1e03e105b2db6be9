/**
 * Adds marks to a PDF as standard annotations, or draws them into its pages. The original's bytes are kept and what is new comes after them (an
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
import { originalOf } from '#domain/paper/imported.ts';
import type { Turn } from '#domain/paper/look.ts';
import type { Geometry } from '#domain/paper/mark.ts';
import { CallFailure } from '#main/call-failure.ts';
import { registerForm, rgb } from './appearance.ts';
import { addAppendix } from './appendix.ts';
import { tablesOf } from './cross-reference.ts';
import type { Drawn } from './drawn.ts';
import { type Encryption, encryptAgain, encryptionOf } from './encryption.ts';
import { flattenOnto } from './flatten.ts';
import { drawTextBox } from './free-text.ts';
import { drawInk } from './ink.ts';
import { drawNote } from './note.ts';
import { type NumberedMark, numberWords, type TurnedPage, withNumber } from './numbered.ts';
import { drawLine, drawOutline } from './shapes.ts';
import { drawStamp } from './stamp.ts';
import type { AuthoredMark } from './task.ts';
import { drawTextMark } from './text-marks.ts';

export interface AnnotatedPdf {
  /** The whole file, as pieces in order. */
  pieces: Uint8Array[];
  /** Object numbers of the annotations, by page (counted from 1); none where marks are drawn into the pages. */
  annotations: Map<number, number[]>;
  /** Sheets behind the pages with the words of marks that are drawn into them. */
  sheets: number;
}

export interface MarkedPage extends TurnedPage {
  /** Object and generation number of the page's dictionary. */
  ref: { num: number; gen: number };
}

export interface AnnotationInput {
  bytes: Uint8Array;
  /** Of the paper, if it needs one; the result needs the same. */
  password: string | undefined;
  marks: readonly AuthoredMark[];
  /** The pages that bear marks, by number, as the engine that shows papers found them: no other way to count pages agrees with what people saw. */
  pages: ReadonlyMap<number, MarkedPage>;
  /** TrueType, for text boxes, stamps and the words behind flattened pages; embedded only where used, and only their letters that are. */
  fonts: { regular: Uint8Array; semiBold: Uint8Array };
  /** Draws the marks into the pages. */
  flatten: boolean;
  /** Writes the file anew: for originals whose own tables are too broken to be added to. */
  rewrite: boolean;
}

/** @throws CallFailure `needs-password`, `wrong-paper-password`, `broken-pdf` */
export async function annotate(input: AnnotationInput): Promise<AnnotatedPdf> {
  const loaded = await load(input);
  const added = await addMarks(loaded.document, input);
  return { pieces: await write(loaded, input), ...added };
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

async function addMarks(
  document: PDFDocument,
  input: AnnotationInput,
): Promise<Pick<AnnotatedPdf, 'annotations' | 'sheets'>> {
  const { flatten, marks, pages } = input;
  const numbered = flatten ? numberWords(marks, pages) : [];
  const numbers = new Map(numbered.map((each) => [each.mark, each]));
  const fonts = await embedUsed(document, input, numbered);
  const annotations = new Map<number, number[]>();
  let sheets: PDFRef[] = [];
  withoutTracking(document, () => {
    for (const [number, { ref, rotate, view }] of pages) {
      const page = { ref: PDFRef.of(ref.num, ref.gen), rotate, view };
      const onPage = marks.filter((mark) => mark.page === number);
      takeOff(
        document,
        page,
        new Set(onPage.flatMap((mark) => originalOf(mark.id, mark.sha256)?.object ?? [])),
      );
      if (flatten) {
        const drawn = onPage.flatMap((mark) => {
          const each = draw(document, page, mark, fonts);
          const itsNumber = numbers.get(mark);
          return itsNumber ? withNumber(each, itsNumber, page, needed(fonts.semiBold)) : [each];
        });
        flattenOnto(document.context, page.ref, drawn, rotate);
        continue;
      }
      const refs = onPage.flatMap((mark) => annotationsOf(document, page, mark, fonts));
      addToPage(document, page, refs);
      annotations.set(
        number,
        refs.map(({ objectNumber }) => objectNumber),
      );
    }
    if (numbered.length > 0)
      sheets = addAppendix(document, numbered, {
        regular: needed(fonts.regular),
        semiBold: needed(fonts.semiBold),
      });
  });
  const changed = [...pages.values()].map(({ ref }) => PDFRef.of(ref.num, ref.gen));
  for (const ref of [...changed, ...sheets.flatMap((sheet) => foldersOf(document, sheet))])
    document.context.snapshot?.markRefForSave(ref);
  return { annotations, sheets: sheets.length };
}

/** The folders of pages that a new page changed by being put into one of them. */
function foldersOf({ context }: PDFDocument, page: PDFRef): PDFRef[] {
  const folders = new Set<PDFRef>();
  for (let at: PDFRef | undefined = page; at && !folders.has(at); ) {
    folders.add(at);
    const dict: unknown = context.lookup(at);
    const parent = dict instanceof PDFDict ? dict.get(PDFName.of('Parent')) : undefined;
    at = parent instanceof PDFRef ? parent : undefined;
  }
  return [...folders];
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

/** Takes annotations off a page whose place marks take: they would be there twice. With their pop-ups. */
function takeOff({ context }: PDFDocument, page: Page, objects: ReadonlySet<number>): void {
  const dict = context.lookup(page.ref);
  if (!(dict instanceof PDFDict) || objects.size === 0) return;
  const isOriginal = (each: unknown) => each instanceof PDFRef && objects.has(each.objectNumber);
  const kept = (dict.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []).filter((each) => {
    const annotation = context.lookup(each);
    const parent = annotation instanceof PDFDict ? annotation.get(PDFName.of('Parent')) : undefined;
    const reply = annotation instanceof PDFDict ? annotation.get(PDFName.of('IRT')) : undefined;
    return !isOriginal(each) && !isOriginal(parent) && !isOriginal(reply);
  });
  dict.set(PDFName.of('Annots'), context.obj(kept));
}

function addToPage({ context }: PDFDocument, page: Page, refs: PDFRef[]): void {
  const dict = context.lookup(page.ref);
  if (!(dict instanceof PDFDict)) throw new CallFailure('broken-pdf');
  const before = dict.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
  // A new list, since an old one may be shared by several pages.
  dict.set(PDFName.of('Annots'), context.obj([...before, ...refs]));
}

interface Fonts {
  regular?: PDFFont;
  semiBold?: PDFFont;
}

async function embedUsed(
  document: PDFDocument,
  { marks, fonts }: AnnotationInput,
  numbered: readonly NumberedMark[],
): Promise<Fonts> {
  const has = (kind: Geometry['kind']) => marks.some(({ geometry }) => geometry.kind === kind);
  const both = has('stamp') || numbered.length > 0;
  return {
    ...(has('text') || both ? { regular: await embed(document, fonts.regular, 'Regular') } : {}),
    ...(both ? { semiBold: await embed(document, fonts.semiBold, 'SemiBold') } : {}),
  };
}

async function embed(document: PDFDocument, font: Uint8Array, weight: string): Promise<PDFFont> {
  document.registerFontkit(fontkit);
  // Six letters and a plus sign say that the font is a part of one (ISO 32000-2, 9.9.2).
  const tag = Array.from(randomBytes(6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
  return await document.embedFont(font, { subset: true, customName: `${tag}+BeVietnamPro-${weight}` });
}

interface Page {
  ref: PDFRef;
  rotate: Turn;
}

/** The annotation of one mark, and its pop-up where it has words to show in one. */
function annotationsOf(document: PDFDocument, page: Page, mark: AuthoredMark, fonts: Fonts): PDFRef[] {
  const { context } = document;
  const drawn = draw(document, page, mark, fonts);
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

/** What lists of comments show: the comment, or the marked words or the stamp's words themselves. */
function wordsOf({ text, geometry }: AuthoredMark): string {
  if (text !== '') return text;
  return 'quote' in geometry ? geometry.quote : geometry.kind === 'stamp' ? geometry.label : '';
}

function draw(document: PDFDocument, page: Page, mark: AuthoredMark, fonts: Fonts): Drawn {
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
      return drawTextBox(geometry, text, colour, offset, page.rotate, needed(fonts.regular));
    case 'line':
    case 'arrow':
      return drawLine(geometry, colour, offset);
    case 'rectangle':
    case 'ellipse':
      return drawOutline(geometry, colour, offset);
    case 'stamp': {
      const [label, byline] = [needed(fonts.semiBold), needed(fonts.regular)];
      return drawStamp(document.context, geometry, mark, page.rotate, { label, byline });
    }
  }
}

function needed(font: PDFFont | undefined): PDFFont {
  if (!font) throw new Error('words need a font');
  return font;
}

async function write({ document, encryption }: Loaded, input: AnnotationInput): Promise<Uint8Array[]> {
  const { context } = document;
  const tables = tablesOf(input.bytes, context.pdfFileDetails.prevStartXRef);
  const { snapshot } = context;
  if (snapshot && !encryption && tables) {
    // A file keeps to one kind of table: older viewers do not read the one kind followed by the other.
    const useObjectStreams = tables === 'streams';
    // Writing touches every new stream once more, and all of them are in the update already.
    delete context.snapshot;
    return [input.bytes, await document.saveIncremental(snapshot, { useObjectStreams })];
  }
  if (encryption) encryptAgain(document, encryption, input.password ?? '');
  return [await document.save({ addDefaultPage: false, updateFieldAppearances: false, rewrite: true })];
}
