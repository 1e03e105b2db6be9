/** How a table is laid out on paper: lying A4, the columns as wide as their words ask for. Pure. */
import type { Table } from '#contract';

/** Points. */
export const sheet = { width: 842, height: 595, margin: 42, size: 10, titleSize: 14 } as const;

/** Characters that decide about a column's width; longer texts are broken. */
const NARROWEST = 5;
const WIDEST = 46;

/** @returns the part of the width that each column has; they add up to 1 */
export function columnShares({ columns, rows }: Table): number[] {
  const asked = columns.map((column, at) => {
    const longestWord = Math.max(...column.split(' ').map(({ length }) => length));
    const texts = rows.map((row) => Math.min(WIDEST, String(row[at] ?? '').length));
    return Math.max(NARROWEST, longestWord, ...texts) + 2;
  });
  const all = asked.reduce((sum, each) => sum + each, 0);
  return asked.map((each) => each / all);
}

export function cellText(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
