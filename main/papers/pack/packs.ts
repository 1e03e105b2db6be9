/** Board packs: all papers of a meeting in one file, bound by a thread and kept encrypted until handed out once. */
import { rm } from 'node:fs/promises';
import type { NotInPack, PackProgress, PackRequest } from '#contract';
import { type Floor, readFloor } from '#domain/meeting/floor.ts';
import { type AgendaItem, type Paper, type Plan, papersOf, readPlan } from '#domain/meeting/plan.ts';
import { letterheadOf } from '#domain/office/letterhead.ts';
import { formatOfficialMoment } from '#domain/office/official-date.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { asCallFailure, CallFailure } from '#main/call-failure.ts';
import { askWorker, wholeFilesMb } from '#main/threads/ask.ts';
import type { FinishedFiles } from '../finished-files.ts';
import type { PapersOptions } from '../options.ts';
import type { SealedSource } from '../sealed-file.ts';
import type { PackCover, PackItem, PackMade, PackPaper, PackStep, PackTask } from './task.ts';

export interface PacksOptions extends Pick<PapersOptions, 'documents' | 'people' | 'clock' | 'log'> {
  finished: FinishedFiles;
  /** @throws CallFailure `not-here-yet` */
  source: (paper: Paper) => Promise<SealedSource>;
  password: (paper: Paper) => string | null;
}

/** Two thousand pages take two minutes on a slow machine. */
const DEADLINE_MS = 15 * 60_000;

export class Packs {
  readonly #options: PacksOptions;
  readonly #closing = new AbortController();

  constructor(options: PacksOptions) {
    this.#options = options;
  }

  /** Ends with `done` or `failed`. Whoever stops listening stops the work. */
  async *make(request: PackRequest, signal?: AbortSignal): AsyncGenerator<PackProgress> {
    const stop = new AbortController();
    const told: PackProgress[] = [];
    let wake = () => {};
    const work = this.#bind(
      request,
      AbortSignal.any([stop.signal, this.#closing.signal, ...(signal ? [signal] : [])]),
      (step) => {
        // What nobody has heard yet is outdated by what comes now.
        told[0] = { state: 'working', ...step };
        wake();
      },
    );
    let ended = false;
    const end = work.finally(() => {
      ended = true;
      wake();
    });
    end.catch(() => {}); // told below
    try {
      while (!ended) {
        const next = told.shift();
        if (next) yield next;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
      yield await work;
    } catch (error) {
      const { code } = asCallFailure(error);
      if (code === 'unexpected') this.#options.log.error({ err: error }, 'a board pack could not be made');
      yield { state: 'failed', code };
    } finally {
      stop.abort();
    }
  }

  close(): void {
    this.#closing.abort();
  }

  async #bind(
    request: PackRequest,
    signal: AbortSignal,
    step: (step: PackStep) => void,
  ): Promise<PackProgress> {
    const task = await this.#task(request);
    const { finished } = this.#options;
    try {
      const program = new URL('./pack-worker.ts', import.meta.url);
      const { file, pages, missing } = await askWorker<PackMade>(program, task, {
        signal,
        deadlineMs: DEADLINE_MS,
        contentsMb: wholeFilesMb,
        progress: (said) => step(said as PackStep),
      });
      const name = `Bộ tài liệu - ${fileName(task.cover.title)}.pdf`;
      return { state: 'done', ...finished.keep(file, name), pages, missing };
    } catch (error) {
      await rm(task.target, { force: true });
      throw error;
    }
  }

  async #task({ meeting, without }: PackRequest): Promise<PackTask> {
    const { documents, finished } = this.#options;
    const plan = documents.read({ kind: 'plan', meeting }, readPlan);
    if (plan.papers.length === 0) throw new CallFailure('not-found');
    const floor = documents.read({ kind: 'floor', meeting }, readFloor);
    const leftOut = new Set(without);
    const items: PackItem[] = [];
    for (const item of plan.items) {
      const papers: PackPaper[] = [];
      for (const paper of papersOf(plan, item.id)) {
        const source = leftOut.has(paper.id) ? { without: 'left-out' as const } : await this.#source(paper);
        papers.push({ id: paper.id, title: paper.title, pages: paper.file.pages, source });
      }
      items.push({ title: item.title, facts: factsOf(item), papers });
    }
    return { cover: this.#cover(plan, floor), items, target: finished.newPath() };
  }

  async #source(paper: Paper): Promise<PackPaper['source']> {
    try {
      const source = await this.#options.source(paper);
      return { ...source, password: this.#options.password(paper) ?? undefined };
    } catch (error) {
      const { code } = asCallFailure(error);
      if (code !== 'not-here-yet' && code !== 'not-found') throw error;
      return { without: 'not-here' satisfies NotInPack };
    }
  }

  #cover({ details }: Plan, floor: Floor): PackCover {
    const { documents, people, clock } = this.#options;
    const directory = documents.read({ kind: 'directory' }, readDirectory);
    const chair = [...floor.members.values()].find(({ role }) => role === 'chair')?.id;
    const unit = chair && directory.people.get(chair)?.unit;
    const { parent, issuer } = letterheadOf(unit && directory.units.get(unit), directory.issuers.values());
    const facts = [
      { label: 'Thời gian', value: details.startsAt === null ? '' : formatOfficialMoment(details.startsAt) },
      { label: 'Địa điểm', value: details.place },
      { label: 'Chủ trì', value: chair ? people(chair) : '' },
    ];
    return {
      parent,
      issuer,
      title: details.title || 'Cuộc họp',
      facts: facts.filter(({ value }) => value !== ''),
      made: `Tạo bằng Họp Số lúc ${formatOfficialMoment(clock.now())}`,
    };
  }
}

function factsOf({ presenter, minutes }: AgendaItem): string {
  return [presenter && `Trình bày: ${presenter}`, minutes !== null && `${minutes} phút`]
    .filter(Boolean)
    .join(' · ');
}

/** What no system takes in a file's name becomes a space. */
function fileName(title: string): string {
  return title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 120);
}
