/** The words of a paper's pages, without what belongs to the sheet and not to the text: page numbers and running heads. */

export interface PagedWord {
  text: string;
  /** From 1. */
  page: number;
  /** Which of all words of its page it is, from 0: those that belong to the sheet are counted too. */
  at: number;
}

/** A line of a page, as a list of words. */
interface Line {
  text: string;
  /** Which word of the page its first one is. */
  at: number;
}

/** `2`, `- 2 -`, `Trang 2/5`, `Trang 2 trên 5` */
const pageNumber = /^[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*(?:\/|trên|of)\s*\d{1,4})?[-–—\s]*$/iu;

/** A line at the edge of so many pages belongs to their sheets, unless it is longer than heads and feet are. */
const RUNNING_PAGES = 3;
const RUNNING_LETTERS = 120;

export function wordsOf(pages: readonly string[]): PagedWord[] {
  const sheets = pages.map(linesOf);
  const running = runningLines(sheets.map((lines) => lines.map(({ text }) => text)));
  return sheets.flatMap((lines, index) =>
    textOf(lines, running).flatMap(({ text, at }) =>
      text.split(/\s+/u).map((word, i) => ({ text: word, page: index + 1, at: at + i })),
    ),
  );
}

function linesOf(page: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  for (const line of page.normalize('NFC').split('\n')) {
    const text = line.trim();
    if (text === '') continue;
    lines.push({ text, at });
    at += text.split(/\s+/u).length;
  }
  return lines;
}

/** A page of which nothing would be left is no sheet with a text on it: its lines are the text. */
function textOf(lines: readonly Line[], running: ReadonlySet<string>): readonly Line[] {
  const isAtEdge = (at: number, all: readonly Line[]) => at === 0 || at === all.length - 1;
  const unnumbered = lines.filter(({ text }, at) => !(isAtEdge(at, lines) && pageNumber.test(text)));
  const text = unnumbered.filter((line, at) => !(isAtEdge(at, unnumbered) && running.has(form(line.text))));
  return text.length > 0 ? text : unnumbered;
}

function runningLines(sheets: readonly string[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of sheets) {
    // A number below a running foot, or above a running head, does not hide it.
    const unnumbered = lines.filter((line) => !pageNumber.test(line));
    for (const line of new Set([unnumbered.at(0), unnumbered.at(-1)])) {
      if (line !== undefined && line.length <= RUNNING_LETTERS)
        counts.set(form(line), (counts.get(form(line)) ?? 0) + 1);
    }
  }
  const needed = Math.max(RUNNING_PAGES, sheets.length / 2);
  return new Set([...counts].filter(([, count]) => count >= needed).map(([line]) => line));
}

/** Running heads differ from page to page in their numbers alone. */
function form(line: string): string {
  return line.replace(/\d+/g, '#');
}
