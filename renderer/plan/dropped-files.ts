/** The files of a drop, those in folders included, in the order a person would put them. */
import { compareText } from '#domain/text.ts';

/** More than any item of an agenda has; a folder dropped by mistake may hold thousands. */
export const MOST_FILES = 200;

/** What systems and office programs leave in folders beside the files. */
const litter = /^(\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)/i;

interface Found {
  /** From the drop down to the file. */
  path: string[];
  file: File;
}

/**
 * Call at once in the handler of the drop: later the browser has forgotten what was dropped.
 * @returns at most {@link MOST_FILES}, and whether there were more
 */
export async function filesIn(transfer: DataTransfer): Promise<{ files: File[]; more: boolean }> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found: Found[] = [];
  for (const entry of entries) await gather(entry, [], found);
  found.sort(byPath);
  return { files: found.slice(0, MOST_FILES).map(({ file }) => file), more: found.length > MOST_FILES };
}

async function gather(entry: FileSystemEntry, above: readonly string[], found: Found[]): Promise<void> {
  if (litter.test(entry.name) || found.length > MOST_FILES) return;
  const path = [...above, entry.name];
  if (entry instanceof FileSystemFileEntry) {
    found.push({ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
  } else if (entry instanceof FileSystemDirectoryEntry) {
    for (const inside of await entriesOf(entry)) await gather(inside, path, found);
  }
}

/** A folder tells its contents a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length <= MOST_FILES) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    all.push(...some);
  }
  return all.sort((a, b) => compareText(a.name, b.name));
}

/** Folder by folder, "Phụ lục 2" before "Phụ lục 10". */
export function byPath(a: Pick<Found, 'path'>, b: Pick<Found, 'path'>): number {
  for (let i = 0; i < Math.min(a.path.length, b.path.length); i++) {
    const order = compareText(a.path[i] ?? '', b.path[i] ?? '');
    if (order !== 0) return order;
  }
  return a.path.length - b.path.length;
}
