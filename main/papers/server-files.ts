/** Requests for files to the server: every one carries the token, every answer that is not a success becomes a {@link ServerAnswer}. */
import { HttpError, type HttpErrorCode } from '#protocol/http.ts';
import type { Clock } from '#room/committer.ts';
import type { ServerLine } from './options.ts';

/** The server answered, but not with what was asked for. */
export class ServerAnswer extends Error {
  override readonly name = 'ServerAnswer';
  readonly status: number;
  /** Absent where the body is none of the protocol's, e.g. from a proxy between. */
  readonly code: HttpErrorCode | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, error: HttpError | undefined) {
    super(`the server answered ${status}`);
    this.status = status;
    this.code = error?.code;
    this.retryAfterSeconds = error?.retryAfterSeconds;
  }
}

/** The line is there but nothing moves on it. */
export class Stalled extends Error {
  override readonly name = 'Stalled';
}

/** A transfer on which nothing moved for this long is given up and begun anew; a cut Wi-Fi often shows in no other way. */
const STALL_MS = 30_000;

/** Ends with the caller's signal, or when {@link moved} was not called for a while. */
export class StallGuard {
  readonly signal: AbortSignal;
  readonly #stall = new AbortController();
  readonly #clock: Clock;
  #stopWaiting = () => {};

  constructor(signal: AbortSignal, clock: Clock) {
    this.signal = AbortSignal.any([signal, this.#stall.signal]);
    this.#clock = clock;
    this.moved();
  }

  moved(): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#clock.after(STALL_MS, () => this.#stall.abort(new Stalled()));
  }

  end(): void {
    this.#stopWaiting();
  }
}

export interface FileRequest {
  method: 'HEAD' | 'GET' | 'POST' | 'PATCH';
  /** Of a file or an upload, on the line's origin: the token goes nowhere else. */
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
  signal: AbortSignal;
}

/** @throws ServerAnswer for any status of 300 or above; whatever `fetch` throws if there is no answer */
export async function requestFile(line: ServerLine, request: FileRequest): Promise<Response> {
  const response = await fetch(new URL(request.path, line.origin), {
    method: request.method,
    headers: {
      authorization: `Bearer ${line.token}`,
      // Ranges count the file's own bytes.
      'accept-encoding': 'identity',
      ...request.headers,
    },
    body: request.body ?? null,
    redirect: 'error',
    signal: request.signal,
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw new ServerAnswer(response.status, HttpError.safeParse(body).data);
}

export function isAnswer(error: unknown, ...statuses: number[]): error is ServerAnswer {
  return error instanceof ServerAnswer && statuses.includes(error.status);
}
