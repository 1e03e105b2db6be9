/** What a file brought in is, by its own bytes. Its name only tells apart what looks alike: old Word, Excel and PowerPoint. */
import { extname } from 'node:path';
import type { SealedReader } from '../sealed-file.ts';

export type PictureFormat = 'jpeg' | 'png' | 'tiff';

export type FileKind =
  | { kind: 'pdf' }
  /** `ending` names the format to the office suite, with its dot. */
  | { kind: 'office'; ending: string }
  | { kind: 'picture'; format: PictureFormat }
  /** A phone's picture in a format that only few programs read. */
  | { kind: 'heic' }
  | { kind: 'unknown' };

const HEAD_BYTES = 1024;
/** Holds the list of a zip's contents, of any real paper. */
const TAIL_BYTES = 256 * 1024;

const oldOfficeEndings = new Set(['.doc', '.xls', '.ppt']);

/** Parts that one office format has and no other (ECMA-376). */
const zippedOffice: readonly (readonly [part: string, ending: string])[] = [
  ['word/document', '.docx'],
  ['xl/workbook', '.xlsx'],
  ['ppt/presentation', '.pptx'],
];

/** What the first entry of an OpenDocument file says it is (ODF 1.3 part 2, 3.3). */
const openDocument: readonly (readonly [type: string, ending: string])[] = [
  ['application/vnd.oasis.opendocument.text', '.odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', '.ods'],
  ['application/vnd.oasis.opendocument.presentation', '.odp'],
];

const heicBrands = new Set(['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif']);

/** @param name the file's own, with its ending */
export async function kindOf(reader: SealedReader, name: string): Promise<FileKind> {
  const head = (await reader.readRange(0, Math.min(HEAD_BYTES, reader.size))).toString('latin1');
  if (head.startsWith('PK\x03\x04')) {
    const start = Math.max(0, reader.size - TAIL_BYTES);
    return zipKind(head, (await reader.readRange(start, reader.size)).toString('latin1'));
  }
  if (head.includes('%PDF-')) return { kind: 'pdf' };
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundKind(name);
  if (head.startsWith('{\\rtf')) return { kind: 'office', ending: '.rtf' };
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'picture', format: 'jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'picture', format: 'png' };
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return { kind: 'picture', format: 'tiff' };
  if (head.slice(4, 8) === 'ftyp' && heicBrands.has(head.slice(8, 12))) return { kind: 'heic' };
  return { kind: 'unknown' };
}

function zipKind(head: string, tail: string): FileKind {
  const odf = openDocument.find(([type]) => head.includes(`mimetype${type}`));
  const ending = odf?.[1] ?? zippedOffice.find(([part]) => tail.includes(part))?.[1];
  return ending === undefined ? { kind: 'unknown' } : { kind: 'office', ending };
}

/** The compound form also holds new office files that are locked with a password: the suite then says so. */
function compoundKind(name: string): FileKind {
  const ending = extname(name).toLowerCase();
  if (oldOfficeEndings.has(ending)) return { kind: 'office', ending };
  return ['.docx', '.xlsx', '.pptx'].includes(ending) ? { kind: 'office', ending } : { kind: 'unknown' };
}
