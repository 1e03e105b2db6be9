/** Papers of one invented person in a folder of their own, for tests: a real database, vault and key. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { importPath, importPieceBytes, type PaperState } from '#contract';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import { ItemId, MeetingId, PaperId, PersonId, type Sha256 } from '#domain/ids.ts';
import type { Paper, PaperFile } from '#domain/meeting/plan.ts';
import { fileKeyBox } from '#main/keys.ts';
import { Papers } from '#main/papers/papers.ts';
import type { Clock } from '#room/committer.ts';

export const meeting = MeetingId.parse('cuoc-hop-thu');
export const person = PersonId.parse('nguoi-thu');
export const item = ItemId.parse('muc-1');

export const realClock: Clock = {
  now: Date.now,
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

const silent = { info() {}, warn() {}, error() {} };

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'hopso-papers-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export interface Desk {
  dir: string;
  papers: Papers;
  /** A document of this person's replica, made at the first use. */
  document(name: DocumentName): Y.Doc;
  /** Closes and opens again, as a restart does. */
  reopen(): Promise<void>;
  /** Takes a file in through the byte path, in pieces. */
  take(bytes: Uint8Array, options?: { name?: string; password?: string }): Promise<PaperFile>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** A file in the desk's folder, as it lies there. */
  fileBytes(name: string): Buffer;
  /** Meetings whose papers came or went, one entry each time. */
  changes: MeetingId[];
  /** As if what is kept for a time had been kept for long enough. */
  ageSpared(): void;
  /** A file's bytes are lost. */
  removeFile(sha256: Sha256): void;
  /** As for somebody who did not bring the papers in. */
  forgetPasswords(): void;
}

/** @param officeSuites where the desk looks for a program that reads office documents; left out: the usual places */
export async function openDesk(dir = temporaryFolder(), officeSuites?: readonly string[]): Promise<Desk> {
  const documents = new Map<string, Y.Doc>();
  const document = (name: DocumentName) => {
    const key = formatDocumentName(name);
    const doc = documents.get(key) ?? new Y.Doc();
    documents.set(key, doc);
    return doc;
  };
  const changes: MeetingId[] = [];
  let db: Database.Database;
  const open = () => {
    db = new Database(join(dir, 'store.sqlite'));
    return new Papers({
      dir: join(dir, 'papers'),
      db,
      keyBox: fileKeyBox(dir),
      person,
      documents: { read: (name, read) => read(document(name)) },
      people: (id) => (id === person ? 'Trần Thị Thử Nghiệm' : `Đại biểu ${id}`),
      log: silent,
      clock: realClock,
      changed: (changed) => changes.push(changed),
      ...(officeSuites ? { officeSuites } : {}),
    });
  };
  const close = async () => {
    await desk.papers.close();
    db.close();
  };
  const desk: Desk = {
    dir,
    papers: open(),
    document,
    async reopen() {
      await close();
      desk.papers = open();
    },
    async take(bytes, { name = 'Tờ trình.pdf', password } = {}) {
      const { importId } = desk.papers.beginImport({ meeting, name, size: bytes.length });
      for (let offset = 0; offset < bytes.length; offset += importPieceBytes) {
        const body = Buffer.from(bytes.subarray(offset, offset + importPieceBytes));
        const answer = await desk.papers.fetch(
          new Request(`http://may-nay${importPath(importId, offset)}`, { method: 'POST', body }),
        );
        if (!answer?.ok) throw new Error(`piece refused: ${await answer?.text()}`);
      }
      return await desk.papers.finishImport({ importId, password });
    },
    async get(path, headers = {}) {
      const answer = await desk.papers.fetch(new Request(`http://may-nay${path}`, { headers }));
      if (!answer) throw new Error(`nobody answers ${path}`);
      return answer;
    },
    changes,
    forgetPasswords: () => {
      db.exec('DELETE FROM paper_password');
    },
    ageSpared: () => {
      db.exec('UPDATE paper_spared SET until = 0');
    },
    removeFile: (sha256) => {
      const files = join(dir, 'papers');
      for (const name of readdirSync(files, { recursive: true, encoding: 'utf8' }))
        if (name.includes(sha256)) rmSync(join(files, name), { recursive: true, force: true });
    },
    fileBytes: (name) => readFileSync(join(dir, name)),
  };
  onTestFinished(close);
  return desk;
}

export function paperOf(file: PaperFile, id = 'van-ban-1'): Paper {
  return {
    id: PaperId.parse(id),
    item,
    rank: 'a0',
    title: 'Tờ trình',
    file,
    addedBy: person,
    addedAt: Date.now(),
  };
}

export function sha256Of(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}

/** The first states of the meeting's papers that `wanted` accepts. */
export async function states(
  desk: Desk,
  wanted: (states: PaperState[]) => boolean,
  deadlineMs = 20_000,
): Promise<PaperState[]> {
  const deadline = AbortSignal.timeout(deadlineMs);
  let last: PaperState[] = [];
  for await (const now of desk.papers.watch(meeting, deadline)) {
    last = now;
    if (wanted(now)) return now;
  }
  throw new Error(`not reached: ${JSON.stringify(last)}`);
}
