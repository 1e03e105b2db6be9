/** The words of each page, read once, as pdf.js gives them: for the selectable layer and for finding. */
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { Interrupted } from './failure.ts';
import { type FoldedText, foldItems } from './folded-text.ts';
import type { PaperDocument } from './paper-document.ts';

export interface PageText {
  content: TextContent;
  /** The text of each item, in the order of `TextLayer.textDivs`. */
  items: readonly string[];
  folded: FoldedText;
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
