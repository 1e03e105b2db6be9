/**
 * The papers of one person on this machine: taken in, kept encrypted, sent and fetched in the background, read by range,
 * exported with marks. One instance for each signed-in person; every failure that the person is told about is a `CallFailure`.
 */
import type { ExportRequest, PaperState } from '#contract';
import type { CommandId, MeetingId, PaperId, Sha256, Timestamp } from '#domain/ids.ts';
import type { Paper, PaperFile } from '#domain/meeting/plan.ts';
import { CallFailure } from '#main/call-failure.ts';
import type { PapersOptions, ServerLine } from './options.ts';

export type { PapersOptions, ServerLine } from './options.ts';

export class Papers {
  constructor(_options: PapersOptions) {}

  /**
   * Says which papers a meeting's plan names: those missing here are fetched, those missing on the server are sent
   * if this person may. An empty list lets go of the meeting's papers.
   * @param startsAt papers of the meeting that is nearest come first
   */
  want(
    _meeting: MeetingId,
    _papers: readonly Paper[],
    _mayUpload: boolean,
    _startsAt?: Timestamp | null,
  ): void {}

  /** Transfers run while there is a line; `undefined` halts them where they are. */
  setConnection(_line: ServerLine | undefined): void {}

  /** Whether the bytes are on this machine. */
  has(_sha256: Sha256): boolean {
    return false;
  }

  /** The states of a meeting's papers, at once and again after changes, at most four times a second; ends with `signal`. */
  async *watch(_meeting: MeetingId, _signal: AbortSignal | undefined): AsyncGenerator<PaperState[]> {}

  beginImport(_input: { meeting: MeetingId; name: string; size: number }): { importId: CommandId } {
    throw new CallFailure('unexpected');
  }

  /** Takes the next piece of a file; `offset` is what came before it. Gives the bytes received so far. */
  async appendPiece(_importId: CommandId, _offset: number, _piece: Uint8Array): Promise<number> {
    throw new CallFailure('unexpected');
  }

  /** After `needs-password` and `wrong-paper-password` it may be called again; after any other failure the file is gone. */
  async finishImport(_input: { importId: CommandId; password?: string | undefined }): Promise<PaperFile> {
    throw new CallFailure('unexpected');
  }

  cancelImport(_input: { importId: CommandId }): void {}

  /** Tries a paper's transfer again now. */
  retry(_input: { meeting: MeetingId; sha256: Sha256 }): void {}

  async export(
    _request: ExportRequest,
    _signal?: AbortSignal,
  ): Promise<{ exportId: CommandId; name: string; marks: number }> {
    throw new CallFailure('unexpected');
  }

  keepPassword(_input: { sha256: Sha256; password: string }): void {}

  keptPassword(_input: { sha256: Sha256 }): string | null {
    return null;
  }

  readingPlace(_input: { meeting: MeetingId; paper: PaperId }): { page: number } | null {
    return null;
  }

  keepReadingPlace(_input: { meeting: MeetingId; paper: PaperId; page: number }): void {}

  /** Answers `/papers/…`, `/imports/…` and `/exports/…`; `undefined` for any other path. */
  async fetch(_request: Request): Promise<Response | undefined> {
    return undefined;
  }

  /** Halts all work and removes what is half done; transfers go on with the next start. */
  async close(): Promise<void> {}
}
