/** The words of each page, its own or, on scans, those a machine recognised: for the selectable layer and for finding. */
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { HitPiece } from '#domain/paper/find.ts';
import { type FoldedText, foldItems } from '#domain/paper/folded-text.ts';
import type { RecognisedPage } from '#domain/paper/recognised.ts';
import { wordPieces } from '#domain/paper/word-pieces.ts';
import { BoundedCache } from './bounded-cache.ts';
import type { Point } from './coordinates.ts';
import { Interrupted } from './failure.ts';
import { readerLimits } from './limits.ts';
import type { PaperDocument } from './paper-document.ts';
import { recognisedContent } from './recognised-content.ts';

export interface PageText {
  /** The text of each item, in the order of `TextLayer.textDivs`. */
  items: readonly string[];
  folded: FoldedText;
}

/** Words recognised on a page; `null` where none are. */
export type Recognised = (page: number) => Promise<RecognisedPage | null>;

const noContent: TextContent = { items: [], styles: {}, lang: null };

export class PageTexts {
  readonly #document: PaperDocument;
  readonly #recognised: Recognised;
  /** Words alone are small: those of all pages that were read are kept. */
  readonly #texts = new Map<number, Promise<PageText>>();
  /** With geometry they are not: only those of the latest pages. */
  readonly #contents = new BoundedCache<number, Promise<TextContent>>(
    { count: readerLimits.pages, size: readerLimits.pages },
    () => {},
  );
  readonly #versions = new Map<number, number>();
  readonly #listeners = new Set<() => void>();

  constructor(document: PaperDocument, recognised: Recognised) {
    this.#document = document;
    this.#recognised = recognised;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Grows when a page gets other words than it had. */
  version(page: number): number {
    return this.#versions.get(page) ?? 0;
  }

  /** Words were recognised on these pages, or were given up again. */
  renew(pages: Iterable<number>): void {
    for (const page of pages) {
      this.#contents.delete(page);
      this.#texts.delete(page);
      this.#versions.set(page, this.version(page) + 1);
    }
    for (const changed of [...this.#listeners]) changed();
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

  /** The words of a page, each in pieces of the items of its text. */
  async words(page: number): Promise<HitPiece[][]> {
    return wordPieces(textItems(await this.content(page)));
  }

  /** Where on the page an item of its text begins, in page coordinates. */
  async place(page: number, item: number): Promise<Point | undefined> {
    const [, , , , x, y] = textItems(await this.content(page))[item]?.transform ?? [];
    return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined;
  }

  async #read(page: number): Promise<TextContent> {
    try {
      const proxy = await this.#document.page(page);
      const own = await this.#document.ask(() => proxy.getTextContent());
      if (textItems(own).some(({ str }) => str.trim() !== '')) return own;
      const recognised = await this.#recognised(page);
      return recognised ? recognisedContent(recognised) : own;
    } catch (error) {
      if (error instanceof Interrupted) {
        this.#contents.delete(page);
        this.#texts.delete(page);
      }
      return noContent;
    }
  }
}

function textItems(content: TextContent): TextItem[] {
  return content.items.filter((item): item is TextItem => 'str' in item);
}

function pageText(content: TextContent): PageText {
  const items = textItems(content);
  return { items: items.map((item) => item.str), folded: foldItems(items) };
}
