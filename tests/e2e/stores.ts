/** What a client or a server has on its disk, read past the program. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { formatDocumentName, parseDocumentName } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { type Floor, readFloor } from '#domain/meeting/floor.ts';
import { type Mark, readMarks } from '#domain/paper/mark.ts';
import { DocumentTable } from '#main/store/documents.ts';
import { DocumentTable as ServerDocuments } from '#server/store/documents.ts';
import { JournalTable } from '#server/store/journal.ts';

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

/** The floor of a meeting as this person's own store holds it, a guest's their own one; `undefined` if it does not. */
export function storedFloor(dataDir: string, meeting: MeetingId, person: PersonId): Floor | undefined {
  const names = [
    formatDocumentName({ kind: 'floor', meeting }),
    formatDocumentName({ kind: 'guestFloor', meeting, person }),
  ];
  for (const file of filesNamed(dataDir, 'store.sqlite')) {
    const db = new Database(file, { readonly: true });
    const held = db.prepare<[string], string>('SELECT name FROM documents WHERE name = ?').pluck();
    const name = names.find((each) => held.get(each) !== undefined);
    const floor = name === undefined ? undefined : readFloor(new DocumentTable(db).load(name));
    db.close();
    if (floor) return floor;
  }
  return undefined;
}

export interface Decided {
  name: string;
  person: string;
  ok: boolean;
}

/** What a server keeps of a meeting: its floor, and what was decided about it, in order. */
export function keptOfMeeting(dataDir: string, meeting: MeetingId): { floor: Floor; decided: Decided[] } {
  const db = new Database(path.join(dataDir, 'office.sqlite'), { readonly: true });
  const { doc } = new ServerDocuments(db).load(formatDocumentName({ kind: 'floor', meeting }));
  const rows = [...new JournalTable(db).entries(`meeting/${meeting}`)];
  db.close();
  return {
    floor: readFloor(doc),
    decided: rows.map(({ name, person, answer }) => ({ name, person, ok: JSON.parse(answer).ok === true })),
  };
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
