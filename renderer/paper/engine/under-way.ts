/** The pages that the workers have right now, and which may join them. Pure. */
import { readerLimits } from './limits.ts';

export interface UnderWayPage {
  page: number;
}

export class UnderWay<J extends UnderWayPage> implements Iterable<J> {
  /** Each with the pages that the workers had at the same time. */
  readonly #jobs = new Map<J, Set<number>>();
  /** Pages of which one got the workers stuck, nobody knows which: each is tried by itself. */
  readonly #alone = new Set<number>();

  get size(): number {
    return this.#jobs.size;
  }

  [Symbol.iterator](): Iterator<J> {
    return this.#jobs.keys();
  }

  has(page: number): boolean {
    return [...this].some((job) => job.page === page);
  }

  /**
   * Nothing is begun beside a page that shows: it would come later for it. It waits for nothing that is under way for later.
   * @param shows whether people see a page
   */
  mayJoin(page: number, shows: (page: number) => boolean): boolean {
    if (this.has(page) || (this.size >= readerLimits.paintedAtOnce && !shows(page))) return false;
    if (this.#alone.has(page)) return this.size === 0;
    return ![...this].some((job) => shows(job.page) || this.#alone.has(job.page));
  }

  begin(job: J): void {
    const others = [...this].map(({ page }) => page);
    for (const beside of this.#jobs.values()) beside.add(job.page);
    this.#jobs.set(job, new Set(others));
  }

  end(job: J): void {
    this.#jobs.delete(job);
  }

  /**
   * The workers did not answer while they had this page.
   * @returns whether it was the only one: the others and it are tried by themselves otherwise
   */
  wasStuck(job: J): boolean {
    const beside = this.#jobs.get(job) ?? new Set();
    if (beside.size === 0) return true;
    for (const page of [job.page, ...beside]) this.#alone.add(page);
    return false;
  }
}
