/** What the beginning of a picture file says: its size, how a camera held it, how finely it was scanned. Pure. */

/** As EXIF numbers them: where the stored top left is to be seen. 1 is upright, 6 is stored lying on its left side. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface PictureHead {
  /** Pixels, as stored. */
  width: number;
  height: number;
  orientation: Orientation;
  /** Dots per inch, where the file says so. */
  dpi: number | undefined;
}

/** JPEG (ITU-T T.81 B.2, JFIF 1.02, EXIF 2.3). @returns undefined for a file without a frame */
export function jpegHead(bytes: Uint8Array): PictureHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation: Orientation = 1;
  let dpi: number | undefined;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return width > 0 && height > 0 ? { width, height, orientation, dpi } : undefined;
    }
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xe0) dpi ??= jfifDpi(segment);
    if (marker === 0xe1) {
      const exif = readExif(segment);
      orientation = exif.orientation ?? orientation;
      dpi ??= exif.dpi;
    }
    at += 2 + length;
  }
  return undefined;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jfifDpi(segment: Uint8Array): number | undefined {
  if (ascii(segment, 0, 5) !== 'JFIF\0' || segment.length < 12) return undefined;
  const view = new DataView(segment.buffer, segment.byteOffset);
  const [unit, density] = [view.getUint8(7), view.getUint16(8)];
  if (unit === 1) return density || undefined;
  return unit === 2 ? Math.round(density * 2.54) || undefined : undefined;
}

function readExif(segment: Uint8Array): { orientation?: Orientation; dpi?: number } {
  if (ascii(segment, 0, 6) !== 'Exif\0\0') return {};
  return readTiffTags(segment.subarray(6));
}

/** The first directory of a TIFF structure, as EXIF holds one. */
export function readTiffTags(tiff: Uint8Array): { orientation?: Orientation; dpi?: number } {
  try {
    const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
    const little = ascii(tiff, 0, 2) === 'II';
    const start = view.getUint32(4, little);
    const count = view.getUint16(start, little);
    const found = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const entry = start + 2 + i * 12;
      const [tag, type] = [view.getUint16(entry, little), view.getUint16(entry + 2, little)];
      if (type === 3) found.set(tag, view.getUint16(entry + 8, little));
      if (type !== 5) continue;
      const at = view.getUint32(entry + 8, little);
      found.set(tag, view.getUint32(at, little) / view.getUint32(at + 4, little));
    }
    const orientation = found.get(0x112) ?? 0;
    const resolution = found.get(0x11a);
    const perInch = found.get(0x128) === 3 ? 2.54 : 1;
    return {
      ...(orientation >= 1 && orientation <= 8 ? { orientation: orientation as Orientation } : {}),
      ...(resolution && Number.isFinite(resolution) ? { dpi: Math.round(resolution * perInch) } : {}),
    };
  } catch {
    // Cut short or pointing outside itself: then it says nothing.
    return {};
  }
}

/** What a PNG's chunks say (ISO/IEC 15948), and its pixels as they are compressed. */
export interface PngParts extends PictureHead {
  bitDepth: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey with alpha, 6 colours with alpha. */
  colourType: number;
  interlaced: boolean;
  /** Colours of a palette, three bytes each. */
  palette: Uint8Array | undefined;
  /** Some of it can be seen through. */
  transparent: boolean;
  /** Zlib data of all rows, each after its filter byte. */
  data: Uint8Array;
}

/** @returns undefined for a file that is cut short or holds no picture */
export function pngParts(bytes: Uint8Array): PngParts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = ascii(bytes, at + 4, 4);
    if (at + 12 + length > bytes.length) return undefined;
    chunks.set(name, [...(chunks.get(name) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
    if (name === 'IEND') break;
  }
  const head = chunks.get('IHDR')?.[0];
  const data = chunks.get('IDAT');
  if (!head || head.length < 13 || !data || !chunks.has('IEND')) return undefined;
  const fields = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const colourType = fields.getUint8(9);
  const [width, height] = [fields.getUint32(0), fields.getUint32(4)];
  if (width === 0 || height === 0) return undefined;
  return {
    width,
    height,
    orientation: 1,
    dpi: pngDpi(chunks.get('pHYs')?.[0]),
    bitDepth: fields.getUint8(8),
    colourType,
    interlaced: fields.getUint8(12) !== 0,
    palette: chunks.get('PLTE')?.[0],
    transparent: colourType >= 4 || chunks.has('tRNS'),
    data: join(data),
  };
}

function pngDpi(chunk: Uint8Array | undefined): number | undefined {
  if (chunk?.length !== 9 || chunk[8] !== 1) return undefined;
  return Math.round(new DataView(chunk.buffer, chunk.byteOffset).getUint32(0) * 0.0254) || undefined;
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
