/** `12,4 MB` or `12.4 MB`: a size of a file as people read it. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = new Intl.NumberFormat(language, { maximumFractionDigits: step < 2 ? 0 : 1 });
  return `${value.format(bytes / 1024 ** step)} ${units[step]}`;
}

/** Whole percent, 0 to 100; 0 where nothing is to be done. */
export function percentOf(done: number, total: number): number {
  return total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0;
}
