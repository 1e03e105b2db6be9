/** Mã phiếu: by which a voter, and nobody else, finds their paper in the published list. */

/** Without the letters and digits that are read as one another (Crockford). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const groupLength = 4;

/**
 * The first 80 bits of a SHA-256 as people read them, e.g. `7KQ2-MX0D-9FTR-W3HA`.
 * @param hash of the paper's public key
 */
export function receiptOf(hash: Uint8Array): string {
  const characters = Array.from({ length: groups * groupLength }, (_, i) => alphabet[fiveBits(hash, 5 * i)]);
  return Array.from({ length: groups }, (_, i) =>
    characters.slice(i * groupLength, (i + 1) * groupLength).join(''),
  ).join('-');
}

function fiveBits(bytes: Uint8Array, at: number): number {
  const first = bytes[at >> 3] ?? 0;
  const second = bytes[(at >> 3) + 1] ?? 0;
  return (((first << 8) | second) >> (11 - (at & 7))) & 31;
}
