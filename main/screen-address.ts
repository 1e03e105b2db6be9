/** The only address that the desktop shell opens a second window for: the room screen of a meeting. */
import { MeetingId } from '#domain/ids.ts';

/** As `renderer/router.tsx` writes it. */
const address = /^hopso:\/\/app\/#\/meetings\/([^/?#]+)\/screen(?:\?show=(?:page|room|checkIn))?$/;

export function isScreenAddress(url: string): boolean {
  return MeetingId.safeParse(address.exec(url)?.[1]).success;
}
