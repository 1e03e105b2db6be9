/** Exported papers: written by a thread from the paper and its marks, kept encrypted until handed out once. */
import { rm } from 'node:fs/promises';
import type { ExportRequest } from '#contract';
import type { CommandId } from '#domain/ids.ts';
import { type Paper, readPlan } from '#domain/meeting/plan.ts';
import { readMarks } from '#domain/paper/mark.ts';
import { asCallFailure, CallFailure } from '#main/call-failure.ts';
import type { FinishedFiles } from '../finished-files.ts';
import type { PapersOptions } from '../options.ts';
import { askWorker } from '../worker-call.ts';
import type { AuthoredMark, ExportTask } from './task.ts';

export interface ExportsOptions extends Pick<PapersOptions, 'person' | 'documents' | 'groupsOf' | 'people'> {
  finished: FinishedFiles;
  /** The paper's sealed file and key. @throws CallFailure `not-here-yet` */
  source: (paper: Paper) => Promise<ExportTask['source']>;
  password: (paper: Paper) => string | null;
}

/** A large paper with many marks takes seconds; what takes longer will not end. */
const DEADLINE_MS = 120_000;

export class Exports {
  readonly #options: ExportsOptions;
  readonly #closing = new AbortController();

  constructor(options: ExportsOptions) {
    this.#options = options;
  }

  /** @throws CallFailure */
  async export(
    request: ExportRequest,
    signal?: AbortSignal,
  ): Promise<{ exportId: CommandId; name: string; marks: number }> {
    const paper = this.#paper(request);
    const task: ExportTask = {
      source: await this.#options.source(paper),
      target: this.#options.finished.newPath(),
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
      const name = nameOf(paper);
      return { exportId: this.#options.finished.keep(task.target, fileKey, name), name, marks };
    } catch (error) {
      await rm(task.target, { force: true });
      throw asCallFailure(error);
    }
  }

  close(): void {
    this.#closing.abort();
  }

  #paper({ meeting, paper }: ExportRequest): Paper {
    const { documents, groupsOf } = this.#options;
    const groups = groupsOf?.(meeting) ?? [];
    const names = [
      { kind: 'plan', meeting } as const,
      ...groups.map((group) => ({ kind: 'restricted', meeting, group }) as const),
    ];
    const found = names
      .flatMap((name) => documents.read(name, readPlan).papers)
      .find(({ id }) => id === paper);
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
