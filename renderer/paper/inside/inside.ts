/** What a paper bears besides its pages: digital signatures and files. Looked for once the first page is on the screen. */
import type { CallErrorCode } from '#contract';
import type { PaperSignature } from '#domain/paper/signature.ts';
import { failureOf } from '#renderer/data/failures.ts';
import type { PaperDocument } from '../engine/paper-document.ts';
import { Store } from '../store.ts';

export type Signatures =
  | { state: 'none' | 'checking' }
  | { state: 'checked'; signatures: readonly PaperSignature[] }
  | { state: 'failed'; code: CallErrorCode };

export interface InsideState {
  signatures: Signatures;
  /** Files that hang on the paper as a whole; those on pages are known when they are listed. */
  attachments: number;
}

export class Inside extends Store<InsideState> {
  readonly #document: PaperDocument;
  readonly #check: (signal: AbortSignal) => Promise<PaperSignature[]>;
  readonly #stop = new AbortController();

  constructor(document: PaperDocument, check: (signal: AbortSignal) => Promise<PaperSignature[]>) {
    super({ signatures: { state: 'none' }, attachments: 0 });
    this.#document = document;
    this.#check = check;
  }

  /** Never fails: a paper is read without. */
  async look(): Promise<void> {
    const [files, signed] = await Promise.allSettled([
      this.#document.ask((pdf) => pdf.getAttachments()),
      this.#document.ask((pdf) => pdf.getSignatures()),
    ]);
    if (this.#stop.signal.aborted) return;
    if (files.status === 'fulfilled' && files.value) this.set({ attachments: files.value.size });
    if (signed.status === 'fulfilled' && signed.value) await this.checkSignatures();
  }

  async checkSignatures(): Promise<void> {
    const { signal } = this.#stop;
    this.set({ signatures: { state: 'checking' } });
    try {
      const signatures = await this.#check(signal);
      if (signal.aborted) return;
      this.set({ signatures: signatures.length > 0 ? { state: 'checked', signatures } : { state: 'none' } });
    } catch (error) {
      if (!signal.aborted) this.set({ signatures: { state: 'failed', code: failureOf(error).code } });
    }
  }

  close(): void {
    this.#stop.abort();
  }
}
