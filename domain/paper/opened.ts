/**
 * Which version of each paper a person has had open, in their own notes of the meeting: the same on all their machines and
 * nobody else's business. What they have not opened as it is now is news to them. Pure.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import { PaperId, type PersonId, Sha256, Timestamp } from '../ids.ts';
import type { Paper } from '../meeting/plan.ts';
import { readRecords } from '../records.ts';

const Version = z.object({ id: PaperId, sha256: Sha256, at: Timestamp });
/** A paper by its id, and which version of it. */
export type PaperVersion = z.infer<typeof Version>;

export type PaperVersions = ReadonlyMap<PaperId, PaperVersion>;

/** Opened last. */
export function readOpened(notes: Y.Doc): PaperVersions {
  return readRecords(notes.getMap('opened'), Version);
}

export function setOpened(notes: Y.Doc, version: PaperVersion): void {
  notes.getMap('opened').set(version.id, version);
}

/** Told about and put away, though not opened. */
export function readNoticed(notes: Y.Doc): PaperVersions {
  return readRecords(notes.getMap('noticed'), Version);
}

export function setNoticed(notes: Y.Doc, versions: readonly PaperVersion[]): void {
  const noticed = notes.getMap('noticed');
  notes.transact(() => {
    for (const version of versions) noticed.set(version.id, version);
  });
}

/** `new`: never opened; `replaced`: another file has taken its place since. */
export type PaperNews = 'new' | 'replaced';

/** Whether a paper is news to a person; `null`: they know it as it is, or brought it themselves. */
export function newsOf(
  opened: PaperVersions,
  { id, file, addedBy }: Pick<Paper, 'id' | 'file' | 'addedBy'>,
  person: PersonId,
): PaperNews | null {
  if (addedBy === person) return null;
  const last = opened.get(id);
  if (!last) return 'new';
  return last.sha256 === file.sha256 ? null : 'replaced';
}
