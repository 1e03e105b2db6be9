/** Who has read which version of a paper that everyone was asked to read (DOMAIN a row 15). Pure. */
import { z } from 'zod';
import { PaperId, PersonId, Sha256, Timestamp } from '../ids.ts';
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

export function paperReadId(person: PersonId, paper: PaperId): string {
  return `${person}.${paper}`;
}

/** `changed`: they read what was there before. */
export type ReadState = 'read' | 'changed' | 'unread';

export function readStateOf(
  reads: Floor['reads'],
  person: PersonId,
  { id, file }: Pick<Paper, 'id' | 'file'>,
): ReadState {
  const read = reads.get(paperReadId(person, id));
  if (!read) return 'unread';
  return read.sha256 === file.sha256 ? 'read' : 'changed';
}

/** Everyone who is asked to read and has not read the paper as it is: all members but its own bringer. */
export function haveNotRead(
  { members, reads }: Pick<Floor, 'members' | 'reads'>,
  paper: Pick<Paper, 'id' | 'file' | 'addedBy'>,
): PersonId[] {
  return readersOf(members, paper).filter((id) => readStateOf(reads, id, paper) !== 'read');
}

export function readersOf(
  members: ReadonlyMap<PersonId, Member>,
  { addedBy }: Pick<Paper, 'addedBy'>,
): PersonId[] {
  return [...members.values()]
    .filter(({ id, role }) => id !== addedBy && role !== 'approver')
    .map(({ id }) => id);
}
