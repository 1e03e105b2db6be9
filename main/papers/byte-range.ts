/** The one kind of `Range` header that paper readers send: a single range of bytes (RFC 9110, 14.1.2). */

/** `end` is not included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a header for content of `size` bytes.
 * @returns undefined where the whole content is to be sent: no header, another unit, several ranges, or no range at all
 */
export function readRange(header: string | null, size: number): ByteRange | 'not-satisfiable' | undefined {
  const match = header && /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const suffix = Number(last);
    return suffix === 0 || size === 0 ? 'not-satisfiable' : { start: Math.max(0, size - suffix), end: size };
  }
  const start = Number(first);
  const end = last === '' ? size : Math.min(Number(last) + 1, size);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'not-satisfiable' : { start, end };
}
