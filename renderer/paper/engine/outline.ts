/** A paper's own table of contents and links, with places inside the paper resolved to pages. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Rect } from '#domain/paper/mark.ts';
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
  target: { kind: 'inside'; destination: Destination } | { kind: 'outside'; url: string };
}

/** The links of a page. Only web and mail addresses count as outside ones; launching, remote files and scripts are left out. */
export async function readLinks(paper: PaperDocument, page: number): Promise<PageLink[]> {
  const proxy = await paper.page(page);
  const annotations = await paper.ask(() => proxy.getAnnotations());
  const links: PageLink[] = [];
  for (const annotation of annotations as Record<string, unknown>[]) {
    if (annotation.subtype !== 'Link') continue;
    const rect = Rect.safeParse(annotation.rect).data;
    if (!rect) continue;
    const url = typeof annotation.url === 'string' ? safeUrl(annotation.url) : undefined;
    if (url) {
      links.push({ rect, target: { kind: 'outside', url } });
      continue;
    }
    const destination = await resolve(paper, annotation.dest);
    if (destination) links.push({ rect, target: { kind: 'inside', destination } });
  }
  return links;
}

function safeUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
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
