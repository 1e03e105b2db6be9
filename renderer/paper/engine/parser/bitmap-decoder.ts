/**
 * Takes the place of the browser's `ImageDecoder` in the worker that parses, before pdf.js looks for it. What that one returns
 * Chromium decodes once more as it is drawn, and keeps in full size until 512 MiB are held: some thirty scanned pages that
 * nobody looks at any more. A bitmap is decoded once and goes when pdf.js closes it.
 */
const Own: typeof ImageDecoder | undefined = globalThis.ImageDecoder;

const jpeg = 'image/jpeg';

/** As much of an `ImageDecoder` as pdf.js calls. */
class BitmapDecoder {
  static isTypeSupported(type: string): Promise<boolean> {
    return Own?.isTypeSupported(type) ?? Promise.resolve(false);
  }

  readonly #asked: ImageDecoderInit;
  #own: ImageDecoder | undefined;

  constructor(asked: ImageDecoderInit) {
    this.#asked = asked;
  }

  async decode(): Promise<{ image: ImageBitmap | VideoFrame }> {
    const { type, data, desiredWidth } = this.#asked;
    // Others, and those wanted smaller than they are, are rare.
    if (Own && (type !== jpeg || desiredWidth !== undefined || data instanceof ReadableStream)) {
      this.#own = new Own(this.#asked);
      return this.#own.decode();
    }
    return { image: await createImageBitmap(new Blob([data as BlobPart], { type })) };
  }

  close(): void {
    this.#own?.close();
  }
}

if (Own) globalThis.ImageDecoder = BitmapDecoder as unknown as typeof ImageDecoder;
