/**
 * The papers of one person on this machine: taken in, kept encrypted, sent and fetched in the background, read by range,
 * exported with marks. One instance for each signed-in person; every failure that the person is told about is a
 * `CallFailure`.
 */
import { join } from 'node:path';
import type {
  ExportedPaper,
  ExportRequest,
  HandedOut,
  PackProgress,
  PackRequest,
  PaperState,
} from '#contract';
import type { CommandId, MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { filesOf, type NamedFile, type Paper, type PaperFile } from '#domain/meeting/plan.ts';
import type { GivenPlace } from '#domain/paper/anchor.ts';
import { CallFailure } from '#main/call-failure.ts';
import { answerBytes, type ByteSources } from './byte-paths.ts';
import { Carrying } from './carry/carrying.ts';
import { Places } from './carry/places.ts';
import { Exports } from './export/exports.ts';
import { FinishedFiles } from './finished-files.ts';
import { Imports } from './imports.ts';
import { InsidePapers } from './inside.ts';
import type { PapersOptions, ServerLine } from './options.ts';
import { Packs } from './pack/packs.ts';
import { Reading } from './reading.ts';
import { migratePapers } from './schema.ts';
import { SealedFileDamaged, type SealedReader, type SealedSource } from './sealed-file.ts';
import { PaperStore } from './store.ts';
import { Transfers } from './transfers.ts';
import { Vault } from './vault.ts';
import { type PapersWanted, wantedFiles } from './wanted.ts';
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
  readonly #places: Places;
  readonly #carrying: Carrying;
  readonly #exports: Exports;
  readonly #packs: Packs;
  readonly inside: InsidePapers;
  readonly reading: Reading;
  readonly #changes = new Changes();

  /** Opens what is on the machine; nothing is sent or fetched until there is a line. */
  constructor(options: PapersOptions) {
    this.#options = options;
    const { dir, db, keyBox, log, clock } = options;
    const vault = new Vault(dir, keyBox);
    migratePapers(db);
    const store = new PaperStore(db);
    this.reading = new Reading(db);
    this.#vault = vault;
    this.#store = store;
    this.#imports = new Imports(
      vault,
      (meeting, file) => this.#imported(meeting, file),
      options.officeSuites,
    );
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
    this.#places = new Places(db);
    this.#carrying = new Carrying({
      ...options,
      places: this.#places,
      has: (sha256) => vault.has(sha256),
      source: (sha256) => this.#placeOf(this.#open(sha256, true)),
      password: (sha256) => this.keptPassword({ sha256 }),
    });
    this.#exports = new Exports({
      ...made,
      places: (meeting, paper) => this.#carrying.places(meeting, paper),
    });
    this.#packs = new Packs(made);
    this.inside = new InsidePapers({
      ...options,
      finished: this.#finished,
      places: this.#places,
      has: (sha256) => vault.has(sha256),
      source: (sha256) => this.source(sha256),
      anyVersion: (sha256) => this.#placeOf(this.#open(sha256, true)),
      password: (sha256) => this.keptPassword({ sha256 }) ?? undefined,
    });
    this.#removeUnneeded();
  }

  /**
   * Says which papers a meeting's plan names: those missing here are fetched, those missing on the server are sent
   * if this person may. Nothing wanted lets go of the meeting's papers.
   */
  want(meeting: MeetingId, wanted: PapersWanted): void {
    const { plan, startsAt = null, apart = [] } = wanted;
    const until = this.#options.clock.now() + SPARED_MS;
    for (const sha256 of this.#store.want(meeting, wantedFiles(wanted), startsAt)) {
      this.#store.spare(sha256, false, until);
    }
    const readable = [...plan, ...apart.map(({ paper }) => paper)];
    this.reading.forgetAllBut(
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

  /** Where a file lies and what opens it. @throws CallFailure `not-found`, `not-here-yet` */
  async source(sha256: Sha256): Promise<SealedSource> {
    return await this.#placeOf(this.#openOwn(sha256));
  }

  async #placeOf(opening: Promise<SealedReader>): Promise<SealedSource> {
    const reader = await opening;
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
  async finishImport(input: {
    importId: CommandId;
    password?: string | undefined;
    following?: readonly CommandId[] | undefined;
  }): Promise<PaperFile> {
    const file = await this.#imports.finish(input);
    if (input.password !== undefined) this.keepPassword({ sha256: file.sha256, password: input.password });
    return file;
  }

  async cancelImport({ importId }: { importId: CommandId }): Promise<void> {
    await this.#imports.cancel(importId);
  }

  /** `fetch` then hands it out under the contract's export path, once. @throws CallFailure `not-found`, `not-here-yet` */
  async saveOriginal({ sha256, name }: Pick<NamedFile, 'sha256' | 'name'>): Promise<HandedOut> {
    const reader = await this.#open(sha256);
    await reader.close();
    return this.#finished.lend(() => this.#open(sha256), name);
  }

  /** Tries a paper's transfer again now. */
  retry({ meeting, sha256 }: { meeting: MeetingId; sha256: Sha256 }): void {
    this.#transfers.retry(meeting, sha256);
  }

  /** Writes the annotated paper; `fetch` then hands it out under the contract's export path, once. */
  async export(request: ExportRequest, signal?: AbortSignal): Promise<ExportedPaper> {
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

  forgetPassword({ sha256 }: { sha256: Sha256 }): void {
    this.#store.forgetPassword(sha256);
  }

  keptPassword({ sha256 }: { sha256: Sha256 }): string | null {
    const sealed = this.#store.password(sha256);
    return sealed ? Buffer.from(this.#options.keyBox.open(sealed)).toString() : null;
  }

  /** The version read before, to be shown beside the one read now. @throws CallFailure `not-found`, `not-here-yet` */
  async versionBefore(input: {
    meeting: MeetingId;
    paper: PaperId;
  }): Promise<{ sha256: Sha256; size: number }> {
    const { before } = this.reading.versions(input);
    const reader = await this.#openOwn(before);
    await reader.close();
    return { sha256: before, size: reader.size };
  }

  /** A place, or that there is none any more, for every mark made on another version than the present one. */
  async places({ meeting, paper }: { meeting: MeetingId; paper: PaperId }): Promise<GivenPlace[]> {
    const places = await this.#carrying.places(meeting, paper);
    return places.map(({ author, mark, from, place }) => ({ author, mark, from, place }));
  }

  /** Answers `/papers/…`, `/imports/…` and `/exports/…`; `undefined` for any other path. */
  async fetch(request: Request): Promise<Response | undefined> {
    return await answerBytes(this.#bytes, request);
  }

  /** Halts all work and removes what is half imported; transfers go on with the next start. */
  async close(): Promise<void> {
    this.inside.close();
    this.#carrying.close();
    this.#exports.close();
    this.#packs.close();
    this.#finished.close();
    await Promise.all([this.#transfers.close(), this.#imports.close()]);
  }

  readonly #bytes: ByteSources = {
    openPaper: (sha256) => this.#openOwn(sha256),
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

  /** Also a replaced version that this person has read: it stays theirs to compare with what came after. */
  #openOwn(sha256: Sha256): Promise<SealedReader> {
    return this.#open(sha256, this.reading.remembered().includes(sha256));
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

  #imported(meeting: MeetingId, file: PaperFile): void {
    for (const { sha256 } of filesOf({ file })) {
      this.#store.spare(sha256, true, this.#options.clock.now() + SPARED_MS);
      this.#cameOrWent(sha256);
    }
    // No plan names it yet, and its text is taken in all the same.
    this.#options.changed?.(meeting);
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
