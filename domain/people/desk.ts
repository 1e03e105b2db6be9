/** A person's desk as `person/{id}/desk` holds it: the meetings they have a part in. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { MeetingId } from '../ids.ts';
import { Phase } from '../meeting/phase.ts';
import { MeetingRole } from '../meeting/roles.ts';
import { readRecords } from '../records.ts';

export const DeskMeeting = z.object({
  id: MeetingId,
  role: MeetingRole,
  phase: Phase,
});
export type DeskMeeting = z.infer<typeof DeskMeeting>;

export function deskMeetingsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meetings');
}

export function readDeskMeetings(doc: Y.Doc): Map<MeetingId, DeskMeeting> {
  return readRecords(deskMeetingsOf(doc), DeskMeeting);
}
