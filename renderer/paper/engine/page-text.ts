/** The words of each page, read once, as pdf.js gives them: for the selectable layer and for finding. */
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { foldWithMap } from '#domain/text.ts';
import { Interrupted } from './failure.ts';
import type { PaperDocument } from './paper-document.ts';

export interface PageText {
  content: TextContent;
  /** The text of each item, in the order of `TextLayer.textDivs`. */
  items: readonly string[];
  folded: FoldedText;
}

/** A page's text folded for search, with one space for any white space and for each end of line. */
export interface FoldedText {
  text: string;
  /** For each unit of `text`: the item it comes from and where in that item. */
  item: Int32Array;
  offset: Int32Array;
}

export class PageTexts {
  readonly #document: PaperDocument;
  readonly #texts = new Map<number, Promise<PageText>>();

  constructor(document: PaperDocument) {
    this.#document = document;
  }

  /** A page whose words can't be read counts as one without words. */
  of(page: number): Promise<PageText> {
    let text = this.#texts.get(page);
    if (!text) {
      text = this.#read(page);
      this.#texts.set(page, text);
    }
    return text;
  }

  async #read(page: number): Promise<PageText> {
    try {
      const proxy = await this.#document.page(page);
      return pageText(await this.#document.ask(() => proxy.getTextContent()));
    } catch (error) {
      if (error instanceof Interrupted) this.#texts.delete(page);
      return pageText({ items: [], styles: {}, lang: null });
    }
  }
}

function pageText(content: TextContent): PageText {
  const items = content.items.filter((item): item is TextItem => 'str' in item);
  return { content, items: items.map((item) => item.str), folded: foldItems(items) };
}

/** @param items `hasEOL`: a line ends behind the item */
export function foldItems(items: readonly { str: string; hasEOL: boolean }[]): FoldedText {
  let text = '';
  const item: number[] = [];
  const offset: number[] = [];
  const add = (unit: string, from: number, at: number) => {
    const space = /\s/.test(unit);
    if (space && text.endsWith(' ')) return;
    text += space ? ' ' : unit;
    item.push(from);
    offset.push(at);
  };
  for (const [i, { str, hasEOL }] of items.entries()) {
    const { folded, map } = foldWithMap(str);
    for (let at = 0; at < folded.length; at++) add(folded[at] ?? '', i, map[at] ?? 0);
    if (hasEOL) add(' ', i, str.length);
  }
  return { text, item: Int32Array.from(item), offset: Int32Array.from(offset) };
}
