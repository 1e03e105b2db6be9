/** The words of a paper's pages, without what belongs to the sheet and not to the text: page numbers and running heads. */

export interface PagedWord {
  text: string;
  /** From 1. */
  page: number;
}

/** `2`, `- 2 -`, `Trang 2/5`, `Trang 2 trên 5` */
const pageNumber = /^[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*(?:\/|trên|of)\s*\d{1,4})?[-–—\s]*$/iu;

/** A line at the edge of so many pages belongs to their sheets. */
const RUNNING_PAGES = 3;

export function wordsOf(pages: readonly string[]): PagedWord[] {
  const sheets = pages.map((text) =>
    text
      .normalize('NFC')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
  const running = runningLines(sheets);
  return sheets.flatMap((lines, index) =>
    lines
      .filter((line, at) => !isOfSheet(line, at, lines.length, running))
      .flatMap((line) => line.split(/\s+/u))
      .map((text) => ({ text, page: index + 1 })),
  );
}

function isOfSheet(line: string, at: number, of: number, running: ReadonlySet<string>): boolean {
  if (at !== 0 && at !== of - 1) return false;
  return pageNumber.test(line) || running.has(form(line));
}

function runningLines(sheets: readonly string[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of sheets) {
    for (const line of new Set([lines.at(0), lines.at(-1)])) {
      if (line !== undefined) counts.set(form(line), (counts.get(form(line)) ?? 0) + 1);
    }
  }
  const needed = Math.max(RUNNING_PAGES, sheets.length / 2);
  return new Set([...counts].filter(([, count]) => count >= needed).map(([line]) => line));
}

/** Running heads differ from page to page in their numbers alone. */
function form(line: string): string {
  return line.replace(/\d+/g, '#');
}
