/**
 * Putting a paper into the box without saying whose it is: a connection of its own that is used once, without session,
 * cookie or anything else that the server has seen before.
 */
import http from 'node:http';
import https from 'node:https';
import type { SecretPaper } from '#domain/meeting/paper-list.ts';
import { ballotPapersPath, HttpError, type HttpErrorCode } from '#protocol/http.ts';
import type { BoxName } from '../store/ballots.ts';

const DEADLINE_MS = 15_000;

/** @returns `undefined` once it is in the box, else why not. @throws if no answer came */
export async function postPaper(
  origin: string,
  { meeting, ballot }: BoxName,
  paper: SecretPaper,
): Promise<HttpErrorCode | undefined> {
  const url = new URL(ballotPapersPath(meeting, ballot), origin);
  const { status, body } = await post(url, JSON.stringify(paper));
  if (status === 204) return undefined;
  return HttpError.parse(JSON.parse(body)).code;
}

function post(url: URL, body: string): Promise<{ status: number; body: string }> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        // No pool and no resumed TLS session: nothing ties this connection to another one.
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(DEADLINE_MS),
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString() }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
