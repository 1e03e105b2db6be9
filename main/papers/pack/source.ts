/** One paper on its way into a pack: opened, its pages found, and copied with all they need. */
import {
  ParseSpeeds,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFPageLeaf,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { NotInPack } from '#contract';
import { type PdfSource, UnreadablePdf, withSealedPdf } from '../sealed-pdf.ts';
import { readSealed } from '../sealed-whole.ts';

/** Object and generation numbers of a paper's pages: by the engine that shows papers, for its count is what people saw. */
export type PageRefs = { num: number; gen: number }[];

export async function findPages(source: PdfSource): Promise<PageRefs | { without: NotInPack }> {
  try {
    return await withSealedPdf(source, async (pdf) => {
      const refs: PageRefs = [];
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        if (!page.ref) throw new Error('a page without a number');
        refs.push(page.ref);
        page.cleanup();
      }
      return refs;
    });
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    return { without: error.code };
  }
}

/** What belongs to the paper as a whole and would bring all of it along, or means nothing in another file. */
const leftBehind = ['B', 'PieceInfo', 'Metadata', 'Thumb', 'StructParents', 'AA', 'TemplateInstantiated'];

/**
 * Copies pages into another document. Links between them go on leading to each other.
 * @returns their new places, in order
 * @throws whatever the paper's damage leads to; what was copied by then must be taken out by the caller
 */
export async function copyPages(source: PdfSource, refs: PageRefs, into: PDFContext): Promise<PDFRef[]> {
  const { context } = await load(source);
  const pages = refs.map(({ num, gen }) => PDFRef.of(num, gen));
  for (const ref of pages) {
    const page = context.lookup(ref, PDFDict);
    if (!(page instanceof PDFPageLeaf)) throw new Error('a page without a type');
    for (const key of leftBehind) page.delete(PDFName.of(key));
  }
  const copier = PDFObjectCopier.for(context, into);
  return pages.map((ref) => copier.copy(ref));
}

async function load(source: PdfSource): Promise<PDFDocument> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
  // A paper that only its owner may change opens with the empty password.
  return await PDFDocument.load(await readSealed(source), { ...options, password: source.password ?? '' });
}
