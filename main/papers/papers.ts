/**
 * The papers of one person on this machine: taken in, kept encrypted, sent and fetched in the background, read by range,
 * exported with marks. One instance for each signed-in person; every failure that the person is told about is a
 * `CallFailure`.
 */
import { join } from 'node:path';
import type { ExportRequest, PackProgress, PackRequest, PaperState } from '#contract';
import type { CommandId, GroupId, MeetingId, PaperId, Sha256, Timestamp } from '#domain/ids.ts';
import type { Paper, PaperFile } from '#domain/meeting/plan.ts';
import { CallFailure } from '#main/call-failure.ts';
import { answerBytes, type ByteSources } from './byte-paths.ts';
import { Exports } from './export/exports.ts';
import { FinishedFiles } from './finished-files.ts';
import { Imports } from './imports.ts';
import type { PapersOptions, ServerLine } from './options.ts';
import { Packs } from './pack/packs.ts';
import { SealedFileDamaged, type SealedReader } from './sealed-file.ts';
import { PaperStore } from './store.ts';
import { Transfers } from './transfers.ts';
import { Vault } from './vault.ts';
import { Changes, throttled } from './watching.ts';

export type { PapersOptions, ServerLine } from './options.ts';

/** How long a file stays that no plan names: time to add an import to a plan, or to undo a removal. */
const SPARED_MS = 7 * 24 * 3600_000;
const BETWEEN_STATES_MS = 250;

export class Papers {
  readonly #options: PapersOptions;
  readonly #vault: Vault;
  readonly #store: PaperStore;
  readonly #imports: Imports;
  readonly #transfers: Transfers;
  readonly #finished: FinishedFiles;
  readonly #exports: Exports;
  readonly #packs: Packs;
  readonly #changes = new Changes();

  /** Opens what is on the machine; nothing is sent or fetched until there is a line. */
  constructor(options: PapersOptions) {
    this.#options = options;
    const { dir, db, keyBox, log, clock } = options;
    const vault = new Vault(dir, keyBox);
    const store = new PaperStore(db);
    this.#vault = vault;
    this.#store = store;
    this.#imports = new Imports(vault, (_, { sha256 }) => this.#imported(sha256));
    this.#transfers = new Transfers({
      ...{ vault, store, log, clock },
      changed: (meeting) => this.#changes.tell(meeting),
      arrived: (sha256) => this.#cameOrWent(sha256),
      damaged: (sha256, error) => this.#damaged(sha256, error),
    });
    this.#finished = new FinishedFiles(join(dir, 'exports'), clock);
    const made = {
      ...options,
      finished: this.#finished,
      source: ({ file }: Paper) => this.source(file.sha256),
      password: ({ file }: Paper) => this.keptPassword(file),
    };
    this.#exports = new Exports(made);
    this.#packs = new Packs(made);
    this.#removeUnneeded();
  }

  /**
   * Says which papers a meeting's plan names: those missing here are fetched, those missing on the server are sent
   * if this person may. An empty list lets go of the meeting's papers.
   * @param startsAt papers of the meeting that is nearest come first
   * @param prepared papers that units prepare for items of the meeting, and whether this person is one who does
   */
  want(
    meeting: MeetingId,
    papers: readonly (Paper & { group?: GroupId | null })[],
    mayUpload: boolean,
    startsAt: Timestamp | null = null,
    prepared: readonly { paper: Paper; mayUpload: boolean }[] = [],
  ): void {
    const named = papers.map(({ file, group = null }) => ({ ...file, group, mayUpload, item: null }));
    const common = new Set(named.filter(({ group }) => group === null).map(({ sha256 }) => sha256));
    const files = [
      ...named,
      ...prepared
        .filter(({ paper }) => !common.has(paper.file.sha256))
        .map((each) => ({
          ...each.paper.file,
          group: null,
          mayUpload: each.mayUpload,
          item: each.paper.item,
        })),
    ];
    const until = this.#options.clock.now() + SPARED_MS;
    for (const sha256 of this.#store.want(meeting, files, startsAt)) {
      this.#store.spare(sha256, false, until);
    }
    const readable = [...papers, ...prepared.map(({ paper }) => paper)];
    this.#store.forgetRead(
      meeting,
      readable.map(({ id }) => id),
    );
    this.#transfers.wake(meeting);
    this.#changes.tell(meeting);
  }

  /** Transfers run while there is a line; `undefined` halts them where they are. */
  setConnection(line: ServerLine | undefined): void {
    this.#transfers.setLine(line);
  }

  /** Whether the bytes are on this machine. */
  has(sha256: Sha256): boolean {
    return this.#vault.has(sha256);
  }

  /** Addresses of all files on this machine. */
  here(): Sha256[] {
    return [...this.#vault.addresses()];
  }

  /** Addresses of versions this person has read last: what they said stays, to be compared with what comes. */
  remembered(): Sha256[] {
    return this.#store.remembered();
  }

  /** Where a file lies and what opens it. @throws CallFailure `not-found`, `not-here-yet` */
  async source(sha256: Sha256): Promise<{ path: string; fileKey: Uint8Array }> {
    const reader = await this.#open(sha256, this.remembered().includes(sha256));
    await reader.close();
    return { path: reader.path, fileKey: reader.fileKey };
  }

  /** The states of a meeting's papers, at once and again after changes, at most four times a second; ends with `signal`. */
  watch(meeting: MeetingId, signal: AbortSignal | undefined): AsyncGenerator<PaperState[]> {
    return throttled({
      listen: (changed) => this.#changes.listen(meeting, changed),
      read: () => this.#states(meeting),
      everyMs: BETWEEN_STATES_MS,
      clock: this.#options.clock,
      signal,
    });
  }

  beginImport(input: { meeting: MeetingId; name: string; size: number }): { importId: CommandId } {
    return this.#imports.begin(input);
  }

  /**
   * After `needs-password` and `wrong-paper-password` it may be called again; after any other failure the file is gone.
   * A password that opened it is kept: whoever brought a paper in is not asked again when reading it.
   */
  async finishImport(input: { importId: CommandId; password?: string | undefined }): Promise<PaperFile> {
    const file = await this.#imports.finish(input);
    if (input.password !== undefined) this.keepPassword({ sha256: file.sha256, password: input.password });
    return file;
  }

  async cancelImport({ importId }: { importId: CommandId }): Promise<void> {
    await this.#imports.cancel(importId);
  }

  /** Tries a paper's transfer again now. */
  retry({ meeting, sha256 }: { meeting: MeetingId; sha256: Sha256 }): void {
    this.#transfers.retry(meeting, sha256);
  }

  /** Writes the annotated paper; `fetch` then hands it out under the contract's export path, once. */
  async export(
    request: ExportRequest,
    signal?: AbortSignal,
  ): Promise<{ exportId: CommandId; name: string; marks: number }> {
    return await this.#exports.export(request, signal);
  }

  /** Binds the papers of a meeting into one file; `fetch` then hands it out under the contract's export path, once. */
  pack(request: PackRequest, signal?: AbortSignal): AsyncGenerator<PackProgress> {
    return this.#packs.make(request, signal);
  }

  keepPassword({ sha256, password }: { sha256: Sha256; password: string }): void {
    this.#store.keepPassword(sha256, this.#options.keyBox.seal(Buffer.from(password)));
    this.#options.unlocked?.(sha256);
  }

  keptPassword({ sha256 }: { sha256: Sha256 }): string | null {
    const sealed = this.#store.password(sha256);
    return sealed ? Buffer.from(this.#options.keyBox.open(sealed)).toString() : null;
  }

  readingPlace({ meeting, paper }: { meeting: MeetingId; paper: PaperId }): { page: number } | null {
    return this.#store.place(meeting, paper) ?? null;
  }

  keepReadingPlace({ meeting, paper, page }: { meeting: MeetingId; paper: PaperId; page: number }): void {
    this.#store.keepPlace(meeting, paper, page);
  }

  /** The person reads this version now. @returns the version they read before, where the difference is news to them */
  opened(input: { meeting: MeetingId; paper: PaperId; sha256: Sha256 }): { before: Sha256 | null } {
    this.#store.keepRead(input.meeting, input.paper, input.sha256);
    return { before: this.#store.lastRead(input.meeting, input.paper)?.before ?? null };
  }

  /** Two versions of a paper to be compared. @throws CallFailure `not-found` where only one was read */
  versions({ meeting, paper }: { meeting: MeetingId; paper: PaperId }): { before: Sha256; now: Sha256 } {
    const read = this.#store.lastRead(meeting, paper);
    if (!read?.before) throw new CallFailure('not-found');
    return { before: read.before, now: read.sha256 };
  }

  changesKnown({ meeting, paper }: { meeting: MeetingId; paper: PaperId }): void {
    this.#store.changesKnown(meeting, paper);
  }

  /** Answers `/papers/…`, `/imports/…` and `/exports/…`; `undefined` for any other path. */
  async fetch(request: Request): Promise<Response | undefined> {
    return await answerBytes(this.#bytes, request);
  }

  /** Halts all work and removes what is half imported; transfers go on with the next start. */
  async close(): Promise<void> {
    this.#exports.close();
    this.#packs.close();
    this.#finished.close();
    await Promise.all([this.#transfers.close(), this.#imports.close()]);
  }

  readonly #bytes: ByteSources = {
    openPaper: (sha256) => this.#open(sha256),
    damaged: (sha256, error) => this.#damaged(sha256, error),
    append: (importId, offset, piece) => this.#imports.append(importId, offset, piece),
    openExport: (exportId) => this.#finished.open(exportId),
  };

  #states(meeting: MeetingId): PaperState[] {
    const states = new Map<Sha256, PaperState>();
    for (const { sha256, group, onServer } of this.#store.wantedBy(meeting)) {
      // One file may be a common and a restricted paper: it is on the server once all who read it can fetch it.
      const other = states.get(sha256);
      states.set(sha256, {
        sha256,
        meeting,
        here: this.#vault.has(sha256),
        onServer: onServer && (other?.onServer ?? true),
        transfer: this.#transfers.progress(meeting, group, sha256) ?? other?.transfer ?? null,
      });
    }
    return [...states.values()];
  }

  async #open(sha256: Sha256, known = false): Promise<SealedReader> {
    if (!known && !this.#store.isReadable(sha256)) throw new CallFailure('not-found');
    if (!this.#vault.has(sha256)) throw new CallFailure('not-here-yet');
    try {
      return await this.#vault.open(sha256);
    } catch (error) {
      throw this.#damaged(sha256, error);
    }
  }

  /** A file that is not what was written is removed and fetched again. */
  #damaged(sha256: Sha256, error: unknown): CallFailure {
    this.#options.log.error({ err: error, sha256 }, 'paper cannot be read');
    if (!(error instanceof SealedFileDamaged)) return new CallFailure('unexpected', { cause: error });
    this.#vault.remove(sha256);
    this.#cameOrWent(sha256);
    return new CallFailure('not-here-yet', { cause: error });
  }

  #imported(sha256: Sha256): void {
    this.#store.spare(sha256, true, this.#options.clock.now() + SPARED_MS);
    this.#cameOrWent(sha256);
  }

  #cameOrWent(sha256: Sha256): void {
    for (const meeting of this.#store.meetingsWanting(sha256)) {
      this.#transfers.wake(meeting);
      this.#changes.tell(meeting);
      this.#options.changed?.(meeting);
    }
  }

  #removeUnneeded(): void {
    const now = this.#options.clock.now();
    this.#vault.forgetPartials((sha256) => this.#store.isNeeded(sha256, now));
    for (const sha256 of this.#vault.addresses()) {
      if (this.#store.isNeeded(sha256, now)) continue;
      this.#vault.remove(sha256);
      this.#store.forget(sha256);
    }
  }
}
