/** A paper's bytes, whole or by range (RFC 9110, 14). What a hash names never changes, so it may be kept. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sha256 } from '#domain/ids.ts';
import { fail } from '../http/access.ts';
import type { FileStore } from './store.ts';

/** @param size of the file as the asker may read it; `undefined`: for them there is none */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  files: FileStore,
  sha256: Sha256,
  size: number | undefined,
): Promise<FastifyReply> {
  if (size === undefined) return fail(reply, { code: 'not-found' });
  if (!(await files.has(sha256))) {
    request.log.error({ sha256 }, 'a file is noted but not on the disk');
    return fail(reply, { code: 'file-lost' });
  }
  const etag = `"${sha256}"`;
  reply.headers({
    'accept-ranges': 'bytes',
    etag,
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': 'application/octet-stream',
  });
  const condition = request.headers['if-range'];
  const asked = condition === undefined || condition === etag ? request.headers.range : undefined;
  const range = readRange(asked, size);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send();
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
  reply.header('content-length', end - start + 1);
  return request.method === 'HEAD' ? reply.send() : reply.send(files.read(sha256, start, end));
}

/**
 * The one range of bytes asked for, both ends included. `undefined`: all of it, also where several ranges or
 * something unknown were asked for, as the standard allows.
 */
export function readRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}
