/**
 * Whether a PDF's own cross-reference tables are sound enough to be added to. Viewers mend broken tables by searching the
 * whole file, but what is added to a file says "the rest is as the old table says": then they no longer search.
 */

/** Tables in one file; more than any number of saves would leave. */
const MOST_TABLES = 200;

/** @param at the last `startxref` of the file */
export function tablesOf(bytes: Uint8Array, at: number): 'tables' | 'streams' | undefined {
  let next: number | undefined = at;
  for (let i = 0; next !== undefined && i < MOST_TABLES; i++) {
    const section = textAt(bytes, next, 32);
    // The entries of a stream are not looked at: whoever writes streams does not write them by hand.
    if (/^\d+ \d+ obj/.test(section)) return i === 0 ? 'streams' : 'tables';
    if (!section.startsWith('xref')) return undefined;
    const table = readTable(bytes, next);
    if (!table) return undefined;
    next = table.before;
  }
  return 'tables';
}

/** Reads one table. @returns where the one before it is; undefined if an entry points to something else than its object */
function readTable(bytes: Uint8Array, start: number): { before: number | undefined } | undefined {
  let at = start + textAt(bytes, start, 16).indexOf('xref') + 4;
  for (;;) {
    const head = /^\s*(\d+) (\d+)\s*?\r?\n?(?=\d{10})/.exec(textAt(bytes, at, 64));
    if (!head) break;
    at += head[0].length;
    const [first, count] = [Number(head[1]), Number(head[2])];
    for (let i = 0; i < count; i++) {
      const entry = /^(\d{10}) (\d{5}) ([nf])/.exec(textAt(bytes, at, 20));
      if (!entry) return undefined;
      const inUse = entry[3] === 'n' && Number(entry[1]) > 0;
      if (inUse && !isObject(bytes, Number(entry[1]), first + i)) return undefined;
      at += 20;
    }
  }
  const trailer = textAt(bytes, at, 4096);
  if (!/^\s*trailer/.test(trailer)) return undefined;
  const before = /\/Prev\s+(\d+)/.exec(trailer.slice(0, trailer.indexOf('startxref')))?.[1];
  return { before: before === undefined ? undefined : Number(before) };
}

function isObject(bytes: Uint8Array, at: number, number: number): boolean {
  return new RegExp(`^\\s*${number}\\s+\\d+\\s+obj`).test(textAt(bytes, at, 40));
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(
    bytes.buffer,
    bytes.byteOffset + Math.min(at, bytes.length),
    Math.min(length, Math.max(0, bytes.length - at)),
  ).toString('latin1');
}
