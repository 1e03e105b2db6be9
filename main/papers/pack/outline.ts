/** The pack's contents as viewers show them beside the pages: cover, agenda, each item with its papers. */
import { type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { BoundPaper } from './front.ts';
import { destination } from './sheet.ts';
import type { PackItem } from './task.ts';

interface Entry {
  title: string;
  page: PDFRef | undefined;
  under: Entry[];
}

export function outlineOf(
  cover: PDFRef | undefined,
  agenda: PDFRef | undefined,
  items: readonly PackItem[],
  bound: ReadonlyMap<string, BoundPaper>,
): Entry[] {
  return [
    { title: 'Bìa', page: cover, under: [] },
    { title: 'Chương trình và tài liệu', page: agenda, under: [] },
    ...items.map((item, index) => {
      const under = item.papers.map(({ id, title }) => ({ title, page: bound.get(id)?.ref, under: [] }));
      return { title: `${index + 1}. ${item.title}`, page: under[0]?.page ?? agenda, under };
    }),
  ];
}

export function setOutline(document: PDFDocument, entries: readonly Entry[]): void {
  const { context, catalog } = document;
  const root = context.nextRef();
  const below = put(document, entries, root);
  context.assign(
    root,
    context.obj({ Type: 'Outlines', First: below.first, Last: below.last, Count: below.count }),
  );
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** @returns also how many entries are shown, those further down among them */
function put(
  document: PDFDocument,
  entries: readonly Entry[],
  parent: PDFRef,
): { first: PDFRef; last: PDFRef; count: number } {
  const { context } = document;
  const refs = entries.map(() => context.nextRef());
  let count = entries.length;
  for (const [index, { title, page, under }] of entries.entries()) {
    const ref = refs[index] as PDFRef;
    const dict = context.obj({ Title: PDFHexString.fromText(title), Parent: parent });
    const [before, after] = [refs[index - 1], refs[index + 1]];
    if (before) dict.set(PDFName.of('Prev'), before);
    if (after) dict.set(PDFName.of('Next'), after);
    if (page) dict.set(PDFName.of('Dest'), destination(document, page));
    if (under.length > 0) {
      const below = put(document, under, ref);
      dict.set(PDFName.of('First'), below.first);
      dict.set(PDFName.of('Last'), below.last);
      dict.set(PDFName.of('Count'), context.obj(below.count));
      count += below.count;
    }
    context.assign(ref, dict);
  }
  return { first: refs[0] as PDFRef, last: refs.at(-1) as PDFRef, count };
}
