/** Decoding that takes all of its bytes or none. */
import * as decoding from 'lib0/decoding';
import { BadFrame } from './errors.ts';

/** Reads one value from exactly these bytes. @throws {BadFrame} and nothing else */
export function decodeWhole<V>(bytes: Uint8Array, read: (from: decoding.Decoder) => V): V {
  const from = decoding.createDecoder(bytes);
  let value: V;
  try {
    value = read(from);
  } catch (cause) {
    if (cause instanceof BadFrame) throw cause;
    throw new BadFrame('does not follow the grammar', { cause });
  }
  if (decoding.hasContent(from)) throw new BadFrame('bytes after the end');
  return value;
}
