/**
 * Lists that an administrator keeps in an order of their own: chức vụ, loại tài liệu, cơ quan ban hành. An entry that is
 * not to be chosen any more is retired and never removed: what was written with it keeps its name.
 */
import { z } from 'zod';
import { IssuerId, PaperKindId, TitleId, UnitId } from '../ids.ts';

const Name = z.string().trim().min(1).max(200);

/** What the server adds to an entry. */
const listed = {
  /** Where it stands in its list, from 0; of equal ones the name decides. */
  order: z.number().int().nonnegative().catch(0),
  /** Nobody chooses it any more. */
  retired: z.boolean().catch(false),
} as const;

/** Chức vụ. */
export const NewTitle = z.object({
  id: TitleId,
  name: Name,
  /** People may say of themselves that they have it; any other title is an administrator's to give. */
  selfChosen: z.boolean().catch(false),
});
export const Title = NewTitle.extend(listed);
export type Title = z.infer<typeof Title>;

/** Loại tài liệu: tờ trình, dự thảo nghị quyết, báo cáo. */
export const NewPaperKind = z.object({ id: PaperKindId, name: Name });
export const PaperKind = NewPaperKind.extend(listed);
export type PaperKind = z.infer<typeof PaperKind>;

/** Cơ quan ban hành, as the head of an official document names it (NĐ 30/2020, Phụ lục I, Phần I, Mục II.2). */
export const NewIssuer = z.object({
  id: IssuerId,
  name: Name,
  /** In notations: `UBND`. */
  abbreviation: z.string().trim().min(1).max(50),
  /** Cơ quan chủ quản trực tiếp; empty for none. */
  parent: z.string().trim().max(200),
  /** Địa danh. */
  place: z.string().trim().max(100),
  /** The unit of the directory that issues under this name; `null`: none of them. */
  unit: UnitId.nullable(),
});
export const Issuer = NewIssuer.extend(listed);
export type Issuer = z.infer<typeof Issuer>;

/** By the names their maps go by in `office/directory`. */
export const entryLists = { titles: Title, paperKinds: PaperKind, issuers: Issuer } as const;
export type EntryList = keyof typeof entryLists;
export const EntryList = z.enum(['titles', 'paperKinds', 'issuers']);

export type Entry<L extends EntryList = EntryList> = z.infer<(typeof entryLists)[L]>;

/** An entry as it is added or worded anew, without its place in the list. */
export const EntryWords = z.discriminatedUnion('list', [
  z.object({ list: z.literal('titles'), entry: NewTitle }),
  z.object({ list: z.literal('paperKinds'), entry: NewPaperKind }),
  z.object({ list: z.literal('issuers'), entry: NewIssuer }),
]);
export type EntryWords = z.infer<typeof EntryWords>;

type Listed = Pick<Entry, 'name' | 'order' | 'retired'>;

/** In the order the administrator gave them, retired ones as well. */
export function entriesInOrder<E extends Listed>(entries: Iterable<E>): E[] {
  return [...entries].sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

/** Those that may be chosen, in order. @param kept the id of one that stays although it is retired: it is chosen already */
export function entriesToChoose<E extends Listed & { id: string }>(
  entries: Iterable<E>,
  kept?: string | null,
): E[] {
  return entriesInOrder(entries).filter(({ id, retired }) => !retired || id === kept);
}

/** The entry that goes by this name already, however it is written. */
export function entryNamed<E extends Listed & { id: string }>(
  entries: Iterable<E>,
  { id, name }: { id: string; name: string },
): E | undefined {
  const wanted = asKey(name);
  return [...entries].find((entry) => entry.id !== id && asKey(entry.name) === wanted);
}

/** Which kind a paper seems to be of: that whose name its title begins with, the longest of them. */
export function guessPaperKind(title: string, kinds: Iterable<PaperKind>): PaperKindId | null {
  const key = `${asKey(title)} `;
  const fitting = entriesToChoose(kinds).filter(({ name }) => key.startsWith(`${asKey(name)} `));
  return fitting.sort((a, b) => b.name.length - a.name.length)[0]?.id ?? null;
}

/** Names that differ in dấu are different names. */
function asKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('vi');
}
