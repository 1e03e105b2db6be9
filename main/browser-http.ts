/** Node's HTTP messages as the web's `Request` and `Response`, which both shells serve by. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * @param signal aborted when the browser goes away, so that nobody reads on for it
 * @returns `undefined` for what no page can ask: a method or a target that the web's `Request` does not know
 */
export function toRequest(
  message: IncomingMessage,
  origin: string,
  signal: AbortSignal,
): Request | undefined {
  const { url = '', method = 'GET' } = message;
  if (!methods.has(method) || !url.startsWith('/') || !URL.canParse(origin + url)) return undefined;
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(origin + url, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(message) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  });
}

/** Sends `response` at the pace of the browser; one that leaves halfway is no error. */
export async function sendResponse(response: Response, to: ServerResponse): Promise<void> {
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body || to.req.method === 'HEAD') {
    await response.body?.cancel();
    to.end();
    return;
  }
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), to);
  } catch (cause) {
    if (!to.destroyed) throw cause;
  }
}
