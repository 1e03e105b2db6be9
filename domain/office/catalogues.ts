/** What the office keeps for everybody: rooms, kinds of meeting, lists to choose from, and how it works. In `office/directory`. */
import type * as Y from 'yjs';
import { z } from 'zod';
import {
  type IssuerId,
  KindId,
  type PaperKindId,
  type PersonId,
  RoomId,
  type TitleId,
  UnitId,
} from '../ids.ts';
import { Profile } from '../people/profile.ts';
import { readRecords } from '../records.ts';
import { type EntryList, Issuer, PaperKind, Title } from './entries.ts';

/** A place in the seat map: somebody sits there, or one walks. */
export const Seat = z.enum(['seat', 'aisle']);
export type Seat = z.infer<typeof Seat>;

export const roomLimits = { rows: 20, columns: 24 } as const;

export const MeetingRoom = z.object({
  id: RoomId,
  name: z.string().trim().min(1).max(200),
  /** Whose room it is; `null`: the whole office's. */
  unit: UnitId.nullable(),
  /** How many people. */
  capacity: z.number().int().min(1).max(5000),
  /** What stands in it, as people say it: "màn hình, micro". */
  devices: z.string().trim().max(500),
  /** Row by row from the front; an empty map: none was drawn. */
  seats: z.array(z.array(Seat).max(roomLimits.columns)).max(roomLimits.rows).catch([]),
});
export type MeetingRoom = z.infer<typeof MeetingRoom>;

/** A kind of meeting of the office's own, beside the built-in ones. */
export const MeetingKind = z.object({ id: KindId, name: z.string().trim().min(1).max(200) });
export type MeetingKind = z.infer<typeof MeetingKind>;

export const OfficeSettings = z.object({
  /** Units whose meetings are approved by a leader before they are convened; it goes by the chair's unit. */
  approvalIn: z.array(UnitId).max(500).catch([]),
});
export type OfficeSettings = z.infer<typeof OfficeSettings>;

export interface Catalogues {
  rooms: Map<RoomId, MeetingRoom>;
  kinds: Map<KindId, MeetingKind>;
  titles: Map<TitleId, Title>;
  paperKinds: Map<PaperKindId, PaperKind>;
  issuers: Map<IssuerId, Issuer>;
  /** What people say of themselves. */
  profiles: Map<PersonId, Profile>;
  settings: OfficeSettings;
}

export function readCatalogues(doc: Y.Doc): Catalogues {
  return {
    rooms: readRecords(doc.getMap('rooms'), MeetingRoom),
    kinds: readRecords(doc.getMap('kinds'), MeetingKind),
    titles: readRecords(doc.getMap('titles'), Title),
    paperKinds: readRecords(doc.getMap('paperKinds'), PaperKind),
    issuers: readRecords(doc.getMap('issuers'), Issuer),
    profiles: readRecords(doc.getMap('profiles'), Profile),
    settings: OfficeSettings.parse(doc.getMap('settings').toJSON()),
  };
}

/** One change of the catalogues, as plain data. */
export type CatalogueChange =
  | { in: 'rooms'; put: MeetingRoom }
  | { in: 'kinds'; put: MeetingKind }
  | { in: EntryList; put: Title | PaperKind | Issuer }
  | { in: 'profiles'; put: Profile }
  | { in: 'rooms'; drop: RoomId }
  | { in: 'kinds'; drop: KindId }
  | { in: 'settings'; set: Partial<OfficeSettings> };

export function changeCatalogues(doc: Y.Doc, change: CatalogueChange): void {
  const map = doc.getMap(change.in);
  if ('put' in change) map.set(change.put.id, change.put);
  else if ('drop' in change) map.delete(change.drop);
  else for (const [field, value] of Object.entries(change.set)) map.set(field, value);
}

/** Seats drawn in the map. */
export function seatsIn({ seats }: Pick<MeetingRoom, 'seats'>): number {
  return seats.flat().filter((seat) => seat === 'seat').length;
}
