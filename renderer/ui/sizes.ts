/** `12,4 MB` or `12.4 MB`: a size of a file as people read it. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = new Intl.NumberFormat(language, { maximumFractionDigits: step < 2 ? 0 : 1 });
  return `${value.format(bytes / 1024 ** step)} ${units[step]}`;
}

/** A share as people read it, with one decimal where there is one: `66,7%`. */
export function formatShare(count: number, of: number, language: string): string {
  const value = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return `${value.format(of > 0 ? (count / of) * 100 : 0)}%`;
}

/** Whole percent of what is done, 0 to 100: not all before it is all; 0 where nothing is to be done. */
export function percentOf(done: number, total: number): number {
  return total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0;
}
