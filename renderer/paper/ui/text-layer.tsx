import { TextLayer as PdfTextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { memo, useEffect, useRef, useState } from 'react';
import type { PageSpace } from '../engine/coordinates.ts';
import type { Hit } from '../engine/find.ts';
import { textLayerAttribute } from '../input/text-selection.ts';
import { useFind, useReader } from './reader-context.ts';
import './text-layer.css';

/** The page's words, invisible above its picture, in reading order: for selecting, for finding, for reading aloud. */
export const TextLayer = memo(function TextLayer({ page, space }: { page: number; space: PageSpace }) {
  const { document, texts } = useReader();
  const host = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState<readonly HTMLElement[]>([]);
  const { turn } = space;

  useEffect(() => {
    let gone = false;
    const show = async () => {
      const [content, proxy] = await Promise.all([texts.content(page), document.page(page)]);
      const container = host.current;
      if (gone || !container) return;
      // Sizes follow the zoom by style sheet; only a turn needs new ones.
      const viewport = proxy.getViewport({ scale: 1, rotation: (proxy.rotate + turn) % 360 });
      const layer = new PdfTextLayer({ textContentSource: content, container, viewport });
      container.replaceChildren();
      await layer.render();
      if (!gone) setWords(layer.textDivs);
    };
    // A page whose words can't be read is a picture: it is still shown.
    show().catch(() => {});
    return () => {
      gone = true;
    };
  }, [document, texts, page, turn]);
  useHighlightedHits(page, words);

  return <div ref={host} className="textLayer" {...{ [textLayerAttribute]: page }} />;
});

const allHits = 'paper-hits';
const currentHit = 'paper-hit-current';

/** Colours hits without touching the words: the browser's own highlights over ranges. */
function useHighlightedHits(page: number, words: readonly HTMLElement[]): void {
  const { hits, current } = useFind();
  const chosen = hits[current];
  useEffect(() => {
    if (!('highlights' in CSS)) return;
    const added: [string, Range][] = [];
    for (const hit of hits) {
      if (hit.page !== page) continue;
      const name = hit === chosen ? currentHit : allHits;
      for (const range of rangesOf(hit, words)) {
        highlightNamed(name).add(range);
        added.push([name, range]);
      }
    }
    return () => {
      for (const [name, range] of added) highlightNamed(name).delete(range);
    };
  }, [hits, chosen, page, words]);
}

function highlightNamed(name: string): Highlight {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

function rangesOf(hit: Hit, words: readonly HTMLElement[]): Range[] {
  return hit.pieces.flatMap(({ item, from, to }) => {
    const text = words[item]?.firstChild;
    if (!(text instanceof Text) || from >= text.length) return [];
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, Math.min(to, text.length));
    return [range];
  });
}
