/**
 * The queue that brings papers to where they are wanted: what a plan names and this machine lacks is fetched, what the
 * server lacks is sent. It lives in the database and the vault's folder, so it goes on after a restart; what is kept here
 * is only what runs now and what waits after a failure.
 */
import type { CallErrorCode, PaperState } from '#contract';
import type { GroupId, MeetingId, Sha256 } from '#domain/ids.ts';
import { asCallFailure } from '#main/call-failure.ts';
import { download } from './download.ts';
import type { PapersOptions, ServerLine } from './options.ts';
import { SealedFileDamaged } from './sealed-file.ts';
import { isAnswer, ServerAnswer, Stalled } from './server-files.ts';
import type { PaperStore, Wanted } from './store.ts';
import { isOnServer, upload } from './upload.ts';
import type { Vault } from './vault.ts';

const AT_ONCE = 2;

/** After a failure: 1 s, then twice as long each time; a part of it by chance, so that forty clients spread. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A paper that its owner has not sent yet is asked for a little more often: somebody waits for it. */
const LONGEST_PAUSE_FOR_OTHERS_MS = 20_000;

type Progress = NonNullable<PaperState['transfer']>;

interface Running {
  meeting: MeetingId;
  group: GroupId | null;
  sha256: Sha256;
  stop: AbortController;
  done: Promise<void>;
  progress: Progress | null;
}

/** A transfer that failed, until it succeeds or the line is a new one. */
interface Setback {
  failures: number;
  /** What to show; null where nothing went wrong, as when the server does not have the paper yet. */
  shown: Progress | null;
  /** Set while the pause lasts. */
  stopWaiting: (() => void) | undefined;
}

export interface TransfersOptions extends Pick<PapersOptions, 'log' | 'clock'> {
  vault: Vault;
  store: PaperStore;
  /** Something about a meeting's papers changed that watchers see. */
  changed: (meeting: MeetingId) => void;
  /** A file is in the vault now. */
  arrived: (sha256: Sha256) => void;
  /** A file in the vault could not be read. */
  damaged: (sha256: Sha256, error: SealedFileDamaged) => void;
}

export class Transfers {
  readonly #options: TransfersOptions;
  readonly #running = new Map<string, Running>();
  readonly #setbacks = new Map<string, Setback>();
  #line: ServerLine | undefined;

  constructor(options: TransfersOptions) {
    this.#options = options;
  }

  /** Transfers halt where they are when the line goes, and begin anew on a new one without waiting out their pauses. */
  setLine(line: ServerLine | undefined): void {
    if (line && this.#line && line.origin === this.#line.origin && line.token === this.#line.token) return;
    this.#line = line;
    for (const { stop } of this.#running.values()) stop.abort();
    for (const key of [...this.#setbacks.keys()]) this.#forgive(key);
    this.#fill();
  }

  /** Looks again at what is wanted. */
  wake(meeting: MeetingId): void {
    for (const running of this.#running.values()) {
      const stillWanted = this.#options.store.wanted(meeting, running.group, running.sha256);
      if (running.meeting === meeting && !stillWanted) running.stop.abort();
    }
    this.#fill();
  }

  retry(meeting: MeetingId, sha256: Sha256): void {
    for (const wanted of this.#options.store.wantedBy(meeting))
      if (wanted.sha256 === sha256) this.#forgive(keyOf(wanted));
    this.#fill();
  }

  /** What runs or failed of one paper. */
  progress(meeting: MeetingId, group: GroupId | null, sha256: Sha256): Progress | null {
    const key = keyOf({ meeting, group, sha256 });
    return this.#running.get(key)?.progress ?? this.#setbacks.get(key)?.shown ?? null;
  }

  async close(): Promise<void> {
    this.setLine(undefined);
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  #fill(): void {
    const line = this.#line;
    if (!line) return;
    for (const wanted of this.#next()) {
      if (this.#running.size >= AT_ONCE) return;
      // The same bytes wanted by two meetings are fetched once; the other meeting then only asks whether the server has them.
      if ([...this.#running.values()].some(({ sha256 }) => sha256 === wanted.sha256)) continue;
      this.#start(wanted, line);
    }
  }

  /**
   * What is to be done and does not wait, in order: what people read before what that was made from, the nearest meeting
   * first, within it small papers first.
   */
  #next(): Wanted[] {
    const now = this.#options.clock.now();
    const distance = ({ startsAt }: Wanted) =>
      startsAt === null ? Number.MAX_SAFE_INTEGER : Math.abs(startsAt - now);
    const isOriginal = ({ name }: Wanted) => (name.toLowerCase().endsWith('.pdf') ? 0 : 1);
    return this.#options.store
      .allWanted()
      .filter(
        (wanted) => !this.#running.has(keyOf(wanted)) && !this.#setbacks.get(keyOf(wanted))?.stopWaiting,
      )
      .filter((wanted) => !wanted.onServer || !this.#options.vault.has(wanted.sha256))
      .sort((a, b) => isOriginal(a) - isOriginal(b) || distance(a) - distance(b) || a.size - b.size);
  }

  #start(wanted: Wanted, line: ServerLine): void {
    const key = keyOf(wanted);
    const running: Running = {
      meeting: wanted.meeting,
      group: wanted.group,
      sha256: wanted.sha256,
      stop: new AbortController(),
      done: Promise.resolve(),
      progress: null,
    };
    this.#running.set(key, running);
    running.done = this.#transfer(wanted, line, running)
      .then(
        () => {
          this.#setbacks.delete(key);
          this.#running.delete(key);
        },
        (error: unknown) => {
          this.#running.delete(key);
          if (!running.stop.signal.aborted) this.#pause(wanted, running, error);
        },
      )
      .then(() => {
        this.#options.changed(wanted.meeting);
        this.#fill();
      });
  }

  async #transfer(wanted: Wanted, line: ServerLine, running: Running): Promise<void> {
    const { vault, store, clock } = this.#options;
    const { meeting, group, sha256, name, item } = wanted;
    const task = { vault, line, meeting, group, sha256, name, item, clock, signal: running.stop.signal };
    const progressOf = (direction: Progress['direction']) => (done: number, total: number) => {
      running.progress = { direction, done, total: total || wanted.size, failure: null };
      this.#options.changed(meeting);
    };
    if (!vault.has(sha256)) {
      await download({ ...task, progress: progressOf('down') });
      store.setOnServer(wanted, true);
      this.#options.arrived(sha256);
    } else if (await isOnServer(task)) {
      store.setOnServer(wanted, true);
    } else if (wanted.mayUpload) {
      const begun = {
        read: () => store.wanted(meeting, group, sha256)?.uploadPath ?? null,
        keep: (path: string | null) => store.setUploadPath(wanted, path),
      };
      await upload({ ...task, begun, progress: progressOf('up') });
      store.setOnServer(wanted, true);
    } else {
      throw new ServerAnswer(404, undefined);
    }
  }

  #pause(wanted: Wanted, running: Running, error: unknown): void {
    const { log, clock, vault } = this.#options;
    if (error instanceof SealedFileDamaged) this.#options.damaged(wanted.sha256, error);
    const direction = vault.has(wanted.sha256) ? 'up' : 'down';
    const failure = direction === 'up' && isFull(error) ? 'server-cannot-store' : failureOf(error);
    if (failure !== null && failure !== 'server-unreachable') {
      log.warn({ err: error, meeting: wanted.meeting, sha256: wanted.sha256 }, 'paper not transferred');
    }
    const before = running.progress ?? { direction, done: 0, total: wanted.size, failure: null };
    const key = keyOf(wanted);
    const setback: Setback = {
      failures: (this.#setbacks.get(key)?.failures ?? 0) + 1,
      shown: failure === null ? null : { ...before, failure },
      stopWaiting: undefined,
    };
    setback.stopWaiting = clock.after(pauseAfter(setback.failures, failure, error), () => {
      setback.stopWaiting = undefined;
      this.#fill();
    });
    this.#setbacks.set(key, setback);
  }

  /** A transfer that failed may be tried at once, as if it never had. */
  #forgive(key: string): void {
    this.#setbacks.get(key)?.stopWaiting?.();
    this.#setbacks.delete(key);
  }
}

function keyOf({ meeting, group, sha256 }: Pick<Wanted, 'meeting' | 'group' | 'sha256'>): string {
  return `${meeting}/${group ?? ''}/${sha256}`;
}

function pauseAfter(failures: number, failure: CallErrorCode | null, error: unknown): number {
  if (error instanceof ServerAnswer && error.retryAfterSeconds !== undefined)
    return error.retryAfterSeconds * 1000;
  const longest = failure === null ? LONGEST_PAUSE_FOR_OTHERS_MS : LONGEST_PAUSE_MS;
  return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), longest) * (0.5 + Math.random() / 2);
}

/** The server is there and takes the bytes, but can't keep them. */
function isFull(error: unknown): boolean {
  return error instanceof ServerAnswer && error.code === 'unavailable';
}

/** What the person is told; null for what is no failure: the paper, or the whole meeting, is not on the server yet. */
function failureOf(error: unknown): CallErrorCode | null {
  if (isAnswer(error, 403, 404)) return null;
  if (isAnswer(error, 401)) return 'signed-out';
  if (isAnswer(error, 410)) return 'server-lost-file';
  if (error instanceof ServerAnswer && error.code === 'no-room') return 'no-room';
  if (isAnswer(error, 413)) return 'file-too-large';
  // `fetch` tells of every broken line by a TypeError.
  if (error instanceof ServerAnswer || error instanceof Stalled || error instanceof TypeError) {
    return 'server-unreachable';
  }
  return asCallFailure(error).code;
}
