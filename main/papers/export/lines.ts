/** Words as lines of a font that is embedded. */
import type { PDFFont } from '@cantoo/pdf-lib';

/** Letters the font lacks, such as emoji, become `?`: the annotation's own text keeps them. */
export function knownLetters(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  return [...text.normalize('NFC')]
    .map((letter) => (letter === '\n' || known.has(letter.codePointAt(0) ?? 0) ? letter : '?'))
    .join('');
}

/** Lines no wider than `width` where words allow it; a longer word is broken. */
export function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/(?<= )/)) {
      if (line !== '' && !fits((line + word).trimEnd())) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += word;
      while (line.length > 1 && !fits(line.trimEnd())) {
        const end = longestFitting(line, fits);
        lines.push(line.slice(0, end));
        line = line.slice(end);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** At least one letter, so that wrapping ends. */
function longestFitting(line: string, fits: (line: string) => boolean): number {
  let end = 1;
  while (end < line.length && fits(line.slice(0, end + 1))) end++;
  return end;
}
