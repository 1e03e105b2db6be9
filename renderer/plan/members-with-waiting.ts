import type { PersonId } from '#domain/ids.ts';
import type { Member } from '#domain/meeting/floor.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { appointed, waitingAppointment } from './appointment.ts';

/** The organisers, counting those whose appointment still waits for the server. */
export function membersWithWaiting(
  { floor, waiting }: Pick<Meeting, 'floor' | 'waiting'>,
  me: PersonId,
): Member[] {
  const { chair, secretaries } = waitingAppointment(waiting) ?? appointed(floor, me);
  const members: Member[] = secretaries.map((id) => ({ id, role: 'secretary' }));
  return chair === null ? members : [{ id: chair, role: 'chair' }, ...members];
}
