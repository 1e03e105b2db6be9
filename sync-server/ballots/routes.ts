/**
 * Where secret papers are put in, and published lists handed out. Putting a paper in asks for no session and leaves no
 * trace but the paper: no line in the log, no metric, no address, no time.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { BallotId, MeetingId } from '#domain/ids.ts';
import { SecretPaper } from '#domain/meeting/paper-list.ts';
import { ballotListPath, ballotPapersPath } from '#protocol/http.ts';
import { fail, sessionOf } from '../http/access.ts';
import type { Rights } from '../rights.ts';
import type { SessionTable } from '../store/sessions.ts';
import type { Boxes } from './boxes.ts';

const Place = z.object({ meeting: MeetingId, ballot: BallotId });

export interface BallotServices {
  boxes: Boxes;
  rights: Rights;
  sessions: SessionTable;
  clock: { now(): number };
}

export function serveBallots(
  http: FastifyInstance,
  { boxes, rights, sessions, clock }: BallotServices,
): void {
  const [meeting, ballot] = [':meeting' as MeetingId, ':ballot' as BallotId];

  http.post(ballotPapersPath(meeting, ballot), (request, reply) => {
    const place = Place.safeParse(request.params);
    const paper = SecretPaper.safeParse(request.body);
    if (!place.success || !paper.success) return fail(reply, { code: 'bad-input' });
    try {
      const answer = boxes.putPaper(place.data, paper.data);
      return answer === 'stored' ? reply.code(204).send() : fail(reply, { code: answer });
    } catch {
      // Even that something went wrong is not written down here: it would say when somebody voted.
      return fail(reply, { code: 'unavailable' });
    }
  });

  http.get(ballotListPath(meeting, ballot), (request, reply) => {
    const place = Place.safeParse(request.params);
    const session = sessionOf(request, sessions, clock.now());
    if (!session) return fail(reply, { code: 'not-signed-in' });
    if (!place.success) return fail(reply, { code: 'not-found' });
    const floor = { kind: 'floor', meeting: place.data.meeting } as const;
    const list = rights.of(session.person, floor) === 'none' ? undefined : boxes.published(place.data);
    if (list === undefined) return fail(reply, { code: 'not-found' });
    return reply.type('application/json; charset=utf-8').send(list);
  });
}
