/** What a client has on its disk, read past the client. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { parseDocumentName } from '#domain/documents.ts';
import { type Mark, readMarks } from '#domain/paper/mark.ts';
import { DocumentTable } from '#main/store/documents.ts';

export interface StoredMark {
  /** The document that holds it. */
  document: string;
  mark: Mark;
}

/** Every mark in every store below `dataDir`, in order of its id. */
export function storedMarks(dataDir: string): StoredMark[] {
  const found: StoredMark[] = [];
  for (const file of filesNamed(dataDir, 'store.sqlite')) {
    const db = new Database(file, { readonly: true });
    const table = new DocumentTable(db);
    const names = db.prepare<[], string>('SELECT name FROM documents').pluck().all();
    for (const name of names) {
      const kind = parseDocumentName(name)?.kind;
      if (kind !== 'ink' && kind !== 'notes') continue;
      for (const mark of readMarks(table.load(name)).values()) found.push({ document: name, mark });
    }
    db.close();
  }
  return found.sort((a, b) => a.mark.id.localeCompare(b.mark.id));
}

/** The files below `dataDir` in whose bytes `text` stands, as UTF-8. */
export function filesHolding(dataDir: string, text: string): string[] {
  const wanted = Buffer.from(text, 'utf8');
  return allFiles(dataDir).filter((file) => readFileSync(file).includes(wanted));
}

function filesNamed(folder: string, name: string): string[] {
  return allFiles(folder).filter((file) => path.basename(file) === name);
}

function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
