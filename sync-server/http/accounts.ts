/** Signing in and out, and what is shown before. */
import type { FastifyInstance } from 'fastify';
import { ChangePassword, httpPaths, type Office, type SignedIn, SignIn } from '#protocol/http.ts';
import type { SignInDesk } from '../auth/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics.ts';
import type { Connections } from '../sockets/connections.ts';
import type { SessionTable } from '../store/sessions.ts';
import { fail, sessionOf } from './access.ts';

export interface AccountServices {
  office: Office;
  signInDesk: SignInDesk;
  sessions: SessionTable;
  connections: Connections;
  metrics: Metrics;
  clock: Clock;
}

export function serveAccounts(http: FastifyInstance, services: AccountServices): void {
  const { office, signInDesk, sessions, connections, metrics, clock } = services;

  http.get(httpPaths.office, () => office);

  http.post(httpPaths.signIn, async (request, reply) => {
    const input = SignIn.safeParse(request.body);
    if (!input.success) return fail(reply, { code: 'bad-input' });
    const result = await signInDesk.signIn(input.data.username, input.data.password, request.ip);
    metrics.signIns.inc({ result: result.outcome });
    if (result.outcome === 'too-many-attempts')
      return fail(reply, { code: result.outcome, retryAfterSeconds: result.retryAfterSeconds });
    if (result.outcome === 'wrong-password') return fail(reply, { code: result.outcome });
    const { token, person, name, expiresAt } = result;
    return { token, person, name, expiresAt } satisfies SignedIn;
  });

  http.post(httpPaths.password, async (request, reply) => {
    const session = sessionOf(request, sessions, clock.now());
    if (!session) return fail(reply, { code: 'not-signed-in' });
    const input = ChangePassword.safeParse(request.body);
    if (!input.success) return fail(reply, { code: 'bad-input' });
    const { current, next } = input.data;
    const result = await signInDesk.changePassword(session.person, current, next);
    if (result.outcome === 'too-many-attempts')
      return fail(reply, { code: result.outcome, retryAfterSeconds: result.retryAfterSeconds });
    if (result.outcome === 'wrong-password') return fail(reply, { code: result.outcome });
    // Whoever else used the old one is out.
    sessions.endOthersOf(session.person, session.id);
    connections.endOtherSessions(session.person, session.id);
    return reply.code(204).send();
  });

  http.post(httpPaths.signOut, (request, reply) => {
    const session = sessionOf(request, sessions, clock.now());
    if (session) {
      sessions.end(session.id);
      connections.endSession(session.person, session.id);
    }
    // Ended before or now: either way there is no such session any more.
    return reply.code(204).send();
  });
}
