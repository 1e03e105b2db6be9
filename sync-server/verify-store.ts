/** `npm run server -- verify`: reads a data folder, a running server's too, without changing anything in it. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { parseDocumentName } from '#domain/documents.ts';
import type { JournalHead } from '#domain/journal.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { DocumentTable } from './store/documents.ts';
import { JournalTable } from './store/journal.ts';
import { type Flaw, type Verified, verifyJournal } from './verify.ts';

/** @throws if the folder holds no store of this version */
export function verifyStore(dataDir: string): Verified {
  const db = new Database(path.join(dataDir, 'office.sqlite'), { readonly: true, fileMustExist: true });
  try {
    const documents = new DocumentTable(db);
    const meetings = db.prepare<[], string>(`SELECT 'meeting/' || id FROM meetings`).pluck().all();
    // One moment of a server that goes on writing.
    return db.transaction(() =>
      verifyJournal(new JournalTable(db), (subject) => shownHead(documents, subject), meetings),
    )();
  } finally {
    db.close();
  }
}

function shownHead(documents: DocumentTable, subject: string): JournalHead | undefined {
  const floor = `${subject}/floor`;
  if (parseDocumentName(floor)?.kind !== 'floor') return undefined;
  return readFloor(documents.load(floor).doc).journal ?? undefined;
}

const words: Record<Flaw['flaw'], string> = {
  changed: 'bị sửa (was changed)',
  missing: 'bị thiếu (is missing)',
  reordered: 'sai thứ tự (is out of order)',
  cut: 'là điểm cuối mọi người đã thấy nhưng không còn (was shown as the end and is not there)',
};

/** What a person reads of it. */
export function report({ subjects, entries, flaws }: Verified): string {
  const lines = flaws.map(({ flaw, subject, number }) => `${subject}: mục ${number} ${words[flaw]}`);
  const sum = `Nhật ký: ${subjects} chuỗi, ${entries} mục, ${flaws.length} chỗ sai (${flaws.length === 0 ? 'whole' : 'NOT whole'})`;
  return [...lines, sum, ''].join('\n');
}
