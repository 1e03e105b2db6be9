import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import utif from 'utif2';
import { describe, expect, test } from 'vitest';
import { importPath, paperPath } from '#contract';
import type { CommandId, Sha256 } from '#domain/ids.ts';
import type { Orientation } from '#main/papers/convert/picture-head.ts';
import { placeOf } from '#main/papers/convert/picture-place.ts';
import { type Desk, meeting, openDesk, temporaryFolder } from './desk.ts';
import { hasPoppler, noPoppler, type Picture, poppler, render } from './poppler.ts';

const failing = (code: string) => expect.objectContaining({ code });

type Colour = readonly [number, number, number];
const red: Colour = [220, 20, 20];
const green: Colour = [20, 160, 20];
const blue: Colour = [20, 20, 220];
const grey: Colour = [128, 128, 128];

/** As it is to be seen: red at the top left, green at the top right, blue at the bottom left, grey at the bottom right. */
function seen(x: number, y: number, w: number, h: number): Colour {
  const left = x < w / 2;
  return y < h / 2 ? (left ? red : green) : left ? blue : grey;
}

/** Where a stored pixel is to be seen (EXIF 2.3, 4.6.4 A, table of orientations). */
const seenAt: Record<Orientation, (x: number, y: number, w: number, h: number) => [number, number]> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _, h) => [h - 1 - y, x],
  7: (x, y, w, h) => [h - 1 - y, w - 1 - x],
  8: (x, y, w) => [y, w - 1 - x],
};

/** Pixels as a camera stores them, four bytes each. */
function stored(width: number, height: number, orientation: Orientation): Uint8Array {
  const [w, h] = orientation >= 5 ? [height, width] : [width, height];
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [sx, sy] = seenAt[orientation](x, y, width, height);
      pixels.set([...seen(sx, sy, w, h), 255], (y * width + x) * 4);
    }
  }
  return pixels;
}

function jpeg(width: number, height: number, orientation: Orientation = 1): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  image.data.set(stored(width, height, orientation));
  context.putImageData(image, 0, 0);
  const bytes = canvas.toBuffer('image/jpeg', 95);
  const exif = Buffer.from(
    '457869660000' +
      '49492a0008000000' +
      '0100' +
      '1201' +
      '0300' +
      '01000000' +
      '0000' +
      '0000' +
      '00000000',
    'hex',
  );
  exif.writeUInt16LE(orientation, exif.length - 8);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([head, exif, bytes.subarray(2)]);
}

/** A PNG without alpha, as scanners write: 8 bits a colour. */
function plainPng(width: number, height: number, dpi?: number): Uint8Array {
  const pixels = stored(width, height, 1);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      rows.set(
        pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
        y * (width * 3 + 1) + 1 + x * 3,
      );
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const density = Buffer.alloc(9, 1);
  density.writeUInt32BE(Math.round((dpi ?? 0) / 0.0254), 0);
  density.writeUInt32BE(Math.round((dpi ?? 0) / 0.0254), 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(dpi === undefined ? [] : [chunk('pHYs', density)]),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Check sums are left out: no reader here looks at them. */
function chunk(name: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
}

function clearPng(width: number, height: number): Uint8Array {
  const canvas = createCanvas(width, height);
  canvas
    .getContext('2d')
    .putImageData(createCanvas(1, 1).getContext('2d').createImageData(width, height), 0, 0);
  const context = canvas.getContext('2d');
  const colours: [Colour, number, number][] = [
    [red, 0, 0],
    [green, 1, 0],
    [blue, 0, 1],
  ];
  for (const [colour, x, y] of colours) {
    context.fillStyle = `rgb(${colour.join(',')})`;
    context.fillRect((x * width) / 2, (y * height) / 2, width / 2, height / 2);
  }
  return canvas.toBuffer('image/png');
}

function tiff(width: number, height: number): Uint8Array {
  return new Uint8Array(utif.encodeImage(stored(width, height, 1), width, height));
}

async function send(desk: Desk, bytes: Uint8Array, name: string): Promise<CommandId> {
  const { importId } = desk.papers.beginImport({ meeting, name, size: bytes.length });
  const body = Buffer.from(bytes);
  await desk.papers.fetch(new Request(`http://may-nay${importPath(importId, 0)}`, { method: 'POST', body }));
  return importId;
}

async function fileOf(desk: Desk, sha256: Sha256): Promise<string> {
  const answer = await desk.get(paperPath(sha256));
  const path = join(temporaryFolder(), 'paper.pdf');
  writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
  return path;
}

/** The colours in the middles of the quarters of what is not white on a page: of the picture on it. */
function quarters({ width, height, pixels }: Picture): Colour[] {
  const at = (x: number, y: number) => [...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
  const isWhite = (x: number, y: number) => at(x, y).every((value) => value > 245);
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isWhite(x, y)) continue;
      [left, right, top, bottom] = [
        Math.min(left, x),
        Math.max(right, x),
        Math.min(top, y),
        Math.max(bottom, y),
      ];
    }
  }
  const share = (from: number, to: number, part: number) => Math.round(from + (to - from) * part);
  return [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ].map(([x = 0, y = 0]) => at(share(left, right, x), share(top, bottom, y)) as unknown as Colour);
}

const near = (a: Colour, b: Colour) => a.every((value, i) => Math.abs(value - (b[i] ?? 0)) < 30);

describe.skipIf(!hasPoppler)(
  `pictures become papers (${hasPoppler ? 'poppler looks at them' : noPoppler})`,
  () => {
    test('a camera may have been held in any of eight ways: the page shows what was seen', async () => {
      const desk = await openDesk();
      const ways: Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];
      const imports: CommandId[] = [];
      for (const way of ways) imports.push(await send(desk, jpeg(60, 40, way), `ảnh ${way}.jpg`));
      const [importId, ...following] = imports as [CommandId, ...CommandId[]];
      const file = await desk.papers.finishImport({ importId, following });
      expect(file).toMatchObject({ pages: 8, name: 'ảnh 1.pdf' });
      expect(file.original).toBeUndefined();
      const path = await fileOf(desk, file.sha256);
      expect(poppler('pdfinfo', path).warnings).toBe('');
      for (const [index, way] of ways.entries()) {
        const found = quarters(render(path, index + 1, 1));
        expect(
          found.map((colour, i) => near(colour, [red, green, blue, grey][i] ?? red)),
          `way ${way}`,
        ).toEqual([true, true, true, true]);
      }
      expect(readdirSync(join(desk.dir, 'papers', 'intake'))).toEqual([]);
      expect(readdirSync(join(desk.dir, 'papers', 'vault'))).toEqual([file.sha256]);
    });

    test.each([
      ['a plain PNG', 'quét.png', plainPng(60, 40)],
      ['a PNG that can be seen through', 'biểu đồ.png', clearPng(60, 40)],
      ['a TIFF', 'quét.tif', tiff(60, 40)],
    ])('%s is shown as it is', async (_, name, bytes) => {
      const desk = await openDesk();
      const file = await desk.take(bytes, { name });
      expect(file.pages).toBe(1);
      const [topLeft = grey, topRight = grey, bottomLeft = grey] = quarters(
        render(await fileOf(desk, file.sha256), 1, 1),
      );
      expect([near(topLeft, red), near(topRight, green), near(bottomLeft, blue)]).toEqual([true, true, true]);
      expect(file.original?.name).toBe(name.endsWith('.tif') ? name : undefined);
    });
  },
);

describe('a picture on its sheet', () => {
  const head = (width: number, height: number, dpi?: number, orientation: Orientation = 1) => ({
    width,
    height,
    dpi,
    orientation,
  });

  test('a scan of a whole sheet fills it; a photograph keeps a margin; a small picture is not blown up', () => {
    expect(placeOf(head(2480, 3508, 300)).matrix[0]).toBeCloseTo(595, 0);
    const photograph = placeOf(head(4000, 3000, 72));
    expect(photograph.page.width).toBeGreaterThan(photograph.page.height);
    expect(photograph.matrix[4]).toBeGreaterThanOrEqual(36);
    expect(placeOf(head(96, 48)).matrix[0]).toBeCloseTo(72, 5);
  });

  test('what was held upright stands upright, also where the camera stored it lying', () => {
    const { page } = placeOf(head(4000, 3000, undefined, 6));
    expect(page.height).toBeGreaterThan(page.width);
  });
});

test.each([
  ['a JPEG that is cut off', 'hỏng.jpg', Buffer.from(jpeg(60, 40)).subarray(0, 40), 'broken-picture'],
  ['a PNG without pixels', 'hỏng.png', Buffer.from(plainPng(60, 40)).subarray(0, 40), 'broken-picture'],
  ['a TIFF that points outside itself', 'hỏng.tif', Buffer.from('49492a00ffff0000', 'hex'), 'broken-picture'],
  [
    'a picture of an iPhone',
    'IMG_0001.HEIC',
    Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
    'heic-picture',
  ],
  ['a picture of another kind', 'hình.gif', Buffer.from('GIF89a', 'latin1'), 'not-a-pdf'],
])('%s is refused with its own sentence, and nothing of it is left', async (_, name, bytes, code) => {
  const desk = await openDesk();
  await expect(desk.take(bytes, { name })).rejects.toThrow(failing(code));
  expect(readdirSync(join(desk.dir, 'papers', 'intake'))).toEqual([]);
  expect(readdirSync(join(desk.dir, 'papers', 'vault'))).toEqual([]);
});

test('something among the pictures that is none stops the paper, and nothing of it is left', async () => {
  const desk = await openDesk();
  const importId = await send(desk, jpeg(60, 40), 'trang 1.jpg');
  const following = [await send(desk, Buffer.from('không phải ảnh'), 'trang 2.jpg')];
  await expect(desk.papers.finishImport({ importId, following })).rejects.toThrow(failing('not-a-pdf'));
  expect(readdirSync(join(desk.dir, 'papers', 'intake'))).toEqual([]);
});
