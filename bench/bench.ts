/** What all benchmarks share: their shape, tables, medians. */
import path from 'node:path';

/** Measures and gives back its tables as Markdown. */
export type Bench = (options: readonly string[]) => Promise<string>;

export const resultsDir = path.join(import.meta.dirname, 'results');

/** The middle value; of an even number the lower of the two in the middle, so that it was really measured. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** A number as people read it: three significant digits at least, no more. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** The value behind `--name`, as a number. */
export function numberOption(options: readonly string[], name: string, otherwise: number): number {
  const at = options.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(options[at + 1]);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} takes a number above 0`);
  return value;
}
