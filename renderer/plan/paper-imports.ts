/**
 * Files on their way into a meeting's plan. They go on while the person does something else, one after another, each
 * sent to main in pieces so that a large one never sits whole in memory. A file that failed stays listed with its reason.
 */
import { useSyncExternalStore } from 'react';
import { v7 } from 'uuid';
import type { CallErrorCode } from '#contract';
import { type CommandId, type ItemId, type MeetingId, PaperId, type PersonId } from '#domain/ids.ts';
import { addPaper, type PaperFile } from '#domain/meeting/plan.ts';
import { documents } from '#renderer/data/documents.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { inNaturalOrder, titleOfFile } from './paper-names.ts';
import { sendPieces } from './send-pieces.ts';

export interface ImportJob {
  readonly id: string;
  readonly meeting: MeetingId;
  readonly item: ItemId;
  readonly name: string;
  readonly step: 'waiting' | 'sending' | 'checking' | 'password' | 'failed';
  /** Bytes sent to main, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Why it failed, or that the password given was wrong. */
  readonly failure: CallErrorCode | null;
}

interface Running {
  job: ImportJob;
  file: File;
  person: PersonId;
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

  /** Takes files in, in the natural order of their names. */
  add(meeting: MeetingId, item: ItemId, person: PersonId, files: readonly File[]): void {
    for (const file of inNaturalOrder(files)) {
      const id = v7();
      const job: ImportJob = {
        id,
        meeting,
        item,
        name: file.name,
        step: 'waiting',
        done: 0,
        total: file.size,
        failure: null,
      };
      const running = { job, file, person, abort: new AbortController(), importId: undefined };
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
function putIntoPlan({ job, person }: Running, file: PaperFile): void {
  const plan = documents.acquire({ kind: 'plan', meeting: job.meeting });
  addPaper(plan.doc, {
    id: PaperId.parse(v7()),
    item: job.item,
    title: titleOfFile(job.name),
    file,
    addedBy: person,
    addedAt: Date.now(),
  });
  plan.release();
}

export const paperImports = new PaperImports();

/** The files being added to one item. */
export function useImports(meeting: MeetingId, item: ItemId): ImportJob[] {
  const jobs = useSyncExternalStore(paperImports.subscribe, () => paperImports.jobs);
  return jobs.filter((job) => job.meeting === meeting && job.item === item);
}
