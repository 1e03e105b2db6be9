/** Pages as people write them for a printer: `1-5, 8, 12-`. Pure. */

/**
 * @param count pages of the paper
 * @returns the pages from 1, in order and each once; undefined where the text means none or names pages that are not there
 */
export function parsePageRange(text: string, count: number): number[] | undefined {
  const chosen = new Set<number>();
  const parts = text.split(/[,;\s]+(?![-–])(?<![-–]\s*)/).filter((part) => part !== '');
  for (const part of parts) {
    const [, from = '', dash, to = ''] = /^(\d*)\s*([-–])?\s*(\d*)$/.exec(part) ?? [];
    if (from === '' && to === '') return undefined;
    const first = from === '' ? 1 : Number(from);
    const last = dash === undefined ? first : to === '' ? count : Number(to);
    if (first < 1 || last > count || first > last) return undefined;
    for (let page = first; page <= last; page++) chosen.add(page);
  }
  return chosen.size > 0 ? [...chosen].sort((a, b) => a - b) : undefined;
}
