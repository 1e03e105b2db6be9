/**
 * Who has read which version of a paper that everyone was asked to read (DOMAIN a row 15): all of it is the organisers'
 * (`meeting/{id}/readings`), their own each person's (`…/readings/{person}`). Pure.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import { PaperId, PersonId, Sha256, Timestamp } from '../ids.ts';
import { readRecords } from '../records.ts';
import type { Floor, Member } from './floor.ts';
import type { Paper } from './plan.ts';

/** One person's reading of one paper; another file in its place has yet to be read. */
export const PaperRead = z.object({
  /** See {@link paperReadId}. */
  id: z.string().max(200),
  person: PersonId,
  paper: PaperId,
  sha256: Sha256,
  at: Timestamp,
});
export type PaperRead = z.infer<typeof PaperRead>;

export type Readings = ReadonlyMap<string, PaperRead>;

export function readReadings(doc: Y.Doc): Readings {
  return readRecords(doc.getMap('reads'), PaperRead);
}

export function addReading(doc: Y.Doc, read: PaperRead): void {
  doc.getMap('reads').set(read.id, read);
}

export function paperReadId(person: PersonId, paper: PaperId): string {
  return `${person}.${paper}`;
}

/** `changed`: they read what was there before. */
export type ReadState = 'read' | 'changed' | 'unread';

export function readStateOf(
  readings: Readings,
  person: PersonId,
  { id, file }: Pick<Paper, 'id' | 'file'>,
): ReadState {
  const read = readings.get(paperReadId(person, id));
  if (!read) return 'unread';
  return read.sha256 === file.sha256 ? 'read' : 'changed';
}

/** Everyone who is asked to read and has not read the paper as it is: all members but its own bringer, and guests never. */
export function haveNotRead(
  { members }: Pick<Floor, 'members'>,
  readings: Readings,
  paper: Pick<Paper, 'id' | 'file' | 'addedBy'>,
): PersonId[] {
  return readersOf(members, paper).filter((id) => readStateOf(readings, id, paper) !== 'read');
}

export function readersOf(
  members: ReadonlyMap<PersonId, Member>,
  { addedBy }: Pick<Paper, 'addedBy'>,
): PersonId[] {
  return [...members.values()]
    .filter(({ id, role }) => id !== addedBy && role !== 'approver' && role !== 'guest')
    .map(({ id }) => id);
}
