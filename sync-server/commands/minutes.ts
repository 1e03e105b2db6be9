/** What the server knows of the text of a meeting's minutes, and keeping it at legal moments. */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { type MeetingId, Sha256, type Timestamp } from '#domain/ids.ts';
import { isLegalMoment, type Minutes } from '#domain/meeting/minutes.ts';
import { frozenText, isBlank, readMinutesText } from '#domain/meeting/minutes-text.ts';
import type { Rooms } from '../rooms.ts';
import type { MinutesTable } from '../store/minutes.ts';

export function digestOfMinutes(rooms: Rooms, meeting: MeetingId): { sha256: Sha256; isBlank: boolean } {
  return rooms.read({ kind: 'minutes', meeting }, (doc) => ({
    sha256: Sha256.parse(createHash('sha256').update(frozenText(doc)).digest('hex')),
    isBlank: isBlank(readMinutesText(doc)),
  }));
}

/** What is to be written within the transaction, if the minutes come to a legal moment. */
export function keepingVersion(
  { rooms, minutesVersions }: { rooms: Rooms; minutesVersions: MinutesTable },
  meeting: MeetingId,
  { state }: Minutes,
  at: Timestamp,
): () => void {
  if (!isLegalMoment(state)) return () => {};
  const { sha256 } = digestOfMinutes(rooms, meeting);
  const document = rooms.read({ kind: 'minutes', meeting }, (doc) => Y.encodeStateAsUpdate(doc));
  return () => minutesVersions.keep(meeting, { state, at, sha256, document });
}
