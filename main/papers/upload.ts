/** Sends one paper from the vault to the server by tus 1.0, going on where an earlier try stopped. */
import type { GroupId, ItemId, MeetingId, Sha256 } from '#domain/ids.ts';
import { CallFailure } from '#main/call-failure.ts';
import { bytesDoNotMatchStatus, uploadPath } from '#protocol/http.ts';
import type { Clock } from '#room/committer.ts';
import { type FileOnServer, pathOf } from './download.ts';
import type { ServerLine } from './options.ts';
import type { SealedReader } from './sealed-file.ts';
import { isAnswer, requestFile, StallGuard } from './server-files.ts';
import type { Vault } from './vault.ts';

export interface UploadTask {
  vault: Vault;
  line: ServerLine;
  meeting: MeetingId;
  /** That alone reads it; `null`: it is in the common plan. */
  group: GroupId | null;
  /** What a unit prepares it for; `null`: a plan names it. */
  item: ItemId | null;
  sha256: Sha256;
  name: string;
  clock: Clock;
  signal: AbortSignal;
  progress: (done: number, total: number) => void;
  /** The upload that was begun, kept through restarts. */
  begun: { read: () => string | null; keep: (path: string | null) => void };
}

/** Bytes sent in one request: small enough that a weak Wi-Fi shows progress, large enough that round trips do not count. */
const PIECE_BYTES = 512 * 1024;

/** Whether the server has the paper for this meeting; one whose bytes it lost is brought again like one it never had. */
export async function isOnServer(task: FileOnServer & Pick<UploadTask, 'line' | 'signal'>): Promise<boolean> {
  try {
    await requestFile(task.line, {
      method: 'HEAD',
      path: pathOf(task),
      signal: task.signal,
    });
    return true;
  } catch (error) {
    if (isAnswer(error, 404, 410)) return false;
    throw error;
  }
}

/**
 * The server has the paper afterwards.
 * @throws CallFailure `bytes-do-not-match` if the server got others than were announced
 */
export async function upload(task: UploadTask): Promise<void> {
  const reader = await task.vault.open(task.sha256);
  const guard = new StallGuard(task.signal, task.clock);
  try {
    let { path, offset } = (await goOn(task, guard)) ?? (await create(task, reader.size, guard));
    task.progress(offset, reader.size);
    while (offset < reader.size) {
      offset = await sendPiece(task, path, offset, reader, guard);
      guard.moved();
      task.progress(offset, reader.size);
    }
    // A server that stopped between the last byte and its check has all bytes and yet not the paper.
    if (!(await isOnServer({ ...task, signal: guard.signal }))) throw new CallFailure('bytes-do-not-match');
  } catch (error) {
    if (error instanceof CallFailure) task.begun.keep(null);
    if (!isAnswer(error, bytesDoNotMatchStatus)) throw error;
    task.begun.keep(null);
    throw new CallFailure('bytes-do-not-match', { cause: error });
  } finally {
    guard.end();
    await reader.close();
  }
}

interface Upload {
  path: string;
  offset: number;
}

/** The upload that was begun before, if the server still knows it. */
async function goOn(task: UploadTask, guard: StallGuard): Promise<Upload | undefined> {
  const path = task.begun.read();
  if (path === null) return undefined;
  try {
    const response = await tus(task, guard, { method: 'HEAD', path });
    return { path, offset: offsetOf(response) };
  } catch (error) {
    if (!isAnswer(error, 403, 404, 410)) throw error;
    task.begun.keep(null);
    return undefined;
  }
}

async function create(task: UploadTask, size: number, guard: StallGuard): Promise<Upload> {
  const response = await tus(task, guard, {
    method: 'POST',
    path: uploadPath(task.meeting),
    headers: {
      'upload-length': String(size),
      'upload-metadata': [
        `sha256 ${base64(task.sha256)}`,
        `name ${base64(task.name)}`,
        ...(task.group === null ? [] : [`group ${base64(task.group)}`]),
        ...(task.item === null ? [] : [`item ${base64(task.item)}`]),
      ].join(','),
    },
  });
  // The server may stand behind a proxy and not know its own name: only the path of what it says counts.
  const location = new URL(
    response.headers.get('location') ?? '',
    new URL(uploadPath(task.meeting), task.line.origin),
  );
  const path = location.pathname + location.search;
  task.begun.keep(path);
  return { path, offset: 0 };
}

/** @returns how many bytes the server has now */
async function sendPiece(
  task: UploadTask,
  path: string,
  offset: number,
  reader: SealedReader,
  guard: StallGuard,
): Promise<number> {
  const piece = await reader.readRange(offset, Math.min(offset + PIECE_BYTES, reader.size));
  try {
    const response = await tus(task, guard, {
      method: 'PATCH',
      path,
      headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(piece),
    });
    return offsetOf(response);
  } catch (error) {
    // Another request got there first, e.g. one of ours that was cut after its bytes had arrived.
    if (!isAnswer(error, 409)) throw error;
    return offsetOf(await tus(task, guard, { method: 'HEAD', path }));
  }
}

async function tus(
  task: UploadTask,
  guard: StallGuard,
  request: Omit<Parameters<typeof requestFile>[1], 'signal'>,
): Promise<Response> {
  const headers = { 'tus-resumable': '1.0.0', ...request.headers };
  return await requestFile(task.line, { ...request, headers, signal: guard.signal });
}

function offsetOf(response: Response): number {
  const offset = Number(response.headers.get('upload-offset') ?? Number.NaN);
  if (!Number.isSafeInteger(offset) || offset < 0) throw new Error('the server gave no upload offset');
  return offset;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
