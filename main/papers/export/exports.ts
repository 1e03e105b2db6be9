/** Exported papers: written by a thread from the paper and its marks, kept encrypted until handed out once. */
import { rm } from 'node:fs/promises';
import type { ExportedPaper, ExportRequest } from '#contract';
import type { MeetingId, PaperId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { shownOn } from '#domain/paper/anchor.ts';
import { asCallFailure } from '#main/call-failure.ts';
import { askWorker, wholeFilesMb } from '#main/threads/ask.ts';
import type { KnownPlace } from '../carry/places.ts';
import type { FinishedFiles } from '../finished-files.ts';
import type { PapersOptions } from '../options.ts';
import { marksOn, ownNotes, paperNamed, sharedBy } from '../paper-marks.ts';
import type { SealedSource } from '../sealed-file.ts';
import type { AuthoredMark, Exported, ExportTask } from './task.ts';

export interface ExportsOptions extends Pick<PapersOptions, 'person' | 'documents' | 'groupsOf' | 'people'> {
  finished: FinishedFiles;
  /** @throws CallFailure `not-here-yet` */
  source: (paper: Paper) => Promise<SealedSource>;
  password: (paper: Paper) => string | null;
  /** Where marks made on earlier versions stand. */
  places: (meeting: MeetingId, paper: PaperId) => Promise<KnownPlace[]>;
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
  async export(request: ExportRequest, signal?: AbortSignal): Promise<ExportedPaper> {
    const paper = paperNamed(this.#options, request.meeting, request.paper);
    const { marks: chosen, placeless } = await this.#marks(request, paper);
    const task: ExportTask = {
      source: {
        ...(await this.#options.source(paper)),
        password: request.password ?? this.#options.password(paper) ?? undefined,
      },
      target: this.#options.finished.newPath(),
      marks: chosen,
      flatten: request.flatten,
    };
    try {
      const stop = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]);
      const { file, marks } = await askWorker<Exported>(
        new URL('./export-worker.ts', import.meta.url),
        task,
        { signal: stop, deadlineMs: DEADLINE_MS, contentsMb: wholeFilesMb },
      );
      return { ...this.#options.finished.keep(file, nameOf(paper)), marks, placeless };
    } catch (error) {
      await rm(task.target, { force: true });
      throw asCallFailure(error);
    }
  }

  close(): void {
    this.#closing.abort();
  }

  /**
   * The marks as the screen shows them, in the order they were made: those of earlier versions where they stand now. What
   * has no place any more is not among them.
   */
  async #marks(request: ExportRequest, paper: Paper): Promise<{ marks: AuthoredMark[]; placeless: number }> {
    const { meeting, includePrivate, authors } = request;
    const { people, places } = this.#options;
    const sources = [
      ...(includePrivate ? [ownNotes(this.#options, meeting)] : []),
      ...[...new Set(authors)].map((author) => sharedBy(meeting, author)),
    ];
    const all = marksOn(this.#options, sources, paper.id);
    const { sha256 } = paper.file;
    const isCarried = all.some(({ mark }) => mark.sha256 !== sha256);
    const shown = shownOn(sha256, all, isCarried ? await places(meeting, paper.id) : []);
    const marks = shown.map(({ author, mark }) => ({ ...mark, author: people(author) }));
    return {
      marks: marks.sort((a, b) => a.createdAt - b.createdAt),
      placeless: all.length - marks.length,
    };
  }
}

function nameOf(paper: Paper): string {
  return `${paper.file.name.replace(/\.pdf$/i, '')} (có ghi chú).pdf`;
}
