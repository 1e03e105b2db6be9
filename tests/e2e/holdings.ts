/** What a client holds at a moment when its person is back at the list of meetings. */
import { readdirSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import { memoryOf } from '#tests/helpers/memory.ts';
import type { Person } from './person.ts';

export interface Holdings {
  /** MiB of live JavaScript objects in the page, after a collection. */
  pageHeap: number;
  listeners: number;
  nodes: number;
  workers: number;
  /** MiB of the client's own process and those below it. */
  client: number;
  /** Open files and sockets of the client's own process. */
  files: number;
}

export class Watched {
  readonly person: Person;
  readonly #devtools: Promise<CDPSession>;

  constructor(person: Person) {
    this.person = person;
    this.#devtools = person.page
      .context()
      .newCDPSession(person.page)
      .then(async (session) => {
        await session.send('Performance.enable');
        return session;
      });
  }

  async holdings(): Promise<Holdings> {
    const devtools = await this.#devtools;
    // Twice: what finalisers let go of is collected by the second.
    for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    const { pid, page } = this.person.product;
    return {
      pageHeap: of('JSHeapUsedSize') / 2 ** 20,
      listeners: of('JSEventListeners'),
      nodes: of('Nodes'),
      workers: page.workers().length,
      client: memoryOf(pid),
      files: readdirSync(`/proc/${pid}/fd`).length,
    };
  }
}
