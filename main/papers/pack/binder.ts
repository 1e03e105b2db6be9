/** Binds papers into one PDF: cover, agenda, then every paper, with the same page numbers as on the screen. */
import { randomBytes } from 'node:crypto';
import fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFFont, PDFHexString, PDFName, PDFPageLeaf, type PDFRef } from '@cantoo/pdf-lib';
import type { NotInPack } from '#contract';
import { numbered } from '#domain/paper/pack.ts';
import { agendaPages, type BoundPaper, coverPages, missingPage, span } from './front.ts';
import { outlineOf, setOutline } from './outline.ts';
import { PdfFile } from './pdf-file.ts';
import type { Fonts } from './sheet.ts';
import { copyPages, findPages, type PageRefs } from './source.ts';
import { Stamp } from './stamp.ts';
import type { PackMade, PackPaper, PackStep, PackTask } from './task.ts';

export interface Letters {
  regular: Uint8Array;
  bold: Uint8Array;
}

interface Found {
  paper: PackPaper;
  refs: PageRefs | { without: NotInPack };
}

/** A paper's pages in the file, or none where it could not be had. */
interface Slot {
  paper: PackPaper;
  first: number;
  last: number;
  refs: PDFRef[];
  without: NotInPack | undefined;
}

export class Binder {
  readonly #task: Pick<PackTask, 'cover' | 'items'>;
  readonly #document: PDFDocument;
  readonly #file: PdfFile;
  readonly #fonts: Fonts;
  readonly #stamp: Stamp;
  /** Objects up to this number live until the end; those after it are a paper's, and are written with it. */
  readonly #lasting: number;

  private constructor(
    task: Pick<PackTask, 'cover' | 'items'>,
    document: PDFDocument,
    fonts: Fonts,
    write: (bytes: Uint8Array) => Promise<void>,
  ) {
    this.#task = task;
    this.#document = document;
    this.#fonts = fonts;
    this.#file = new PdfFile(document.context, write);
    this.#stamp = new Stamp(document.context, fonts.regular);
    this.#lasting = document.context.largestObjectNumber;
  }

  /** @param write takes the file piece by piece */
  static async bind(
    task: Pick<PackTask, 'cover' | 'items'>,
    letters: Letters,
    write: (bytes: Uint8Array) => Promise<void>,
    step: (step: PackStep) => void,
  ): Promise<Omit<PackMade, 'file'>> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.registerFontkit(fontkit);
    document.setTitle(`Bộ tài liệu họp: ${task.cover.title}`, { showInWindowTitleBar: true });
    document.setLanguage('vi');
    const fonts = {
      regular: await embed(document, letters.regular, 'Regular'),
      bold: await embed(document, letters.bold, 'Bold'),
    };
    return await new Binder(task, document, fonts, write).#bind(step);
  }

  async #bind(step: (step: PackStep) => void): Promise<Omit<PackMade, 'file'>> {
    const found = await this.#find();
    const places = numbered(
      found.map(({ paper, refs }) => ({
        paper: paper.id,
        pages: paper.pages ?? (Array.isArray(refs) ? refs.length : 1),
      })),
    );
    const total = found.reduce((sum, { refs }) => sum + (Array.isArray(refs) ? refs.length : 1), 0);
    await this.#file.begin();
    const slots: Slot[] = [];
    let done = 0;
    for (const [index, each] of found.entries()) {
      step({ done, total, paper: each.paper.id });
      const place = places[index];
      const first = place?.first ?? 1;
      const slot = await this.#take(each, first, first + (place?.pages ?? 1) - 1);
      await this.#file.flush(this.#lasting);
      slots.push(slot);
      done += Math.max(slot.refs.length, 1);
      step({ done, total, paper: each.paper.id });
    }
    return await this.#finish(slots);
  }

  async #find(): Promise<Found[]> {
    const found: Found[] = [];
    for (const paper of this.#task.items.flatMap(({ papers }) => papers)) {
      const { source } = paper;
      found.push({ paper, refs: 'without' in source ? source : await findPages(source) });
    }
    return found;
  }

  async #take({ paper, refs }: Found, first: number, last: number): Promise<Slot> {
    const { context } = this.#document;
    const slot = { paper, first, last };
    if (!Array.isArray(refs) || 'without' in paper.source)
      return { ...slot, refs: [], without: Array.isArray(refs) ? 'broken-pdf' : refs.without };
    const before = context.largestObjectNumber;
    try {
      const pages = await copyPages(paper.source, refs, context);
      for (const [index, ref] of pages.entries()) this.#bindPage(ref, first + index);
      return { ...slot, refs: pages, without: undefined };
    } catch {
      // One damaged paper must not cost people the others.
      for (const [ref] of context.enumerateIndirectObjects())
        if (ref.objectNumber > before) context.delete(ref);
      return { ...slot, refs: [], without: 'broken-pdf' };
    }
  }

  #bindPage(ref: PDFRef, number: number): void {
    const page = this.#document.context.lookup(ref);
    if (!(page instanceof PDFPageLeaf)) throw new Error('not a page');
    page.set(PDFName.of('Parent'), this.#tree);
    this.#stamp.put(page, `Trang bộ ${number}`);
  }

  get #tree(): PDFRef {
    return this.#document.catalog.get(PDFName.of('Pages')) as PDFRef;
  }

  async #finish(slots: readonly Slot[]): Promise<Omit<PackMade, 'file'>> {
    const document = this.#document;
    const bound = slots.map((slot): BoundPaper & { refs: PDFRef[] } => {
      const refs = slot.refs.length > 0 ? slot.refs : missingPage(document, this.#fonts, slot);
      return { ...slot, refs, ref: refs[0] as PDFRef };
    });
    const byPaper = new Map(bound.map((each) => [each.paper.id as string, each]));
    const cover = coverPages(document, this.#fonts, this.#task.cover);
    const agenda = agendaPages(document, this.#fonts, this.#task.items, byPaper);
    const front = [...cover, ...agenda];
    const pages = [...front, ...bound.flatMap(({ refs }) => refs)];
    this.#setPages(pages);
    this.#label(front.length, bound);
    setOutline(document, outlineOf(cover[0], agenda[0], this.#task.items, byPaper));
    await document.flush();
    await this.#file.flush(0);
    await this.#file.end(
      document.context.trailerInfo.Root as PDFRef,
      document.context.trailerInfo.Info as PDFRef | undefined,
    );
    const missing = slots.flatMap(({ paper, without }) =>
      without ? [{ paper: paper.id, why: without }] : [],
    );
    return { pages: pages.length, missing };
  }

  #setPages(pages: PDFRef[]): void {
    const tree = this.#document.catalog.Pages();
    tree.set(PDFName.of('Kids'), this.#document.context.obj(pages));
    tree.set(PDFName.of('Count'), this.#document.context.obj(pages.length));
  }

  /** Viewers show and take the pack's numbers in their own page field; cover and agenda count i, ii (ISO 32000-2, 12.4.2). */
  #label(front: number, bound: readonly (BoundPaper & { refs: PDFRef[] })[]): void {
    const { context, catalog } = this.#document;
    const numbers = [context.obj(0), context.obj({ S: 'r' })];
    let at = front;
    for (const each of bound) {
      const label = each.without
        ? context.obj({ P: PDFHexString.fromText(span(each)) })
        : context.obj({ S: 'D', St: each.first });
      numbers.push(context.obj(at), label);
      at += each.refs.length;
    }
    catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: context.obj(numbers) }));
  }
}

async function embed(document: PDFDocument, font: Uint8Array, weight: string): Promise<PDFFont> {
  // Six letters and a plus sign say that the font is a part of one (ISO 32000-2, 9.9.2).
  const tag = Array.from(randomBytes(6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
  return await document.embedFont(font, { subset: true, customName: `${tag}+BeVietnamPro-${weight}` });
}
