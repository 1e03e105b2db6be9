/**
 * A person's own papers (tài liệu cá nhân) as `person/{id}/shelf` holds them: folders in folders, and papers in the very
 * shape that plans have them in. Written by that person alone, on all their machines; so folders may be moved in two
 * places at once, and reading puts whatever that leaves hanging back at the top.
 */
import * as Y from 'yjs';
import { z } from 'zod';
import { ItemId } from '../ids.ts';
import { addPaper, movePaper, type Paper, readPlan } from '../meeting/plan.ts';
import { readRecords } from '../records.ts';
import { compareText, fold } from '../text.ts';

/** Where papers stand that are in no folder. */
export const shelfTop = ItemId.parse('goc');

export const Folder = z.object({
  id: ItemId,
  name: z.string().trim().min(1).max(200),
  /** The folder it stands in, or {@link shelfTop}. */
  parent: ItemId,
});
export type Folder = z.infer<typeof Folder>;

export interface Shelf {
  /** Every one hangs below {@link shelfTop}. */
  folders: Map<ItemId, Folder>;
  /** Every one stands in a folder that is there, or at the top. */
  papers: Paper[];
}

const foldersOf = (doc: Y.Doc) => doc.getMap('folders');

export function readShelf(doc: Y.Doc): Shelf {
  const stored = readRecords(foldersOf(doc), Folder);
  const folders = new Map(
    [...stored.values()].map((each) => [each.id, { ...each, parent: hangs(stored, each) }]),
  );
  const papers = readPlan(doc).papers.map((paper) =>
    folders.has(paper.item) ? paper : { ...paper, item: shelfTop },
  );
  return { folders, papers };
}

/** The folder's parent, unless it is gone or in the folder itself. */
function hangs(stored: ReadonlyMap<ItemId, Folder>, folder: Folder): ItemId {
  const seen = new Set<ItemId>();
  for (let at = folder.parent; at !== shelfTop; ) {
    const next = stored.get(at);
    if (!next) return at === folder.parent ? shelfTop : folder.parent;
    if (at === folder.id) return shelfTop;
    // A ring further up is broken there.
    if (seen.has(at)) return folder.parent;
    seen.add(at);
    at = next.parent;
  }
  return folder.parent;
}

/** The folder and those it stands in, from the top down. */
export function pathTo({ folders }: Pick<Shelf, 'folders'>, id: ItemId): Folder[] {
  const path: Folder[] = [];
  for (let at = folders.get(id); at; at = folders.get(at.parent)) path.unshift(at);
  return path;
}

/** What stands in a folder itself, folders and papers each by name. */
export function contentOf({ folders, papers }: Shelf, id: ItemId): { folders: Folder[]; papers: Paper[] } {
  return {
    folders: [...folders.values()]
      .filter(({ parent }) => parent === id)
      .sort((a, b) => compareText(a.name, b.name)),
    papers: papers.filter(({ item }) => item === id).sort((a, b) => compareText(a.title, b.title)),
  };
}

/** The folder with all that is in it, at any depth. */
function allWithin(shelf: Shelf, id: ItemId): { folders: Folder[]; papers: Paper[] } {
  const own = shelf.folders.get(id);
  const here = contentOf(shelf, id);
  const below = here.folders.map((folder) => allWithin(shelf, folder.id));
  return {
    folders: [...(own ? [own] : []), ...below.flatMap(({ folders }) => folders)],
    papers: [...here.papers, ...below.flatMap(({ papers }) => papers)],
  };
}

/** How many papers are in a folder, at any depth. */
export function countWithin(shelf: Shelf, id: ItemId): number {
  return allWithin(shelf, id).papers.length;
}

/** Papers and folders whose names hold every word, without dấu. */
export function searchShelf(shelf: Shelf, query: string): { folders: Folder[]; papers: Paper[] } {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const holds = (text: string) => words.every((word) => fold(text).includes(word));
  return {
    folders: [...shelf.folders.values()]
      .filter(({ name }) => holds(name))
      .sort((a, b) => compareText(a.name, b.name)),
    papers: shelf.papers.filter(({ title }) => holds(title)).sort((a, b) => compareText(a.title, b.title)),
  };
}

/** Whether a folder may stand in another one: not in itself, nor in what is in it. */
export function mayHold({ folders }: Pick<Shelf, 'folders'>, moved: ItemId, into: ItemId): boolean {
  return !pathTo({ folders }, into).some(({ id }) => id === moved);
}

export function putFolder(doc: Y.Doc, folder: Folder): void {
  const record = foldersOf(doc).get(folder.id);
  doc.transact(() => {
    // Name and place merge one by one: renamed here and moved there, it is both.
    if (record instanceof Y.Map) {
      if (record.get('name') !== folder.name) record.set('name', folder.name);
      if (record.get('parent') !== folder.parent) record.set('parent', folder.parent);
    } else foldersOf(doc).set(folder.id, new Y.Map(Object.entries(folder)));
  });
}

/** Moves a paper to a folder. */
export function movePaperTo(doc: Y.Doc, paper: Paper, folder: ItemId): void {
  movePaper(doc, paper.id, folder, Number.MAX_SAFE_INTEGER);
}

/** Takes folders and papers off the shelf. @returns what was taken, for {@link putBack} */
export function removeFromShelf(
  doc: Y.Doc,
  what: { folder: ItemId } | { paper: Paper },
): { folders: Folder[]; papers: Paper[] } {
  const gone =
    'paper' in what ? { folders: [], papers: [what.paper] } : allWithin(readShelf(doc), what.folder);
  doc.transact(() => {
    for (const { id } of gone.folders) foldersOf(doc).delete(id);
    for (const { id } of gone.papers) doc.getMap('papers').delete(id);
  });
  return gone;
}

/** Takes a removal back: all returns with its ids, so that notes made on it are found again. */
export function putBack(
  doc: Y.Doc,
  { folders, papers }: { folders: readonly Folder[]; papers: readonly Paper[] },
): void {
  doc.transact(() => {
    for (const folder of folders) putFolder(doc, folder);
    for (const { rank: _, ...paper } of papers) addPaper(doc, paper);
  });
}
