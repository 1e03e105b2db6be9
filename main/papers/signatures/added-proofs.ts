/**
 * Whether what was added to a file after the last signature is nothing but proofs for its signatures (ISO 32000-2, 12.8.4.3), as programs
 * add them so that a signature can be checked for longer. Everything else makes the file another one than was signed. Strict: whatever is
 * not understood counts as something else, and so does what any other reader might understand in another way.
 */
import { inflateSync } from 'node:zlib';
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

/** What a catalogue may say otherwise than before: the store of proofs, and that it has one. */
const mayChange = ['DSS', 'Extensions'];

/**
 * @param bytes the whole file
 * @param end where the bytes end that were signed last
 */
export async function isNothingButProofs(bytes: Uint8Array, end: number): Promise<boolean> {
  try {
    const written = crossReferences(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), end);
    if (!written) return false;
    const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
    const before = await PDFDocument.load(bytes.subarray(0, end), options);
    const after = await PDFDocument.load(bytes, options);
    return leavesAlone(before, after, written);
  } catch {
    return false;
  }
}

/** Nothing that was signed is another object now, and nothing but the catalogue's proofs leads to what is new. */
function leavesAlone(before: PDFDocument, after: PDFDocument, written: ReadonlySet<number>): boolean {
  const root = before.context.trailerInfo.Root;
  if (!(root instanceof PDFRef) || after.context.trailerInfo.Root !== root) return false;
  if (before.context.trailerInfo.Encrypt || after.context.trailerInfo.Encrypt) return false;
  const known = new Map(before.context.enumerateIndirectObjects());
  for (const ref of known.keys()) if (ref !== root && written.has(ref.objectNumber)) return false;
  for (const object of known.values()) {
    for (const { objectNumber } of refsIn(object))
      if (written.has(objectNumber) && objectNumber !== root.objectNumber) return false;
  }
  return saysTheSame(before.catalog, after.catalog);
}

function saysTheSame(before: PDFDict, after: PDFDict): boolean {
  const keys = new Set(
    [...before.keys(), ...after.keys()].filter((key) => !mayChange.includes(key.decodeText())),
  );
  return [...keys].every((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    return old !== undefined && now !== undefined && old.toString() === now.toString();
  });
}

function* refsIn(object: PDFObject): Iterable<PDFRef> {
  if (object instanceof PDFRef) yield object;
  else if (object instanceof PDFArray) for (const each of object.asArray()) yield* refsIn(each);
  else if (object instanceof PDFDict) for (const each of object.values()) yield* refsIn(each);
  else if (object instanceof PDFRawStream) yield* refsIn(object.dict);
}

/**
 * The numbers of the objects that one addition defines.
 * @returns `undefined` where it points into what was there before, or where there is more than one addition
 */
function crossReferences(bytes: Buffer, end: number): Set<number> | undefined {
  const added = bytes.subarray(end).toString('latin1');
  const [, last, ...more] = added.split(/startxref\s/);
  const at = Number(/^\s*(\d+)\s+%%EOF\s*$/.exec(last ?? '')?.[1]) - end;
  if (more.length > 0 || !(at > 0 && at < added.length)) return undefined;
  const section = added.slice(at);
  // Else a reader might go on from another list than the one that was signed.
  const signed = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(
    bytes.subarray(Math.max(0, end - 64), end).toString('latin1'),
  );
  if (!signed || /\/Prev\s+(\d+)/.exec(section)?.[1] !== signed[1]) return undefined;
  const entries = section.startsWith('xref')
    ? entriesOfTable(section)
    : entriesOfStream(section, bytes.subarray(end + at));
  if (!entries) return undefined;
  const written = new Set<number>();
  for (const { number, kind, value } of entries) {
    if (kind === 'free' && number === 0) continue;
    if (kind === 'free' || (kind === 'offset' && !isObjectAt(added, value - end, number))) return undefined;
    written.add(number);
  }
  // What lies in a stream of objects lies in one that was added.
  return entries.every(({ kind, value }) => kind !== 'within' || written.has(value)) ? written : undefined;
}

function isObjectAt(added: string, at: number, number: number): boolean {
  return at >= 0 && new RegExp(`^${number}\\s+0\\s+obj\\b`).test(added.slice(at, at + 40));
}

interface Entry {
  number: number;
  kind: 'free' | 'offset' | 'within';
  /** Where it lies, or in which stream. */
  value: number;
}

function entriesOfTable(section: string): Entry[] | undefined {
  const [, table = '', trailer = ''] = /^xref\s+([\s\S]*?)trailer([\s\S]*)$/.exec(section) ?? [];
  // A second list beside the table: readers differ in which they believe.
  if (trailer === '' || trailer.includes('/XRefStm')) return undefined;
  const entries: Entry[] = [];
  let next = 0;
  let left = 0;
  for (const line of table.split(/\s*[\r\n]+/).filter((each) => each !== '')) {
    const [, offset, used] = /^(\d{10}) \d{5} ([nf])$/.exec(line) ?? [];
    const [, first, count] = /^(\d+) (\d+)$/.exec(line) ?? [];
    if (left > 0 && offset !== undefined) {
      entries.push({ number: next, kind: used === 'n' ? 'offset' : 'free', value: Number(offset) });
      next++;
      left--;
    } else if (left === 0 && first !== undefined) [next, left] = [Number(first), Number(count)];
    else return undefined;
  }
  return left === 0 ? entries : undefined;
}

function entriesOfStream(section: string, bytes: Buffer): Entry[] | undefined {
  const [head = '', dict = ''] = /^\d+ 0 obj\s*<<([\s\S]*?)>>\s*stream\r?\n/.exec(section) ?? [];
  const numbers = (key: string) =>
    new RegExp(`/${key}\\s*\\[([\\d\\s]*)\\]`).exec(dict)?.[1]?.trim().split(/\s+/).map(Number);
  const number = (key: string) => Number(new RegExp(`/${key}\\s+(\\d+)`).exec(dict)?.[1]);
  const widths = numbers('W');
  const length = number('Length');
  if (!/\/Type\s*\/XRef/.test(dict) || widths?.length !== 3 || !(length > 0)) return undefined;
  const raw = bytes.subarray(head.length, head.length + length);
  const plain = /\/FlateDecode/.test(dict) ? inflateSync(raw) : raw;
  const [a = 0, b = 0, c = 0] = widths;
  const rows = rowsOf(plain, a + b + c, number('Predictor') >= 10);
  const ranges = numbers('Index') ?? [0, number('Size')];
  const entries: Entry[] = [];
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    for (let at = 0; at < (ranges[i + 1] ?? 0); at++) {
      const row = rows?.shift();
      if (!row) return undefined;
      const kind = (['free', 'offset', 'within'] as const)[a === 0 ? 1 : row.readUIntBE(0, a)];
      if (!kind) return undefined;
      entries.push({ number: (ranges[i] ?? 0) + at, kind, value: row.readUIntBE(a, b) });
    }
  }
  return rows?.length === 0 ? entries : undefined;
}

/** Undoes what PNG calls "up" or nothing, the only ways in which these lists are written. */
function rowsOf(bytes: Buffer, width: number, predicted: boolean): Buffer[] | undefined {
  const step = predicted ? width + 1 : width;
  if (width === 0 || bytes.length % step !== 0) return undefined;
  const rows: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    const row = Buffer.from(bytes.subarray(at + step - width, at + step));
    const way = predicted ? bytes[at] : 0;
    if (way !== 0 && way !== 2) return undefined;
    if (way === 2) for (let i = 0; i < width; i++) row[i] = ((row[i] ?? 0) + (rows.at(-1)?.[i] ?? 0)) & 0xff;
    rows.push(row);
  }
  return rows;
}
