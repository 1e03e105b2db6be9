/**
 * Draws build/icons/icon.svg in the sizes and containers that the three systems want. Run after changing the drawing:
 * `node build/run.mjs build/icons.ts`; what it writes is kept in the repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { root } from './entries.ts';

const folder = join(root, 'build', 'icons');
const sizes = [16, 32, 48, 64, 128, 256, 512, 1024] as const;
type Size = (typeof sizes)[number];

async function draw(): Promise<Map<Size, Buffer>> {
  const drawing = await loadImage(readFileSync(join(folder, 'icon.svg')));
  return new Map(
    sizes.map((size) => {
      const canvas = createCanvas(size, size);
      canvas.getContext('2d').drawImage(drawing, 0, 0, size, size);
      return [size, canvas.toBuffer('image/png')];
    }),
  );
}

/** Windows: a directory of pictures, 16 bytes each, before the pictures; 256 is written as 0. */
function ico(pictures: readonly (readonly [Size, Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, [size, png]] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

/** macOS: chunks of type and length; these types hold a PNG of just that size. */
const icnsTypes = [
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
] as const;

function icns(pictures: ReadonlyMap<Size, Buffer>): Buffer {
  const chunk = (type: string, bytes: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + bytes.length, 4);
    return Buffer.concat([head, bytes]);
  };
  const chunks = icnsTypes.map(([type, size]) => chunk(type, pictures.get(size) ?? Buffer.alloc(0)));
  return chunk('icns', Buffer.concat(chunks));
}

const pictures = await draw();
// For Linux: electron-builder takes each size from a file named for it.
for (const [size, png] of pictures) writeFileSync(join(folder, `${size}x${size}.png`), png);
writeFileSync(join(folder, 'icon.ico'), ico([...pictures].filter(([size]) => size <= 256)));
writeFileSync(join(folder, 'icon.icns'), icns(pictures));
