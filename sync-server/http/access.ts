/** Who asks: the session of a request's bearer token. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpError } from '#protocol/http.ts';
import type { SessionTable, SignedInSession } from '../store/sessions.ts';

/** The session that `Authorization: Bearer …` names; `undefined` without a valid one. */
export function sessionOf(
  request: FastifyRequest,
  sessions: SessionTable,
  now: number,
): SignedInSession | undefined {
  const token = /^Bearer ([\w-]{1,512})$/.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : sessions.find(token, now);
}

const statuses: Record<HttpError['code'], number> = {
  'bad-input': 400,
  'wrong-password': 401,
  'not-signed-in': 401,
  'read-only': 403,
  'not-found': 404,
  'ballot-suspended': 409,
  'ballot-closed': 409,
  'another-paper': 409,
  'file-lost': 410,
  'file-too-large': 413,
  'no-room': 413,
  'too-many-attempts': 429,
  'bytes-do-not-match': 460,
  'internal-error': 500,
  unavailable: 503,
};

export function fail(reply: FastifyReply, error: HttpError): FastifyReply {
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
  return reply.code(statuses[error.code]).send(error);
}

export function statusOf(code: HttpError['code']): number {
  return statuses[code];
}
