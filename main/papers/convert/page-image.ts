/**
 * Pictures as a PDF holds them. A JPEG and a plain PNG go in as they are, without loss and without being decoded; what a PDF
 * has no form for is decoded and packed anew.
 */
import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFName, type PDFObject, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import utif from 'utif2';
import { CallFailure } from '#main/call-failure.ts';
import type { PictureFormat } from './file-kind.ts';
import { jpegHead, type PictureHead, type PngParts, pngParts, type readTiffTags } from './picture-head.ts';

/** Of what is decoded here, four bytes each: a sheet of A3 at 600 dpi has 70 million. */
const MOST_PIXELS = 80_000_000;
const MOST_TIFF_PAGES = 500;

export interface PageImage {
  head: PictureHead;
  /** The image object, as a page draws it. */
  ref: PDFRef;
}

/** One for each page. @throws CallFailure `broken-picture` */
export async function pageImages(
  doc: PDFDocument,
  bytes: Uint8Array,
  format: PictureFormat,
): Promise<PageImage[]> {
  try {
    const images = await readers[format](doc, bytes);
    if (images.length > 0) return images;
  } catch (error) {
    throw new CallFailure('broken-picture', { cause: error });
  }
  throw new CallFailure('broken-picture');
}

const readers: Record<PictureFormat, (doc: PDFDocument, bytes: Uint8Array) => Promise<PageImage[]>> = {
  async jpeg(doc, bytes) {
    const head = jpegHead(bytes);
    if (!head) return [];
    const image = await doc.embedJpg(bytes);
    return [{ head, ref: image.ref }];
  },
  async png(doc, bytes) {
    const png = pngParts(bytes);
    if (!png) return [];
    if (isPlain(png)) return [{ head: png, ref: plainPng(doc, png) }];
    if (png.width * png.height > MOST_PIXELS) return [];
    const image = await doc.embedPng(bytes);
    return [{ head: png, ref: image.ref }];
  },
  async tiff(doc, bytes) {
    const file = Buffer.from(bytes);
    const pages = utif.decode(file).filter((page) => page.t256 !== undefined);
    if (pages.length > MOST_TIFF_PAGES) return [];
    const images: PageImage[] = [];
    for (const page of pages) {
      const [width, height] = [Number(first(page.t256)), Number(first(page.t257))];
      if (!(width * height > 0 && width * height <= MOST_PIXELS)) return [];
      utif.decodeImage(file, page);
      const head = { width, height, orientation: 1, dpi: undefined, ...tagsOf(page) } as const;
      images.push({ head, ref: packed(doc, utif.toRGBA8(page), width, height) });
      page.data = new Uint8Array(0);
    }
    return images;
  },
};

/** Its compressed rows are the very form that PDF's Flate filter reads with PNG predictors (ISO 32000-2, 7.4.4.4). */
function isPlain(png: PngParts): boolean {
  return !png.interlaced && !png.transparent && [0, 2, 3].includes(png.colourType);
}

function plainPng(
  doc: PDFDocument,
  { width, height, bitDepth, colourType, palette, data }: PngParts,
): PDFRef {
  const colours = colourType === 2 ? 3 : 1;
  const { context } = doc;
  let space: PDFObject = PDFName.of(colourType === 2 ? 'DeviceRGB' : 'DeviceGray');
  if (colourType === 3) {
    if (!palette || palette.length < 3) throw new Error('a palette without colours');
    const table = context.register(context.flateStream(palette));
    space = context.obj(['Indexed', 'DeviceRGB', Math.floor(palette.length / 3) - 1, table]);
  }
  const parms = { Predictor: 15, Colors: colours, BitsPerComponent: bitDepth, Columns: width };
  return imageObject(doc, { width, height, bits: bitDepth, space, data, parms });
}

/** Pixels packed as narrowly as they allow: black and white, grey, or colours. What is see-through is white. */
function packed(doc: PDFDocument, rgba: Uint8Array, width: number, height: number): PDFRef {
  const space = (name: string) => PDFName.of(name);
  const kind = narrowest(rgba);
  if (kind === 'colours') {
    const rgb = Buffer.alloc(width * height * 3);
    for (let from = 0, to = 0; from < rgba.length; from += 4) {
      for (let i = 0; i < 3; i++) rgb[to++] = rgba[from + i] ?? 0;
    }
    return imageObject(doc, { width, height, bits: 8, space: space('DeviceRGB'), data: deflateSync(rgb) });
  }
  if (kind === 'grey') {
    const grey = Buffer.alloc(width * height);
    for (let i = 0; i < grey.length; i++) grey[i] = rgba[i * 4] ?? 0;
    return imageObject(doc, { width, height, bits: 8, space: space('DeviceGray'), data: deflateSync(grey) });
  }
  const row = Math.ceil(width / 8);
  const bits = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (rgba[(y * width + x) * 4] !== 0)
        bits[y * row + (x >> 3)] = (bits[y * row + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return imageObject(doc, { width, height, bits: 1, space: space('DeviceGray'), data: deflateSync(bits) });
}

function narrowest(rgba: Uint8Array): 'black-and-white' | 'grey' | 'colours' {
  let grey = false;
  for (let i = 0; i < rgba.length; i += 4) {
    const [red, green, blue] = [rgba[i], rgba[i + 1], rgba[i + 2]];
    if (red !== green || green !== blue) return 'colours';
    if (red !== 0 && red !== 255) grey = true;
  }
  return grey ? 'grey' : 'black-and-white';
}

function imageObject(
  { context }: PDFDocument,
  image: {
    width: number;
    height: number;
    bits: number;
    space: PDFObject;
    /** Zlib. */
    data: Uint8Array;
    parms?: Record<string, number>;
  },
): PDFRef {
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: image.width,
    Height: image.height,
    ColorSpace: image.space,
    BitsPerComponent: image.bits,
    Filter: 'FlateDecode',
    Length: image.data.length,
    ...(image.parms ? { DecodeParms: image.parms } : {}),
  });
  return context.register(PDFRawStream.of(dict, image.data));
}

/** The same two facts that EXIF holds, of one page of a TIFF. */
function tagsOf(page: Record<string, unknown>): ReturnType<typeof readTiffTags> {
  const orientation = Number(first(page.t274));
  const resolution = Number(first(page.t282));
  const perInch = Number(first(page.t296)) === 3 ? 2.54 : 1;
  return {
    ...(orientation >= 1 && orientation <= 8
      ? { orientation: orientation as PictureHead['orientation'] }
      : {}),
    ...(resolution > 0 ? { dpi: Math.round(resolution * perInch) } : {}),
  };
}

function first(tag: unknown): unknown {
  return Array.isArray(tag) || ArrayBuffer.isView(tag) ? (tag as unknown as ArrayLike<unknown>)[0] : tag;
}
