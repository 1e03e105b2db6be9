/** The number of an item, or a lock: numbers are alike for everyone in the room, whoever reads a restricted item or not. */
import { IconLock } from '@tabler/icons-react';
import type { ItemId } from '#domain/ids.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export function ItemNumber({ meeting, item }: { meeting: Meeting; item: ItemId }) {
  const number = meeting.numberOf(item);
  return number === null ? <IconLock size={20} stroke={1.75} /> : number;
}
