/**
 * Where the marks made on earlier versions of a paper stand on the present one. Found once, by the words of both versions,
 * and remembered; the screen and what is exported go by the same places.
 */
import type { MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { carried, keyOfPlace, type MarkPlace } from '#domain/paper/anchor.ts';
import type { Mark } from '#domain/paper/mark.ts';
import { CallFailure } from '#main/call-failure.ts';
import { askWorker } from '#main/threads/ask.ts';
import type { PapersOptions } from '../options.ts';
import { allSources, marksOn, paperNamed, type SourcedMark } from '../paper-marks.ts';
import type { SealedSource } from '../sealed-file.ts';
import type { KnownPlace, Places } from './places.ts';
import type { CarryTask, FoundPlaces, VersionSource } from './task.ts';

export interface CarryingOptions
  extends Pick<PapersOptions, 'person' | 'documents' | 'groupsOf' | 'recognised' | 'log'> {
  places: Places;
  /** Whether the bytes of a version are on this machine. */
  has: (sha256: Sha256) => boolean;
  /** @throws CallFailure `not-here-yet` */
  source: (sha256: Sha256) => Promise<SealedSource>;
  password: (sha256: Sha256) => string | null;
}

/** Two versions of a thousand pages take two minutes on a slow machine. */
const DEADLINE_MS = 240_000;

/** A mark that still has to find its place, as it stands on a version that is here. */
interface Seeking extends SourcedMark {
  /** As it was made. */
  made: Mark;
  /** The version to set out from; `null` where none is here. */
  start: Sha256 | null;
}

export class Carrying {
  readonly #options: CarryingOptions;
  readonly #closing = new AbortController();
  readonly #asked = new Map<string, Promise<KnownPlace[]>>();

  constructor(options: CarryingOptions) {
    this.#options = options;
  }

  /**
   * A place, or that there is none, for every mark made on another version than the present one.
   * @throws CallFailure `not-found` where no such paper is named, `not-here-yet` where its file is not here
   */
  async places(meeting: MeetingId, id: PaperId): Promise<KnownPlace[]> {
    const key = `${meeting}/${id}`;
    // One after another: the second finds most of it remembered.
    const before = this.#asked.get(key) ?? Promise.resolve([]);
    const asked = before.catch(() => []).then(() => this.#find(meeting, id));
    this.#asked.set(key, asked);
    try {
      return await asked;
    } finally {
      if (this.#asked.get(key) === asked) this.#asked.delete(key);
    }
  }

  close(): void {
    this.#closing.abort();
  }

  async #find(meeting: MeetingId, id: PaperId): Promise<KnownPlace[]> {
    const paper = paperNamed(this.#options, meeting, id);
    const now = paper.file.sha256;
    const others = marksOn(this.#options, allSources(this.#options, meeting), id).filter(
      ({ mark }) => mark.sha256 !== now,
    );
    if (others.length === 0) return [];
    const known = this.#options.places.of(meeting, id);
    const placed = new Map(known.filter(({ on }) => on === now).map((each) => [keyOf(each), each]));
    const seeking: Seeking[] = [];
    const places: KnownPlace[] = [];
    for (const { author, mark } of others) {
      const found = placed.get(keyOf({ author, mark: mark.id, from: mark.sha256 }));
      if (found) places.push(found);
      else seeking.push(this.#setOut({ author, mark }, known));
    }
    for (const start of new Set(seeking.map((each) => each.start))) {
      const together = seeking.filter((each) => each.start === start);
      const found = await this.#place(paper, start, together);
      // Without the old version a place may be found later, when somebody's machine has brought it.
      if (start !== null) this.#options.places.keep(meeting, id, found);
      places.push(...found);
    }
    return places;
  }

  /** From the version a mark was made on, or from the last one it found a place on. */
  #setOut({ author, mark }: SourcedMark, known: readonly KnownPlace[]): Seeking {
    const { has } = this.#options;
    if (has(mark.sha256)) return { author, mark, made: mark, start: mark.sha256 };
    const key = keyOf({ author, mark: mark.id, from: mark.sha256 });
    const last = known.findLast((each) => keyOf(each) === key && each.place !== null && has(each.on));
    if (!last?.place) return { author, mark, made: mark, start: null };
    return { author, mark: carried(mark, last.place, last.on), made: mark, start: last.on };
  }

  async #place(paper: Paper, start: Sha256 | null, seeking: readonly Seeking[]): Promise<KnownPlace[]> {
    const on = paper.file.sha256;
    const found = await this.#ask({
      before: start === null ? null : await this.#version(start),
      after: await this.#version(on),
      marks: seeking.map(({ mark: { page, geometry, offset } }) => ({ page, geometry, offset })),
    });
    return seeking.map(({ author, mark, made }, at) => ({
      author,
      mark: made.id,
      from: made.sha256,
      on,
      place: fromTheStart(made, mark, found[at] ?? null),
    }));
  }

  async #version(sha256: Sha256): Promise<VersionSource> {
    const { source, password, recognised } = this.#options;
    return {
      ...(await source(sha256)),
      password: password(sha256) ?? undefined,
      recognised: recognised?.(sha256) ?? new Map(),
    };
  }

  async #ask(task: CarryTask): Promise<(MarkPlace | null)[]> {
    const program = new URL('./carry-worker.ts', import.meta.url);
    const { places } = await askWorker<FoundPlaces>(program, task, {
      signal: this.#closing.signal,
      deadlineMs: DEADLINE_MS,
    });
    if (places.length !== task.marks.length) throw new CallFailure('unexpected');
    return places;
  }
}

/** A place says how far a mark moved since it was made, not since the version in between. */
function fromTheStart(made: Mark, between: Mark, place: MarkPlace | null): MarkPlace | null {
  if (!place) return null;
  const [x, y] = [between.offset[0] - made.offset[0], between.offset[1] - made.offset[1]];
  return { ...place, shift: [place.shift[0] + x, place.shift[1] + y] };
}

function keyOf({ author, mark, from }: Pick<KnownPlace, 'author' | 'mark' | 'from'>): string {
  return keyOfPlace(author, mark, from);
}
