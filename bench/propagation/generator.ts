/**
 * The load, in a process of its own: one secretary types ten edits a second, up to twenty annotators draw strokes, and
 * everyone's socket counts what comes. Each update carries a number in its text, so that it is found in any frame.
 */
import * as Y from 'yjs';
import { percentile } from '../bench.ts';
import { usage } from '../child.ts';
import { type DialectName, dialects, type Joined } from './dialects.ts';

export interface Load {
  dialect: DialectName;
  url: string;
  room: string;
  tokens: string[] | undefined;
  clients: number;
  seconds: number;
}

export interface LoadResult {
  updates: number;
  /** Of updates to clients that did not send them. */
  expected: number;
  delivered: number;
  doubled: number;
  frames: number;
  bytes: number;
  latencyMs: { p50: number; p95: number; p99: number };
  cpuMicros: number;
}

const EDITS_PER_SECOND = 10;
const ANNOTATORS = 20;
const STROKES_EACH_PER_30_S = 20;
const POINTS = 300;
const SETTLE_MS = 1_500;

class Run {
  readonly #load: Load;
  readonly #sentAt: number[] = [];
  readonly #sender: number[] = [];
  readonly #seen: Uint8Array[];
  readonly #latencies: number[] = [];
  #doubled = 0;
  #frames = 0;
  #bytes = 0;

  constructor(load: Load) {
    this.#load = load;
    const most = load.seconds * (EDITS_PER_SECOND + (ANNOTATORS * STROKES_EACH_PER_30_S) / 30) + 100;
    this.#seen = Array.from({ length: load.clients }, () => new Uint8Array(most));
  }

  async join(): Promise<Joined[]> {
    const { dialect, url, room, tokens, clients } = this.#load;
    const joined: Joined[] = [];
    for (let client = 0; client < clients; client++) {
      const received = (bytes: Buffer) => this.#count(client, bytes);
      joined.push(await dialects[dialect]({ url, room, token: tokens?.[client], received }));
    }
    return joined;
  }

  /** Lets the writers write for the time of the run. */
  async write(joined: readonly Joined[]): Promise<void> {
    const { seconds } = this.#load;
    const writers = [typing(), ...Array.from({ length: ANNOTATORS }, drawing)];
    const events: { at: number; writer: number }[] = [];
    for (let i = 0; i < seconds * EDITS_PER_SECOND; i++)
      events.push({ at: (i * 1_000) / EDITS_PER_SECOND, writer: 0 });
    const every = 30_000 / STROKES_EACH_PER_30_S;
    for (let a = 0; a < ANNOTATORS; a++)
      // Each begins at a moment of its own.
      for (let at = (a * 733) % every; at < seconds * 1_000; at += every) events.push({ at, writer: a + 1 });
    events.sort((a, b) => a.at - b.at);

    const start = performance.now();
    for (const { at, writer } of events) {
      const wait = start + at - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const number = this.#sentAt.length;
      const update = writers[writer]?.(`~m${String(number).padStart(6, '0')}~`);
      const by = joined[writer];
      if (!update || !by) throw new Error('more writers than clients');
      this.#sender[number] = writer;
      this.#sentAt[number] = performance.now();
      by.send(update);
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }

  get result(): LoadResult {
    const updates = this.#sentAt.length;
    const latency = (share: number) => percentile(this.#latencies, share);
    return {
      updates,
      expected: updates * (this.#load.clients - 1),
      delivered: this.#latencies.length,
      doubled: this.#doubled,
      frames: this.#frames,
      bytes: this.#bytes,
      latencyMs: { p50: latency(0.5), p95: latency(0.95), p99: latency(0.99) },
      cpuMicros: usage().cpuMicros,
    };
  }

  #count(client: number, bytes: Buffer): void {
    const now = performance.now();
    this.#frames++;
    this.#bytes += bytes.length;
    for (let at = bytes.indexOf('~m'); at >= 0; at = bytes.indexOf('~m', at + 9)) {
      const number = Number(bytes.toString('latin1', at + 2, at + 8));
      const sentAt = this.#sentAt[number];
      const seen = this.#seen[client];
      if (sentAt === undefined || !seen || this.#sender[number] === client) continue;
      if (seen[number]) this.#doubled++;
      else this.#latencies.push(now - sentAt);
      seen[number] = 1;
    }
  }
}

/** About twenty characters a time, in paragraphs, every fifth in bold. */
function typing(): (marker: string) => Uint8Array {
  const doc = new Y.Doc();
  const paragraphs = doc.getXmlFragment('minutes');
  let text = new Y.XmlText();
  let edits = 0;
  return (marker) =>
    changeOf(doc, () => {
      if (edits++ % 12 === 0) {
        text = new Y.XmlText();
        const paragraph = new Y.XmlElement('paragraph');
        paragraphs.push([paragraph]);
        paragraph.push([text]);
      }
      text.insert(text.length, `${marker} ý kiến: `, edits % 5 === 0 ? { bold: true } : {});
    });
}

/** A stroke of 300 points at once, about 1.9 kB. */
function drawing(_: unknown, annotator: number): (marker: string) => Uint8Array {
  const doc = new Y.Doc();
  let strokes = 0;
  return (marker) =>
    changeOf(doc, () => {
      const stroke = Array.from({ length: POINTS }, (_, i) => [
        200 + ((i * 37) % 400),
        100 + ((i * 53) % 600),
      ]).flat();
      doc
        .getMap('marks')
        .set(
          `${annotator}-${strokes++}`,
          new Y.Map<unknown>(Object.entries({ id: marker, page: 1, stroke })),
        );
    });
}

function changeOf(doc: Y.Doc, write: () => void): Uint8Array {
  let made: Uint8Array | undefined;
  const take = (update: Uint8Array) => {
    made = update;
  };
  doc.on('update', take);
  doc.transact(write);
  doc.off('update', take);
  if (!made) throw new Error('an edit without a change');
  return made;
}

let run: Run | undefined;
let joined: Joined[] = [];
process.on('message', async (message: { join: Load } | 'write') => {
  if (message === 'write') {
    await run?.write(joined);
    process.send?.(run?.result);
  } else {
    run = new Run(message.join);
    joined = await run.join();
    process.send?.('joined');
  }
});
