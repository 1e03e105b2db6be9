/** The byte paths of the contract: papers read by range, pieces of imports taken in, exports handed out. */
import type { CallErrorCode } from '#contract';
import { importPieceBytes } from '#contract';
import { CommandId, Sha256 } from '#domain/ids.ts';
import { asCallFailure, CallFailure } from '#main/call-failure.ts';
import { type ByteRange, readRange } from './byte-range.ts';
import type { HandedFile } from './finished-files.ts';
import type { SealedReader } from './sealed-file.ts';

export interface ByteSources {
  /** @throws CallFailure `not-found` for what this person may not read, `not-here-yet` for what is not on this machine */
  openPaper(sha256: Sha256): Promise<SealedReader>;
  /** Told when reading a paper fails. @returns what to answer with */
  damaged(sha256: Sha256, error: unknown): CallFailure;
  append(importId: CommandId, offset: number, piece: Uint8Array): Promise<number>;
  /** A finished export, to be handed out once. @throws CallFailure `not-found` */
  openExport(exportId: CommandId): Promise<HandedFile>;
}

const statuses: Partial<Record<CallErrorCode, number>> = {
  'not-found': 404,
  'not-here-yet': 404,
  cancelled: 409,
  'file-too-large': 413,
  'disk-full': 507,
};

/** Answers a request to one of the byte paths; `undefined` for any other path. */
export async function answerBytes(sources: ByteSources, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  const [, kind, id, ...rest] = url.pathname.split('/');
  const answer = kind === undefined ? undefined : answers[kind];
  if (!answer || id === undefined || rest.length > 0) return undefined;
  try {
    return await answer(sources, id, request, url);
  } catch (error) {
    const { code } = asCallFailure(error);
    return Response.json({ code }, { status: statuses[code] ?? 500 });
  }
}

type Answer = (sources: ByteSources, id: string, request: Request, url: URL) => Promise<Response>;

const answers: Record<string, Answer> = { papers: paper, imports: importPiece, exports: exported };

async function paper(sources: ByteSources, id: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
  const sha256 = Sha256.safeParse(id).data;
  if (!sha256) throw new CallFailure('not-found');
  const reader = await sources.openPaper(sha256);
  const headers: Record<string, string> = {
    'content-type': 'application/pdf',
    'accept-ranges': 'bytes',
    // Decrypted bytes must not come to rest in a cache on the disk.
    'cache-control': 'no-store',
    etag: `"${sha256}"`,
  };
  const range = readRange(request.headers.get('range'), reader.size);
  if (range === 'not-satisfiable') {
    await reader.close();
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${reader.size}` },
    });
  }
  const { start, end } = range ?? { start: 0, end: reader.size };
  headers['content-length'] = String(end - start);
  if (range) headers['content-range'] = `bytes ${start}-${end - 1}/${reader.size}`;
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') {
    await reader.close();
    return new Response(null, { status, headers });
  }
  const body = await streamOf(reader, { start, end }, (error) => sources.damaged(sha256, error));
  return new Response(body, { status, headers });
}

async function importPiece(sources: ByteSources, id: string, request: Request, url: URL): Promise<Response> {
  if (request.method !== 'POST') return notAllowed('POST');
  const importId = CommandId.safeParse(id).data;
  const offset = Number(url.searchParams.get('offset') ?? Number.NaN);
  if (!importId || !Number.isSafeInteger(offset) || offset < 0) throw new CallFailure('not-found');
  const received = await sources.append(importId, offset, await pieceOf(request));
  return Response.json({ received });
}

/** The body, read no further than a piece may be long. */
async function pieceOf(request: Request): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.length;
    if (bytes > importPieceBytes) throw new CallFailure('file-too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function exported(sources: ByteSources, id: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return notAllowed('GET');
  const exportId = CommandId.safeParse(id).data;
  if (!exportId) throw new CallFailure('not-found');
  const { name, type, reader, handedOut } = await sources.openExport(exportId);
  const body = await streamOf(reader, { start: 0, end: reader.size }, asCallFailure, handedOut);
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-length': String(reader.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(name)}`,
      'cache-control': 'no-store',
    },
  });
}

/** RFC 8187: what `encodeURIComponent` leaves as it is, less what an extended value may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}

function notAllowed(allow: string): Response {
  return new Response(null, { status: 405, headers: { allow } });
}

/**
 * A range as a stream that reads no faster than it is taken. The first piece is read before the answer begins, so that
 * damage at the start is an answer of its own and not a broken one.
 * @param ended called once all was taken
 */
async function streamOf(
  reader: SealedReader,
  { start, end }: ByteRange,
  failed: (error: unknown) => CallFailure,
  ended: () => void = () => {},
): Promise<ReadableStream<Uint8Array>> {
  const pieces = reader.read(start, end);
  const next = async () => {
    try {
      return await pieces.next();
    } catch (error) {
      await reader.close();
      throw failed(error);
    }
  };
  let ahead: Awaited<ReturnType<typeof next>> | undefined = await next();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = ahead ?? (await next());
        ahead = undefined;
        if (!done) {
          controller.enqueue(value);
          return;
        }
        await reader.close();
        controller.close();
        ended();
      },
      async cancel() {
        await reader.close();
      },
    },
    { highWaterMark: 1 },
  );
}
