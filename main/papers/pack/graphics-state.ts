/** How a page's content leaves the graphics state: what it opens and does not close would turn or colour what follows. */
import { decodePDFRawStream, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';

export interface Balance {
  /** How many states it closes that it did not open. */
  deficit: number;
  /** How many of its own are open at its end. */
  open: number;
}

/** Content that can't be decoded counts as sound: so does what follows it in every viewer. */
export function balanceOf(streams: readonly (PDFObject | undefined)[]): Balance {
  let depth = 0;
  let lowest = 0;
  for (const step of steps(textOf(streams))) {
    depth += step;
    lowest = Math.min(lowest, depth);
  }
  return { deficit: -lowest, open: depth - lowest };
}

function textOf(streams: readonly (PDFObject | undefined)[]): string {
  try {
    return streams
      .map((each) =>
        each instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(each).decode()).toString('latin1') : '',
      )
      .join('\n');
  } catch {
    return '';
  }
}

/** `1` for each `q`, `-1` for each `Q`; strings, comments and inline pictures may hold the same letters. */
function* steps(content: string): Generator<1 | -1> {
  const token = /\(|%[^\r\n]*|(?<![^\s()<>[\]{}/%])(?:BI|q|Q)(?![^\s()<>[\]{}/%])|\/[^\s()<>[\]{}/%]*/g;
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [word] = found;
    if (word === 'q') yield 1;
    else if (word === 'Q') yield -1;
    else if (word === '(') token.lastIndex = endOfString(content, token.lastIndex);
    else if (word === 'BI') token.lastIndex = endOfPicture(content, token.lastIndex);
  }
}

/** Brackets within a string come in pairs, unless a backslash stands before them. */
function endOfString(content: string, from: number): number {
  let depth = 1;
  for (let at = from; at < content.length; at++) {
    const letter = content[at];
    if (letter === '\\') at++;
    else if (letter === '(') depth++;
    else if (letter === ')' && --depth === 0) return at + 1;
  }
  return content.length;
}

function endOfPicture(content: string, from: number): number {
  const end = /\sEI(?=\s|$)/g;
  end.lastIndex = from;
  return end.exec(content) ? end.lastIndex : content.length;
}
