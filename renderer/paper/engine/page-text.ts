/** The words of each page as pdf.js gives them: for the selectable layer and for finding. */
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { BoundedCache } from './bounded-cache.ts';
import { Interrupted } from './failure.ts';
import { type FoldedText, foldItems } from './folded-text.ts';
import { readerLimits } from './limits.ts';
import type { PaperDocument } from './paper-document.ts';

export interface PageText {
  /** The text of each item, in the order of `TextLayer.textDivs`. */
  items: readonly string[];
  folded: FoldedText;
}

const noContent: TextContent = { items: [], styles: {}, lang: null };

export class PageTexts {
  readonly #document: PaperDocument;
  /** Words alone are small: those of all pages that were read are kept. */
  readonly #texts = new Map<number, Promise<PageText>>();
  /** With geometry they are not: only those of the latest pages. */
  readonly #contents = new BoundedCache<number, Promise<TextContent>>(
    { count: readerLimits.pages, size: readerLimits.pages },
    () => {},
  );

  constructor(document: PaperDocument) {
    this.#document = document;
  }

  /** A page whose words can't be read counts as one without words. */
  of(page: number): Promise<PageText> {
    let text = this.#texts.get(page);
    if (!text) {
      text = this.content(page).then(pageText);
      this.#texts.set(page, text);
    }
    return text;
  }

  /** The words with their geometry. */
  content(page: number): Promise<TextContent> {
    let content = this.#contents.use(page);
    if (!content) {
      content = this.#read(page);
      this.#contents.put(page, content, 1);
    }
    return content;
  }

  async #read(page: number): Promise<TextContent> {
    try {
      const proxy = await this.#document.page(page);
      return await this.#document.ask(() => proxy.getTextContent());
    } catch (error) {
      if (error instanceof Interrupted) {
        this.#contents.delete(page);
        this.#texts.delete(page);
      }
      return noContent;
    }
  }
}

function pageText(content: TextContent): PageText {
  const items = content.items.filter((item): item is TextItem => 'str' in item);
  return { items: items.map((item) => item.str), folded: foldItems(items) };
}
