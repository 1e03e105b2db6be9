/** A paper's own table of contents, links and fields, with places inside the paper resolved to pages. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Rect } from '#domain/paper/mark.ts';
import { type FormField, partOf, type Target } from './page-parts.ts';
import type { PaperDocument } from './paper-document.ts';

/** A place in the paper; `y` in page coordinates where the file says one. */
export interface Destination {
  page: number;
  y: number | undefined;
}

export interface OutlineEntry {
  title: string;
  depth: number;
  destination: Destination | undefined;
}

/** Deeper or longer outlines are cut: they come from a defective file, or help nobody. */
const mostEntries = 3000;
const mostDepth = 8;

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** The outline as a flat list in reading order; empty where the paper has none. */
export async function readOutline(paper: PaperDocument): Promise<OutlineEntry[]> {
  const roots: Node[] | null = await paper.ask((pdf) => pdf.getOutline());
  const entries: OutlineEntry[] = [];
  const walk = async (nodes: readonly Node[], depth: number): Promise<void> => {
    for (const node of nodes) {
      if (entries.length >= mostEntries) return;
      entries.push({ title: node.title.trim(), depth, destination: await resolve(paper, node.dest) });
      if (depth < mostDepth) await walk(node.items, depth + 1);
    }
  };
  await walk(roots ?? [], 0);
  return entries.filter((entry) => entry.title !== '');
}

export interface PageLink {
  rect: Rect;
  target: Target<Destination>;
}

export interface PageField extends FormField {
  rect: Rect;
}

/** The links of a page, those too that are not followed, and the fields of forms with what stands in them. */
export async function readPageParts(
  paper: PaperDocument,
  page: number,
): Promise<{ links: PageLink[]; fields: PageField[] }> {
  const proxy = await paper.page(page);
  const annotations: unknown[] = await paper.ask(() => proxy.getAnnotations());
  const links: PageLink[] = [];
  const fields: PageField[] = [];
  for (const part of annotations.map(partOf)) {
    if (part?.kind === 'field') fields.push({ rect: part.rect, ...part.field });
    if (part?.kind === 'link') links.push({ rect: part.rect, target: await resolved(paper, part.target) });
  }
  return { links, fields };
}

async function resolved(paper: PaperDocument, target: Target<unknown>): Promise<Target<Destination>> {
  if (target.kind !== 'inside') return target;
  const destination = await resolve(paper, target.destination);
  return destination ? { kind: 'inside', destination } : { kind: 'refused', why: 'nowhere', what: null };
}

async function resolve(paper: PaperDocument, dest: unknown): Promise<Destination | undefined> {
  const explicit: unknown =
    typeof dest === 'string' ? await paper.ask((pdf) => pdf.getDestination(dest)) : dest;
  if (!Array.isArray(explicit)) return undefined;
  const [target, fit] = explicit as [unknown, { name?: string } | undefined];
  const page = await pageOf(paper, target);
  if (page === undefined) return undefined;
  // XYZ: [page, name, left, top, zoom]; FitH: [page, name, top].
  const y: unknown =
    fit?.name === 'XYZ' ? explicit[3] : fit?.name?.startsWith('FitH') ? explicit[2] : undefined;
  return { page, y: typeof y === 'number' ? y : undefined };
}

async function pageOf(paper: PaperDocument, target: unknown): Promise<number | undefined> {
  if (typeof target === 'number') return inside(paper, target + 1);
  if (typeof target !== 'object' || target === null || !('num' in target)) return undefined;
  const ref = target as { num: number; gen: number };
  try {
    return inside(paper, (await paper.ask((pdf) => pdf.getPageIndex(ref))) + 1);
  } catch {
    // It points to a page that is not there.
    return undefined;
  }
}

function inside(paper: PaperDocument, page: number): number | undefined {
  return page >= 1 && page <= paper.pages ? page : undefined;
}
