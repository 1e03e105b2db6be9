/** The server's HTTP API as the client asks it; every failure is one the person can be told. */
import type { z } from 'zod';
import type { BallotId, MeetingId } from '#domain/ids.ts';
import {
  ballotListPath,
  CheckInCode,
  checkInCodePath,
  HttpError,
  httpPaths,
  Office,
  SignedIn,
} from '#protocol/http.ts';
import { CallFailure } from './call-failure.ts';

const DEADLINE_MS = 15_000;
/** Signing out does not keep anyone waiting: the session ends by itself. */
const SIGN_OUT_DEADLINE_MS = 3_000;

/**
 * The `http:` or `https:` origin of a server as people write it: `wss://hop.example.vn`, `hop.example.vn:8443`.
 * @throws {CallFailure} `server-unreachable` for what is no address
 */
export function serverOrigin(address: string): string {
  const full = address.includes('://') ? address : `https://${address}`;
  const url = URL.parse(full.replace(/^ws(s?):/i, 'http$1:'));
  if (!url || !/^https?:$/.test(url.protocol)) throw new CallFailure('server-unreachable');
  return url.origin;
}

/** @throws {CallFailure} */
export function fetchOffice(origin: string): Promise<Office> {
  return ask(origin, httpPaths.office, Office, {});
}

/** @throws {CallFailure} */
export function signIn(origin: string, account: { username: string; password: string }): Promise<SignedIn> {
  return ask(origin, httpPaths.signIn, SignedIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
}

/** @throws {CallFailure} */
export async function changePassword(
  origin: string,
  token: string,
  passwords: { current: string; next: string },
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify(passwords);
  await send(origin, httpPaths.password, { method: 'POST', headers, body }, DEADLINE_MS);
}

/** The published list of a secret ballot, as it is. @throws {CallFailure} */
export async function fetchBallotList(
  origin: string,
  token: string,
  { meeting, ballot }: { meeting: MeetingId; ballot: BallotId },
): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await send(origin, ballotListPath(meeting, ballot), { headers }, DEADLINE_MS);
  return response.text();
}

/** @throws {CallFailure} */
export async function signOut(origin: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  await send(origin, httpPaths.signOut, { method: 'POST', headers }, SIGN_OUT_DEADLINE_MS);
}

/** @throws {CallFailure} */
export function fetchCheckInCode(origin: string, token: string, meeting: MeetingId): Promise<CheckInCode> {
  const headers = { authorization: `Bearer ${token}` };
  return ask(origin, checkInCodePath(meeting), CheckInCode, { headers });
}

async function ask<S extends z.ZodType>(
  origin: string,
  path: string,
  shape: S,
  init: RequestInit,
): Promise<z.infer<S>> {
  const response = await send(origin, path, init, DEADLINE_MS);
  const answer = shape.safeParse(await readJson(response));
  if (answer.success) return answer.data;
  // Something answers there, but it is not one of our servers.
  throw new CallFailure('server-unreachable', { cause: answer.error });
}

async function send(origin: string, path: string, init: RequestInit, deadline: number): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, origin), {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(deadline),
    });
  } catch (cause) {
    throw new CallFailure('server-unreachable', { cause });
  }
  if (response.ok) return response;
  throw failureOf(HttpError.safeParse(await readJson(response)).data);
}

function failureOf(error: HttpError | undefined): CallFailure {
  switch (error?.code) {
    case 'wrong-password':
      return new CallFailure('wrong-password');
    case 'too-many-attempts': {
      const { retryAfterSeconds } = error;
      return new CallFailure(
        'too-many-attempts',
        retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
      );
    }
    case 'not-signed-in':
      return new CallFailure('signed-out');
    case 'not-found':
      return new CallFailure('not-found');
    case 'bad-input':
      return new CallFailure('unexpected');
    default:
      return new CallFailure('server-unreachable');
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
