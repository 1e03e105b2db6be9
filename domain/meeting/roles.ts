/** A person's part in one meeting. Power comes from the meeting's record, not from the account. */
import { z } from 'zod';

/** chủ trì, thư ký, đại biểu, khách mời; and, while a meeting is prepared, whoever is to approve it and has no other part */
export const MeetingRole = z.enum(['chair', 'secretary', 'delegate', 'guest', 'approver']);
export type MeetingRole = z.infer<typeof MeetingRole>;

/** Roles an organiser gives in the plan; chair and secretaries are appointed by a command. */
export const InviteeRole = z.enum(['delegate', 'guest']);
export type InviteeRole = z.infer<typeof InviteeRole>;

/** The chair and the secretaries: they write the plan and run the room. */
export function isOrganiser(role: MeetingRole | undefined): boolean {
  return role === 'chair' || role === 'secretary';
}
