/**
 * The store of proofs that a paper keeps for its signatures (ISO 32000-2, 12.8.4.3: the document security store): certificates, and what
 * their issuers said about revoked ones. Nothing in it is believed but by its issuer's own signature, so it does not matter who put it there.
 */
import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { fromBER } from 'asn1js';
import { Certificate } from 'pkijs';
import { type Certified, certified } from './certificate.ts';
import type { Evidence } from './revocation.ts';

/** Of one certificate, list or answer. */
const PIECE_BYTES = 8 * 1024 * 1024;
/** More of each than any file has a use for. */
const MOST = 200;

export interface SecurityStore {
  /** The file has one. */
  exists: boolean;
  certificates: Certified[];
  evidence: Evidence;
}

const empty = (): SecurityStore => ({
  exists: false,
  certificates: [],
  evidence: { lists: [], answers: [] },
});

/** Nothing where there is none, or where it can't be read: the signatures stand without it. */
export async function readSecurityStore(
  bytes: Uint8Array,
  password: string | undefined,
): Promise<SecurityStore> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Named in plain words, or within a stream of objects: most files have neither, and are not taken apart.
  if (!text.includes('/DSS') && !text.includes('/ObjStm')) return empty();
  try {
    const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
    return storeOf(await PDFDocument.load(bytes, { ...options, password: password ?? '' }));
  } catch {
    return empty();
  }
}

function storeOf({ catalog }: PDFDocument): SecurityStore {
  const store = catalog.lookupMaybe(PDFName.of('DSS'), PDFDict);
  if (!store) return empty();
  const related = dictionariesIn(store.lookupMaybe(PDFName.of('VRI'), PDFDict));
  const all = (inStore: string, inRelated: string) =>
    [
      ...piecesIn(store, inStore),
      // What relates to one signature is as a rule in the store itself as well.
      ...related.flatMap((each) => piecesIn(each, inRelated)),
    ].filter(isFirst);
  return {
    exists: true,
    certificates: all('Certs', 'Cert').flatMap(certificateIn),
    evidence: { lists: all('CRLs', 'CRL'), answers: all('OCSPs', 'OCSP') },
  };
}

function dictionariesIn(parent: PDFDict | undefined): PDFDict[] {
  const keys = parent?.keys().slice(0, MOST) ?? [];
  return keys.map((key) => parent?.lookup(key)).filter((each) => each instanceof PDFDict);
}

function piecesIn(parent: PDFDict, key: string): Uint8Array[] {
  const list: PDFObject | undefined = parent.lookup(PDFName.of(key));
  if (!(list instanceof PDFArray)) return [];
  const pieces: Uint8Array[] = [];
  for (let index = 0; index < Math.min(list.size(), MOST); index++) {
    const stream = list.lookup(index);
    if (!(stream instanceof PDFRawStream) || stream.contents.length > PIECE_BYTES) continue;
    pieces.push(decodePDFRawStream(stream).decode());
  }
  return pieces;
}

function isFirst(piece: Uint8Array, index: number, all: readonly Uint8Array[]): boolean {
  return all.findIndex((each) => Buffer.compare(each, piece) === 0) === index;
}

function certificateIn(der: Uint8Array): Certified[] {
  try {
    return [certified(new Certificate({ schema: fromBER(new Uint8Array(der)).result }))];
  } catch {
    return [];
  }
}
