/** Exported papers: written by a thread from the paper and its marks, kept encrypted until handed out once. */
import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { ExportRequest } from '#contract';
import { CommandId } from '#domain/ids.ts';
import { type Paper, readPlan } from '#domain/meeting/plan.ts';
import { readMarks } from '#domain/paper/mark.ts';
import { asCallFailure, CallFailure } from '#main/call-failure.ts';
import type { PapersOptions } from '../options.ts';
import { SealedReader } from '../sealed-file.ts';
import { askWorker } from '../worker-call.ts';
import type { AuthoredMark, ExportTask } from './task.ts';

export interface ExportsOptions extends Pick<PapersOptions, 'person' | 'documents' | 'people' | 'clock'> {
  dir: string;
  /** The paper's sealed file and key. @throws CallFailure `not-here-yet` */
  source: (paper: Paper) => Promise<ExportTask['source']>;
  password: (paper: Paper) => string | null;
}

interface Finished {
  path: string;
  fileKey: Uint8Array;
  name: string;
  forget: () => void;
}

/** A large paper with many marks takes seconds; what takes longer will not end. */
const DEADLINE_MS = 120_000;
/** An export that nobody fetched is removed. */
const KEPT_MS = 10 * 60_000;

export class Exports {
  readonly #options: ExportsOptions;
  readonly #finished = new Map<CommandId, Finished>();
  readonly #closing = new AbortController();

  /** What an earlier run of the program left is removed: its keys are gone. */
  constructor(options: ExportsOptions) {
    this.#options = options;
    rmSync(options.dir, { recursive: true, force: true });
    mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  }

  /** @throws CallFailure */
  async export(
    request: ExportRequest,
    signal?: AbortSignal,
  ): Promise<{ exportId: CommandId; name: string; marks: number }> {
    const paper = this.#paper(request);
    const task: ExportTask = {
      source: await this.#options.source(paper),
      target: join(this.#options.dir, uuid()),
      password: request.password ?? this.#options.password(paper) ?? undefined,
      marks: this.#marks(request, paper),
    };
    try {
      const stop = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]);
      const { fileKey, marks } = await askWorker<{ fileKey: Uint8Array; marks: number }>(
        new URL('./export-worker.ts', import.meta.url),
        task,
        { signal: stop, deadlineMs: DEADLINE_MS },
      );
      const exportId = CommandId.parse(uuid());
      const name = nameOf(paper);
      const forget = this.#options.clock.after(KEPT_MS, () => this.#remove(exportId));
      this.#finished.set(exportId, { path: task.target, fileKey, name, forget });
      return { exportId, name, marks };
    } catch (error) {
      await rm(task.target, { force: true });
      throw asCallFailure(error);
    }
  }

  /** A finished export; it is removed when `handedOut` is called. @throws CallFailure `not-found` */
  async open(exportId: CommandId): Promise<{ name: string; reader: SealedReader; handedOut: () => void }> {
    const finished = this.#finished.get(exportId);
    if (!finished) throw new CallFailure('not-found');
    const reader = await SealedReader.openWith(finished.path, finished.fileKey);
    return { name: finished.name, reader, handedOut: () => this.#remove(exportId) };
  }

  close(): void {
    this.#closing.abort();
    for (const exportId of [...this.#finished.keys()]) this.#remove(exportId);
  }

  #remove(exportId: CommandId): void {
    const finished = this.#finished.get(exportId);
    if (!finished) return;
    this.#finished.delete(exportId);
    finished.forget();
    rmSync(finished.path, { force: true });
  }

  #paper({ meeting, paper }: ExportRequest): Paper {
    const plan = this.#options.documents.read({ kind: 'plan', meeting }, readPlan);
    const found = plan.papers.find(({ id }) => id === paper);
    if (!found) throw new CallFailure('not-found');
    return found;
  }

  /** Marks made on this very version of the paper, in the order they were made. */
  #marks({ meeting, includePrivate, authors }: ExportRequest, paper: Paper): AuthoredMark[] {
    const { person, documents, people } = this.#options;
    const layers = [
      ...(includePrivate ? [{ name: { kind: 'notes', person, meeting } as const, author: person }] : []),
      ...[...new Set(authors)].map((author) => ({
        name: { kind: 'ink', meeting, person: author } as const,
        author,
      })),
    ];
    return layers
      .flatMap(({ name, author }) =>
        [...documents.read(name, readMarks).values()].map((mark) => ({ ...mark, author: people(author) })),
      )
      .filter((mark) => mark.paper === paper.id && mark.sha256 === paper.file.sha256)
      .sort((a, b) => a.createdAt - b.createdAt);
  }
}

function nameOf(paper: Paper): string {
  return `${paper.file.name.replace(/\.pdf$/i, '')} (có ghi chú).pdf`;
}
