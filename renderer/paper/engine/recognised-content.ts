/** Recognised words in the form that pdf.js gives a page's own: laid out, selected and found by the same code. Pure. */
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { RecognisedPage } from '#domain/paper/recognised.ts';

const fontName = 'recognised';
/** Of a line's height: what hangs below the line that letters stand on. */
const descent = 0.2;

export function recognisedContent({ along, up, lines }: RecognisedPage): TextContent {
  const items: TextItem[] = [];
  for (const { at, height, words } of lines) {
    const add = (str: string, from: number, width: number, hasEOL: boolean) => {
      const x = at[0] + along[0] * from + up[0] * height * descent;
      const y = at[1] + along[1] * from + up[1] * height * descent;
      const [a, b] = [along[0] * height, along[1] * height];
      const [c, d] = [up[0] * height, up[1] * height];
      items.push({ str, dir: 'ltr', transform: [a, b, c, d, x, y], width, height, fontName, hasEOL });
    };
    for (const [i, { text, from, width }] of words.entries()) {
      const next = words[i + 1];
      add(text, from, width, next === undefined);
      if (next) add(' ', from + width, Math.max(0, next.from - from - width), false);
    }
  }
  const style = { ascent: 1 - descent, descent: -descent, vertical: false, fontFamily: 'sans-serif' };
  return { items, styles: { [fontName]: style }, lang: 'vi' };
}
