/**
 * Files on their way into a meeting's plan. They go on while the person does something else, one after another, each
 * sent to main in pieces so that a large one never sits whole in memory. A file that failed stays listed with its reason.
 */
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { v7 } from 'uuid';
import type { CallErrorCode } from '#contract';
import {
  type CommandId,
  type GroupId,
  type ItemId,
  type MeetingId,
  ownShelf,
  type PaperId,
  type PersonId,
} from '#domain/ids.ts';
import { type AnnexesOf, annexItem } from '#domain/meeting/annexes.ts';
import type { PaperFile } from '#domain/meeting/plan.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { offerUndo } from '#renderer/ui/use-undo.tsx';
import { type ImportTarget, putIntoPlan, type Replacing, takeOutOfPlan } from './import-target.ts';
import { isPdf, isPicture } from './paper-kinds.ts';
import { titleOfFile } from './paper-names.ts';
import { sendPieces } from './send-pieces.ts';

export interface ImportJob extends Pick<ImportTarget, 'meeting' | 'item' | 'into'> {
  readonly id: string;
  /** Of the file, or of the first of several pictures. */
  readonly name: string;
  /** How many pictures become one paper; 1 for every other file. */
  readonly count: number;
  /** `asking`: whether several pictures are one paper. */
  readonly step: 'asking' | 'waiting' | 'sending' | 'converting' | 'checking' | 'password' | 'failed';
  /** Bytes sent to main, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Why it failed, or that the password given was wrong. */
  readonly failure: CallErrorCode | null;
}

/** What one drop brought; told once when all of it is in, with a way back. */
interface Batch {
  open: number;
  added: { paper: PaperId; title: string }[];
}

interface Running {
  job: ImportJob;
  readonly target: ImportTarget;
  /** A paper that the file takes the place of; `undefined`: it becomes a new one. */
  readonly replacing: Replacing | undefined;
  readonly batch: Batch;
  /** One; several are pictures of one paper. */
  readonly files: readonly File[];
  abort: AbortController;
  /** One for each file, as far as they have been begun. */
  imports: CommandId[];
}

/** What a second try can't change. */
const hopeless = new Set<CallErrorCode>([
  'empty-file',
  'file-too-large',
  'state-secret',
  'not-a-pdf',
  'heic-picture',
]);

export function mayRetry({ failure }: ImportJob): boolean {
  return failure === null || !hopeless.has(failure);
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

  /** Takes files in, in the order given. @param replacing what the one file takes the place of */
  add(
    meeting: MeetingId,
    item: ItemId,
    group: GroupId | null,
    person: PersonId,
    files: readonly File[],
    replacing?: Replacing,
  ): void {
    this.#add({ meeting, item, into: 'plan', person, group }, files, replacing);
  }

  /** The same, into what a unit prepares for an item. */
  prepare(meeting: MeetingId, item: ItemId, person: PersonId, files: readonly File[]): void {
    this.#add({ meeting, item, into: 'preparation', person, group: null }, files, undefined);
  }

  /** The same, to go with the minutes or the conclusion notice. */
  attach(meeting: MeetingId, of: AnnexesOf, person: PersonId, files: readonly File[]): void {
    this.#add({ meeting, item: annexItem, into: of, person, group: null }, files, undefined);
  }

  /** The same, onto the person's own shelf. @param folder where they are put */
  shelve(folder: ItemId, person: PersonId, files: readonly File[]): void {
    const target = { meeting: ownShelf, item: folder, into: 'shelf', person, group: null } as const;
    this.#add(target, files, undefined);
  }

  /** Several pictures are the pages of one paper. */
  join(id: string): void {
    const running = this.#running.get(id);
    if (running?.job.step === 'asking') this.#queue(running);
  }

  /** Several pictures are a paper each. */
  separate(id: string): void {
    const running = this.#running.get(id);
    if (running?.job.step !== 'asking') return;
    const { target, files, batch, replacing } = running;
    this.#running.delete(id);
    batch.open += files.length - 1;
    for (const file of files) this.#queue(this.#list(target, [file], batch, replacing));
  }

  /** A protected paper's password: tried at once. */
  givePassword(id: string, password: string): void {
    const running = this.#running.get(id);
    if (running?.job.step === 'password') void this.#finish(running, password);
  }

  /** Once more from the beginning. */
  retry(id: string): void {
    const running = this.#running.get(id);
    if (running?.job.step !== 'failed') return;
    running.abort = new AbortController();
    running.imports = [];
    running.batch.open++;
    this.#queue(running);
  }

  /** Stops a file, or takes a failed one off the list. */
  drop(id: string): void {
    const running = this.#running.get(id);
    if (!running) return;
    this.#running.delete(id);
    running.abort.abort();
    this.#cancelImports(running);
    if (running.job.step !== 'failed' && running.job.step !== 'password') this.#settled(running);
    this.#announce();
  }

  #add(target: ImportTarget, files: readonly File[], replacing: Replacing | undefined): void {
    const pictures = files.filter(({ name }) => isPicture(name));
    const together = pictures.length > 1;
    const single = together ? files.filter(({ name }) => !isPicture(name)) : files;
    const batch: Batch = { open: single.length + (together ? 1 : 0), added: [] };
    for (const file of single) this.#queue(this.#list(target, [file], batch, replacing));
    if (together) this.#list(target, pictures, batch, replacing);
    this.#announce();
  }

  /** Listed, and not yet begun. */
  #list(
    target: ImportTarget,
    files: readonly File[],
    batch: Batch,
    replacing: Replacing | undefined,
  ): Running {
    const { meeting, item, into } = target;
    const job: ImportJob = {
      ...{ id: v7(), meeting, item, into },
      name: files[0]?.name ?? '',
      count: files.length,
      step: 'asking',
      done: 0,
      total: files.reduce((sum, { size }) => sum + size, 0),
      failure: null,
    };
    const running = { job, target, replacing, batch, files, abort: new AbortController(), imports: [] };
    this.#running.set(job.id, running);
    return running;
  }

  #queue(running: Running): void {
    this.#step(running, { step: 'waiting', done: 0, failure: null });
    this.#turn = this.#turn.then(() => this.#take(running));
  }

  async #take(running: Running): Promise<void> {
    const { files, abort, job } = running;
    const { signal } = abort;
    if (signal.aborted) return;
    try {
      this.#step(running, { step: 'sending' });
      let before = 0;
      for (const file of files) {
        const about = { meeting: job.meeting, name: file.name, size: file.size };
        const { importId } = await rpc.papers.beginImport(about);
        running.imports.push(importId);
        await sendPieces(importId, file, signal, (sent) => this.#step(running, { done: before + sent }));
        before += file.size;
      }
      await this.#finish(running, undefined);
    } catch (error) {
      if (signal.aborted) return;
      this.#cancelImports(running);
      this.#fail(running, failureOf(error).code);
    }
  }

  async #finish(running: Running, password: string | undefined): Promise<void> {
    const [importId, ...following] = running.imports;
    if (importId === undefined) return;
    const { signal } = running.abort;
    const asked = running.job.step === 'password';
    this.#step(running, { step: isPdf(running.job.name) ? 'checking' : 'converting', failure: null });
    try {
      const file = await rpc.papers.finishImport({
        importId,
        ...(password === undefined ? {} : { password }),
        ...(following.length === 0 ? {} : { following }),
      });
      if (signal.aborted) return;
      if (asked) running.batch.open++;
      this.#taken(running, file);
    } catch (error) {
      if (signal.aborted) return;
      const { code } = failureOf(error);
      if (code !== 'needs-password' && code !== 'wrong-paper-password') return this.#fail(running, code);
      this.#step(running, { step: 'password', failure: code });
      if (!asked) this.#settled(running);
    }
  }

  #taken(running: Running, file: PaperFile): void {
    const added = putIntoPlan(running.target, file, running.replacing);
    if (added !== undefined) running.batch.added.push({ paper: added, title: titleOfFile(file.name) });
    this.#running.delete(running.job.id);
    this.#settled(running);
    this.#announce();
  }

  #fail(running: Running, failure: CallErrorCode): void {
    this.#step(running, { step: 'failed', failure });
    this.#settled(running);
  }

  /** One file of a batch is in, or will not come by itself. */
  #settled({ batch, target }: Running): void {
    if (--batch.open > 0 || batch.added.length === 0) return;
    const { added } = batch;
    const [first] = added;
    batch.added = [];
    const message =
      added.length === 1
        ? i18next.t('plan:paperAdded', { title: first?.title })
        : i18next.t('plan:papersAdded', { count: added.length });
    const papers = added.map(({ paper }) => paper);
    offerUndo(message, i18next.t('common:undo'), () => takeOutOfPlan(target, papers));
  }

  #cancelImports({ imports, job }: Running): void {
    if (job.step === 'failed') return;
    for (const importId of imports) void rpc.papers.cancelImport({ importId });
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

export const paperImports = new PaperImports();

/** The files being added to one item of the plan, or to what a unit prepares for it. */
export function useImports(meeting: MeetingId, item: ItemId, into: ImportJob['into'] = 'plan'): ImportJob[] {
  const jobs = useSyncExternalStore(paperImports.subscribe, () => paperImports.jobs);
  return jobs.filter((job) => job.meeting === meeting && job.item === item && job.into === into);
}
