/**
 * A meeting's plan as `meeting/{id}/plan` holds it. Written together by chair and secretaries, so every field merges:
 * a map of details, and maps of records ordered by a fractional rank (moving an item is one small write, never a copy).
 */
import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { z } from 'zod';
import { ItemId, KindId, PaperId, PaperKindId, PersonId, RoomId, Sha256, Timestamp, UnitId } from '../ids.ts';
import { readRecords } from '../records.ts';
import { InvitedUnit } from './assignment.ts';
import { InviteeRole } from './roles.ts';

/** họp thường kỳ, chuyên đề, giao ban, bất thường */
export const MeetingType = z.enum(['regular', 'thematic', 'briefing', 'extraordinary']);
export type MeetingType = z.infer<typeof MeetingType>;

export const PlanDetails = z.object({
  title: z.string().max(1000).catch(''),
  type: MeetingType.catch('regular'),
  /** A kind of the office's own, in place of `type`. */
  kind: KindId.nullable().catch(null),
  startsAt: Timestamp.nullable().catch(null),
  endsAt: Timestamp.nullable().catch(null),
  place: z.string().max(500).catch(''),
  /** The room of the catalogue that `place` names; `null`: anywhere else. */
  room: RoomId.nullable().catch(null),
});
export type PlanDetails = z.infer<typeof PlanDetails>;

export const Invitee = z.object({ id: PersonId, role: InviteeRole });
export type Invitee = z.infer<typeof Invitee>;

/** A fractional index; one that is none would keep everybody from putting anything beside it. */
const Rank = z.string().max(200).refine(isRank);

/** A guest, or a unit that names guests. */
export const GuestId = z.union([PersonId, UnitId]);
export type GuestId = z.infer<typeof GuestId>;

export const AgendaItem = z.object({
  id: ItemId,
  rank: Rank,
  title: z.string().max(1000),
  /** Who presents, as the organisers write it: a person of the office or a unit. */
  presenter: z.string().max(300).catch(''),
  /** Planned minutes. */
  minutes: z.number().int().min(0).max(1440).nullable().catch(null),
  /** Which unit prepares its papers, and until when; written by the server with the request to the unit. */
  preparingUnit: UnitId.nullable().optional().catch(undefined),
  prepareBy: Timestamp.nullable().optional().catch(undefined),
  /** Guests who see it, and units whose guests do; all others of the meeting see every item. */
  guests: z.array(GuestId).max(500).optional().catch(undefined),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

/** A file as it travels: what it is, never where it is kept. */
export const NamedFile = z.object({
  sha256: Sha256,
  name: z.string().min(1).max(255),
  /** Bytes. */
  size: z.number().int().positive(),
});
export type NamedFile = z.infer<typeof NamedFile>;

/** The PDF that people read. */
export const PaperFile = NamedFile.extend({
  pages: z.number().int().positive().nullable().catch(null),
  /** What it was made from where it came as something else, e.g. a Word document. Whoever reads the paper may have it too. */
  original: NamedFile.optional().catch(undefined),
});
export type PaperFile = z.infer<typeof PaperFile>;

/** All files of a paper: each travels and is kept like the others. */
export function filesOf({ file }: Pick<Paper, 'file'>): NamedFile[] {
  return file.original ? [file, file.original] : [file];
}

export const Paper = z.object({
  id: PaperId,
  item: ItemId,
  rank: Rank,
  title: z.string().max(1000),
  file: PaperFile,
  addedBy: PersonId,
  addedAt: Timestamp,
  /** Whoever takes part is asked to read it before the meeting. */
  mustRead: z.boolean().optional().catch(undefined),
  /** What kind of paper it is, by the office's catalogue. */
  kind: PaperKindId.nullable().optional().catch(undefined),
});
export type Paper = z.infer<typeof Paper>;

export interface Plan {
  details: PlanDetails;
  invitees: Map<PersonId, Invitee>;
  /** Units that say themselves who comes. */
  units: Map<UnitId, InvitedUnit>;
  /** In order of the agenda. */
  items: AgendaItem[];
  /** In order within their items. */
  papers: Paper[];
}

export function readPlan(doc: Y.Doc): Plan {
  return {
    details: PlanDetails.parse(doc.getMap('details').toJSON()),
    invitees: readRecords(doc.getMap('invitees'), Invitee),
    units: readRecords(doc.getMap('units'), InvitedUnit),
    items: inOrder(readRecords(doc.getMap('items'), AgendaItem)),
    papers: inOrder(readRecords(doc.getMap('papers'), Paper)),
  };
}

export function papersOf(plan: Pick<Plan, 'papers'>, item: ItemId): Paper[] {
  return plan.papers.filter((paper) => paper.item === item);
}

export function setDetails(doc: Y.Doc, changes: Partial<PlanDetails>): void {
  const details = doc.getMap('details');
  doc.transact(() => {
    for (const [field, value] of Object.entries(changes)) details.set(field, value);
  });
}

export function invite(doc: Y.Doc, people: readonly PersonId[], role: InviteeRole): void {
  const invitees = doc.getMap('invitees');
  doc.transact(() => {
    for (const id of people) invitees.set(id, { id, role } satisfies Invitee);
  });
}

export function uninvite(doc: Y.Doc, person: PersonId): void {
  doc.getMap('invitees').delete(person);
}

export function inviteUnit(doc: Y.Doc, unit: InvitedUnit): void {
  doc.getMap('units').set(unit.id, unit);
}

export function uninviteUnit(doc: Y.Doc, unit: UnitId): void {
  doc.getMap('units').delete(unit);
}

/** Adds an item at the end of the agenda. @param among the agenda, where it is more than this document */
export function addItem(
  doc: Y.Doc,
  item: Omit<AgendaItem, 'rank'>,
  among: readonly AgendaItem[] = readPlan(doc).items,
): void {
  const rank = generateKeyBetween(among.at(-1)?.rank ?? null, null);
  doc.getMap('items').set(item.id, fields({ ...item, rank }));
}

export function changeItem(doc: Y.Doc, id: ItemId, changes: Partial<Omit<AgendaItem, 'id' | 'rank'>>): void {
  change(doc.getMap('items'), id, changes);
}

/** Removes an item together with its papers. */
export function removeItem(doc: Y.Doc, id: ItemId): void {
  const papers = papersOf(readPlan(doc), id);
  doc.transact(() => {
    for (const paper of papers) doc.getMap('papers').delete(paper.id);
    doc.getMap('items').delete(id);
  });
}

/**
 * Moves an item so that it stands at `index` of the agenda (counted without it).
 * @param among the agenda, where it is more than this document
 */
export function moveItem(
  doc: Y.Doc,
  id: ItemId,
  index: number,
  among: readonly AgendaItem[] = readPlan(doc).items,
): void {
  const others = among.filter((item) => item.id !== id);
  change(doc.getMap('items'), id, { rank: rankAt(others, index) });
}

/** Puts an item with its papers, as they are, into another document of the meeting. */
export function copyItem(from: Y.Doc, to: Y.Doc, id: ItemId): void {
  const plan = readPlan(from);
  const item = plan.items.find((each) => each.id === id);
  if (!item) return;
  to.transact(() => {
    to.getMap('items').set(id, fields(item));
    for (const paper of papersOf(plan, id)) to.getMap('papers').set(paper.id, fields(paper));
  });
}

/** Adds a paper at the end of its item's papers. */
export function addPaper(doc: Y.Doc, paper: Omit<Paper, 'rank'>): void {
  const rank = generateKeyBetween(papersOf(readPlan(doc), paper.item).at(-1)?.rank ?? null, null);
  doc.getMap('papers').set(paper.id, fields({ ...paper, rank }));
}

/** Another file in a paper's place: it stays the same paper, at the same rank, and its marks find their places on the new file. */
export function replacePaper(
  doc: Y.Doc,
  { id, ...changes }: Pick<Paper, 'id' | 'file' | 'addedBy' | 'addedAt'> & Partial<Omit<Paper, 'rank'>>,
): void {
  change(doc.getMap('papers'), id, changes);
}

export function renamePaper(doc: Y.Doc, id: PaperId, title: string): void {
  change(doc.getMap('papers'), id, { title });
}

export function setMustRead(doc: Y.Doc, id: PaperId, mustRead: boolean): void {
  change(doc.getMap('papers'), id, { mustRead });
}

export function setPaperKind(doc: Y.Doc, id: PaperId, kind: PaperKindId | null): void {
  change(doc.getMap('papers'), id, { kind });
}

export function removePaper(doc: Y.Doc, id: PaperId): void {
  doc.getMap('papers').delete(id);
}

/** Moves a paper to `index` among the papers of `item` (counted without it). */
export function movePaper(doc: Y.Doc, id: PaperId, item: ItemId, index: number): void {
  const others = papersOf(readPlan(doc), item).filter((paper) => paper.id !== id);
  change(doc.getMap('papers'), id, { item, rank: rankAt(others, index) });
}

function change(map: Y.Map<unknown>, id: string, changes: Record<string, unknown>): void {
  const record = map.get(id);
  if (!(record instanceof Y.Map)) return;
  const write = () => {
    for (const [field, value] of Object.entries(changes)) record.set(field, value);
  };
  if (map.doc) map.doc.transact(write);
  else write();
}

/** A record whose fields merge one by one. */
function fields(record: Record<string, unknown>): Y.Map<unknown> {
  return new Y.Map(Object.entries(record));
}

/** Two people may have given the same rank at the same time: the id decides, alike on every machine. */
export function inOrder<R extends { id: string; rank: string }>(records: ReadonlyMap<string, R>): R[] {
  return [...records.values()].sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id));
}

function rankAt(others: readonly { rank: string }[], index: number): string {
  const at = Math.min(Math.max(index, 0), others.length);
  const before = others[at - 1]?.rank ?? null;
  // Equal ranks leave no room between them; the next greater one does.
  const after = others.slice(at).find((other) => before === null || other.rank > before)?.rank ?? null;
  return generateKeyBetween(before, after);
}

function isRank(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
