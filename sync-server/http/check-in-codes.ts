/** The check-in code for the room screen: organisers alone ask for it, to all others there is no such thing. */
import type { FastifyInstance } from 'fastify';
import { MeetingId } from '#domain/ids.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import type { CheckInCodes } from '../check-in-codes.ts';
import type { Clock } from '../clock.ts';
import type { MeetingTable } from '../store/meetings.ts';
import type { SessionTable } from '../store/sessions.ts';
import { fail, sessionOf } from './access.ts';

export interface CheckInServices {
  checkInCodes: CheckInCodes;
  meetings: MeetingTable;
  sessions: SessionTable;
  clock: Clock;
}

export function serveCheckInCodes(http: FastifyInstance, services: CheckInServices): void {
  const { checkInCodes, meetings, sessions, clock } = services;
  http.get<{ Params: { meeting: string } }>('/api/meetings/:meeting/check-in-code', (request, reply) => {
    const now = clock.now();
    const session = sessionOf(request, sessions, now);
    if (!session) return fail(reply, { code: 'not-signed-in' });
    const id = MeetingId.safeParse(request.params.meeting).data;
    const members = id === undefined ? undefined : meetings.find(id)?.members;
    const role = members?.find((member) => member.id === session.person)?.role;
    if (id === undefined || !isOrganiser(role)) return fail(reply, { code: 'not-found' });
    return reply.send(checkInCodes.current(id, now));
  });
}
