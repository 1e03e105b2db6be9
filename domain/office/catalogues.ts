/** What an administrator keeps for everybody: rooms, kinds of meeting, and how the office works. In `office/directory`. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { KindId, RoomId, UnitId } from '../ids.ts';
import { readRecords } from '../records.ts';

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

const catalogues = { rooms: MeetingRoom, kinds: MeetingKind } as const;
export type Catalogue = keyof typeof catalogues;

export interface Catalogues {
  rooms: Map<RoomId, MeetingRoom>;
  kinds: Map<KindId, MeetingKind>;
  settings: OfficeSettings;
}

export function readCatalogues(doc: Y.Doc): Catalogues {
  return {
    rooms: readRecords(doc.getMap('rooms'), MeetingRoom),
    kinds: readRecords(doc.getMap('kinds'), MeetingKind),
    settings: OfficeSettings.parse(doc.getMap('settings').toJSON()),
  };
}

/** One change of the catalogues, as plain data. */
export type CatalogueChange =
  | { in: 'rooms'; put: MeetingRoom }
  | { in: 'kinds'; put: MeetingKind }
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
