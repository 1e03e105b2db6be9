/** Fetches one paper from the server into the vault, going on where an earlier try stopped. */
import type { GroupId, ItemId, MeetingId, Sha256 } from '#domain/ids.ts';
import { CallFailure } from '#main/call-failure.ts';
import { filePath, largestFileBytes, preparedFilePath } from '#protocol/http.ts';
import type { Clock } from '#room/committer.ts';
import type { ServerLine } from './options.ts';
import { isAnswer, requestFile, StallGuard } from './server-files.ts';
import type { Intake, Vault } from './vault.ts';

export interface DownloadTask {
  vault: Vault;
  line: ServerLine;
  meeting: MeetingId;
  /** That alone reads it; `null`: it is in the common plan. */
  group: GroupId | null;
  /** What a unit prepares it for; `null`: a plan names it. */
  item: ItemId | null;
  sha256: Sha256;
  clock: Clock;
  signal: AbortSignal;
  progress: (done: number, total: number) => void;
}

/**
 * The paper is in the vault afterwards.
 * @throws CallFailure `bytes-do-not-match` if the server's bytes are others: they are thrown away. Any other failure leaves
 *   what arrived, for the next try.
 */
export async function download(task: DownloadTask): Promise<void> {
  const guard = new StallGuard(task.signal, task.clock);
  let intake = await task.vault.takeInFor(task.sha256);
  try {
    const response = await ask(task, intake.size, guard);
    if (response.status === 200 && intake.size > 0) intake = await anew(task, intake);
    await receive(task, response, intake, guard);
    if ((await intake.end()) !== task.sha256) throw new CallFailure('bytes-do-not-match');
    await task.vault.keep(intake, task.sha256);
  } catch (error) {
    const beyondEnd = isAnswer(error, 416); // more is here than the server has: it cannot be this file's
    if (beyondEnd || error instanceof CallFailure) await intake.discard();
    else await intake.writer.close().catch(() => {}); // the first failure is the one to tell
    throw beyondEnd ? new CallFailure('bytes-do-not-match', { cause: error }) : error;
  } finally {
    guard.end();
  }
}

async function ask(task: DownloadTask, offset: number, guard: StallGuard): Promise<Response> {
  return await requestFile(task.line, {
    method: 'GET',
    path: pathOf(task),
    headers: offset > 0 ? { range: `bytes=${offset}-` } : {},
    signal: guard.signal,
  });
}

export type FileOnServer = Pick<DownloadTask, 'meeting' | 'group' | 'item' | 'sha256'>;

export function pathOf({ meeting, group, item, sha256 }: FileOnServer): string {
  return item === null ? filePath(meeting, sha256, group) : preparedFilePath(meeting, item, sha256);
}

/** A server that ignores ranges sends the file from its beginning. */
async function anew(task: DownloadTask, intake: Intake): Promise<Intake> {
  await intake.discard();
  return await task.vault.takeInFor(task.sha256);
}

async function receive(
  task: DownloadTask,
  response: Response,
  intake: Intake,
  guard: StallGuard,
): Promise<void> {
  const total = intake.size + Number(response.headers.get('content-length') ?? Number.NaN);
  task.progress(intake.size, total);
  if (!response.body) return;
  for await (const piece of response.body) {
    guard.moved();
    if (intake.size + piece.length > largestFileBytes) throw new CallFailure('bytes-do-not-match');
    await intake.write(piece);
    task.progress(intake.size, total);
  }
}
