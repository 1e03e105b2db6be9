/**
 * Files on their way into a meeting's plan. They go on while the person does something else, one after another, each
 * sent to main in pieces so that a large one never sits whole in memory. A file that failed stays listed with its reason.
 */
import { useSyncExternalStore } from 'react';
import { v7 } from 'uuid';
import type { CallErrorCode } from '#contract';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import {
  type CommandId,
  type GroupId,
  type ItemId,
  type MeetingId,
  PaperId,
  type PersonId,
} from '#domain/ids.ts';
import { addPaper, type Paper, type PaperFile, readPlan, replacePaper } from '#domain/meeting/plan.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { documents } from '#renderer/data/documents.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { inNaturalOrder, titleOfFile } from './paper-names.ts';
import { sendPieces } from './send-pieces.ts';

export interface ImportJob {
  readonly id: string;
  readonly meeting: MeetingId;
  readonly item: ItemId;
  /** For the plan, or for what a unit prepares. */
  readonly into: 'plan' | 'preparation';
  readonly name: string;
  readonly step: 'waiting' | 'sending' | 'checking' | 'password' | 'failed';
  /** Bytes sent to main, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Why it failed, or that the password given was wrong. */
  readonly failure: CallErrorCode | null;
}

/** What an imported file takes the place of. */
export interface Replacing {
  paper: Paper;
  /** Told once the plan names the new file, or that it is the very file that was there. */
  done: (changed: boolean) => void;
}

interface Running {
  job: ImportJob;
  /** A paper that the file takes the place of; `undefined`: it becomes a new one. */
  replacing: Replacing | undefined;
  file: File;
  person: PersonId;
  /** Whose restricted item it was when the file was brought. */
  group: GroupId | null;
  abort: AbortController;
  importId: CommandId | undefined;
}

class PaperImports {
  readonly #running = new Map<string, Running>();
  readonly #subscribers = new Set<() => void>();
  #jobs: readonly ImportJob[] = [];
  #turn: Promise<void> = Promise.resolve();

  get jobs(): readonly ImportJob[] {
    return this.#jobs;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#subscribers.add(changed);
    return () => this.#subscribers.delete(changed);
  };

  /** Takes files in, in the natural order of their names. @param replacing what the one file takes the place of */
  add(
    meeting: MeetingId,
    item: ItemId,
    group: GroupId | null,
    person: PersonId,
    files: readonly File[],
    replacing?: Replacing,
  ): void {
    this.#add({ meeting, item, into: 'plan' }, files, { person, group, replacing });
  }

  /** The same, into what a unit prepares for an item. */
  prepare(meeting: MeetingId, item: ItemId, person: PersonId, files: readonly File[]): void {
    const about = { meeting, item, into: 'preparation' } as const;
    this.#add(about, files, { person, group: null, replacing: undefined });
  }

  #add(
    about: Pick<ImportJob, 'meeting' | 'item' | 'into'>,
    files: readonly File[],
    how: Pick<Running, 'person' | 'group' | 'replacing'>,
  ): void {
    for (const file of inNaturalOrder(files)) {
      const id = v7();
      const job: ImportJob = {
        id,
        ...about,
        name: file.name,
        step: 'waiting',
        done: 0,
        total: file.size,
        failure: null,
      };
      const abort = new AbortController();
      const running = { ...how, job, file, abort, importId: undefined };
      this.#running.set(id, running);
      this.#turn = this.#turn.then(() => this.#take(running));
    }
    this.#announce();
  }

  /** A protected paper's password: tried at once. */
  givePassword(id: string, password: string): void {
    const running = this.#running.get(id);
    if (running?.importId !== undefined) void this.#finish(running, running.importId, password);
  }

  /** Stops a file, or takes a failed one off the list. */
  drop(id: string): void {
    const running = this.#running.get(id);
    if (!running) return;
    this.#running.delete(id);
    running.abort.abort();
    if (running.importId !== undefined && running.job.step !== 'failed')
      void rpc.papers.cancelImport({ importId: running.importId });
    this.#announce();
  }

  async #take(running: Running): Promise<void> {
    const { file, abort, job } = running;
    if (abort.signal.aborted) return;
    try {
      this.#step(running, { step: 'sending' });
      const { importId } = await rpc.papers.beginImport({
        meeting: job.meeting,
        name: file.name,
        size: file.size,
      });
      running.importId = importId;
      await sendPieces(importId, file, abort.signal, (done) => this.#step(running, { done }));
      await this.#finish(running, importId, undefined);
    } catch (error) {
      if (!abort.signal.aborted) this.#step(running, { step: 'failed', failure: failureOf(error).code });
    }
  }

  async #finish(running: Running, importId: CommandId, password: string | undefined): Promise<void> {
    this.#step(running, { step: 'checking', failure: null });
    try {
      const file = await rpc.papers.finishImport({
        importId,
        ...(password === undefined ? {} : { password }),
      });
      if (running.abort.signal.aborted) return;
      putIntoPlan(running, file);
      this.#running.delete(running.job.id);
      this.#announce();
    } catch (error) {
      const { code } = failureOf(error);
      const asks = code === 'needs-password' || code === 'wrong-paper-password';
      this.#step(running, { step: asks ? 'password' : 'failed', failure: code });
    }
  }

  #step(running: Running, changes: Partial<ImportJob>): void {
    running.job = { ...running.job, ...changes };
    if (this.#running.has(running.job.id)) this.#announce();
  }

  #announce(): void {
    this.#jobs = [...this.#running.values()].map((running) => running.job);
    for (const changed of [...this.#subscribers]) changed();
  }
}

/** The screen that began it may be gone: the plan is held for as long as it takes to write this. */
function putIntoPlan({ job, person, group, replacing }: Running, file: PaperFile): void {
  const { meeting, item, into } = job;
  const name = into === 'plan' ? planOf(job, person, group) : { kind: into, meeting, item };
  const plan = documents.acquire(name);
  const version = { file, addedBy: person, addedAt: Date.now() };
  if (replacing) {
    const changed = file.sha256 !== replacing.paper.file.sha256;
    if (changed) replacePaper(plan.doc, { id: replacing.paper.id, ...version });
    replacing.done(changed);
  } else {
    addPaper(plan.doc, {
      id: PaperId.parse(v7()),
      item: job.item,
      title: titleOfFile(job.name),
      ...version,
    });
  }
  plan.release();
}

/** Where the item is now: it may have been restricted, or opened to all, while the file was taken in. */
function planOf({ meeting, item }: ImportJob, person: PersonId, group: GroupId | null): DocumentName {
  const desk = documents.status(formatDocumentName({ kind: 'desk', person }));
  const names: DocumentName[] = [
    { kind: 'plan', meeting },
    ...(readDeskMeetings(desk.doc).get(meeting)?.groups ?? []).map(({ id }) => restricted(meeting, id)),
  ];
  const holds = (name: DocumentName) =>
    readPlan(documents.status(formatDocumentName(name)).doc).items.some(({ id }) => id === item);
  return names.find(holds) ?? (group === null ? { kind: 'plan', meeting } : restricted(meeting, group));
}

function restricted(meeting: MeetingId, group: GroupId): DocumentName {
  return { kind: 'restricted', meeting, group };
}

export const paperImports = new PaperImports();

/** The files being added to one item of the plan, or to what a unit prepares for it. */
export function useImports(meeting: MeetingId, item: ItemId, into: ImportJob['into'] = 'plan'): ImportJob[] {
  const jobs = useSyncExternalStore(paperImports.subscribe, () => paperImports.jobs);
  return jobs.filter((job) => job.meeting === meeting && job.item === item && job.into === into);
}
