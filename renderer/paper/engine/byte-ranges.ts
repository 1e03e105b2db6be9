/** A paper's bytes as pdf.js asks for them: by ranges, each one request to this machine's own store, or cut from a blob. */
import { PaperFailure } from './failure.ts';
import { readerLimits } from './limits.ts';
import { PDFDataRangeTransport } from './pdfjs.ts';

const TRIES = 3;
const PAUSE_MS = 200;

export class ByteRanges extends PDFDataRangeTransport {
  /**
   * The grain of what is read, in bytes; neighbouring grains are asked for in one request. A small paper is one grain:
   * finding one's way through it by pieces would take a dozen requests, one after the other.
   */
  readonly chunkBytes: number;
  readonly #from: string | Blob;
  readonly #stop = new AbortController();
  readonly #failed: (failure: PaperFailure) => void;

  /**
   * @param from an address that answers ranges, or the file itself
   * @param size of the whole file in bytes, known from the plan
   * @param failed called when bytes can't be had: the paper can't be read on
   */
  constructor(from: string | Blob, size: number, failed: (failure: PaperFailure) => void) {
    super(size, null);
    const grain = readerLimits.grains.find(({ upTo }) => size <= upTo);
    this.chunkBytes = Math.min(size, grain?.bytes ?? size);
    this.#from = from;
    this.#failed = failed;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#fetch(begin, end).then(
      (bytes) => {
        if (!this.#stop.signal.aborted) this.onDataRange(begin, bytes);
      },
      (error: unknown) => {
        if (this.#stop.signal.aborted) return;
        this.#failed(error instanceof PaperFailure ? error : new PaperFailure('unexpected', error));
      },
    );
  }

  override abort(): void {
    this.#stop.abort();
  }

  async #fetch(begin: number, end: number): Promise<Uint8Array> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#fetchOnce(begin, end);
      } catch (error) {
        if (this.#stop.signal.aborted || error instanceof PaperFailure || attempt === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
      }
    }
  }

  async #fetchOnce(begin: number, end: number): Promise<Uint8Array> {
    const from = this.#from;
    if (from instanceof Blob) return new Uint8Array(await from.slice(begin, end).arrayBuffer());
    const headers = { Range: `bytes=${begin}-${end - 1}` };
    const response = await fetch(from, { headers, signal: this.#stop.signal });
    if (response.status === 404) throw new PaperFailure('not-found');
    if (response.status !== 206 && response.status !== 200) throw new Error(`status ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return response.status === 206 ? bytes : bytes.slice(begin, end);
  }
}
