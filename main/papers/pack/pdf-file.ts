/**
 * A PDF written object by object: what was written is let go of, so that a pack of many papers needs the memory of its
 * largest one. Only where each object begins is remembered, for the table at the end (ISO 32000-2, 7.5.4).
 */
import type { PDFContext, PDFObject, PDFRef } from '@cantoo/pdf-lib';

export class PdfFile {
  readonly #context: PDFContext;
  readonly #write: (bytes: Uint8Array) => Promise<void>;
  readonly #offsets = new Map<number, number>();
  #at = 0;

  /** @param context from which {@link flush} takes what is to be written */
  constructor(context: PDFContext, write: (bytes: Uint8Array) => Promise<void>) {
    this.#context = context;
    this.#write = write;
  }

  async begin(): Promise<void> {
    // Bytes beyond ASCII tell programs that move files that this is no text.
    await this.#put(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  }

  /** Writes all objects that the context holds with greater numbers than `after`, and takes them out of it. */
  async flush(after: number): Promise<void> {
    for (const [ref, object] of this.#context.enumerateIndirectObjects()) {
      if (ref.objectNumber <= after) continue;
      this.#offsets.set(ref.objectNumber, this.#at);
      await this.#put(bytesOf(ref, object));
      this.#context.delete(ref);
    }
  }

  async end(catalogue: PDFRef, info: PDFRef | undefined): Promise<void> {
    const size = this.#context.largestObjectNumber + 1;
    const start = this.#at;
    const rows = ['0000000000 65535 f \n'];
    for (let number = 1; number < size; number++) {
      const offset = this.#offsets.get(number);
      rows.push(
        offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
      );
    }
    const trailer = `<< /Size ${size} /Root ${catalogue}${info ? ` /Info ${info}` : ''} >>`;
    await this.#put(
      Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`),
    );
  }

  async #put(bytes: Uint8Array): Promise<void> {
    this.#at += bytes.length;
    await this.#write(bytes);
  }
}

function bytesOf(ref: PDFRef, object: PDFObject): Uint8Array {
  const head = Buffer.from(`${ref.objectNumber} 0 obj\n`);
  const tail = Buffer.from('\nendobj\n');
  const length = object.sizeInBytes();
  const bytes = new Uint8Array(head.length + length + tail.length);
  bytes.set(head);
  object.copyBytesInto(bytes, head.length);
  bytes.set(tail, head.length + length);
  return bytes;
}
