import { memo, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useHighlightedChanges } from '../beside/use-highlighted-changes.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import { TextLayer as PdfTextLayer } from '../engine/pdfjs.ts';
import { textLayerAttribute } from '../input/text-selection.ts';
import { hitAttribute } from '../input/word-selection.ts';
import { useFind, useReader } from './reader-context.ts';
import './text-layer.css';
import { highlight, rangesOf } from './text-ranges.ts';

/** The page's words, invisible above its picture, in reading order: for selecting, for finding, for reading aloud. */
export const TextLayer = memo(function TextLayer({ page, space }: { page: number; space: PageSpace }) {
  const { document, texts } = useReader();
  const host = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState<readonly HTMLElement[]>([]);
  const { turn } = space;
  const version = useSyncExternalStore(texts.subscribe, () => texts.version(page));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other words
  useEffect(() => {
    let gone = false;
    const show = async () => {
      const [content, proxy] = await Promise.all([texts.content(page), document.page(page)]);
      if (gone) return;
      // Sizes follow the zoom by style sheet; only a turn needs new ones.
      const viewport = proxy.getViewport({ scale: 1, rotation: (proxy.rotate + turn) % 360 });
      // Apart from the page until it is whole: every word is measured, and would have the page's styles computed anew.
      const apart = window.document.createElement('div');
      const layer = new PdfTextLayer({ textContentSource: content, container: apart, viewport });
      await layer.render();
      const container = host.current;
      if (gone || !container) return;
      container.style.cssText = apart.style.cssText;
      container.dataset.mainRotation = apart.dataset.mainRotation;
      container.replaceChildren(...apart.childNodes);
      setWords(layer.textDivs);
    };
    // A page whose words can't be read is a picture: it is still shown.
    show().catch(() => {});
    return () => {
      gone = true;
    };
  }, [document, texts, page, turn, version]);
  const boxes = useHighlightedHits(page, words);
  useHighlightedChanges(page, words);

  return (
    <>
      <div ref={host} className="textLayer" {...{ [textLayerAttribute]: page }} />
      {boxes.map((box) => (
        <div
          key={`${box.left} ${box.top}`}
          className="currentHit"
          style={box}
          {...{ [hitAttribute]: '' }}
          aria-hidden
        />
      ))}
    </>
  );
});

const allHits = 'paper-hits';
const currentHit = 'paper-hit-current';

/** In parts of the page, so that a box follows every zoom. */
type Box = Record<'left' | 'top' | 'width' | 'height', `${number}%`>;

/**
 * Colours hits without touching the words: the browser's own highlights over ranges.
 * @returns boxes around the current one: it differs by more than its colour
 */
function useHighlightedHits(page: number, words: readonly HTMLElement[]): readonly Box[] {
  const { hits, current } = useFind();
  const chosen = hits[current];
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  useEffect(() => {
    setBoxes(
      chosen?.page === page ? boxesOf(rangesOf(chosen.pieces, words), words[0]?.closest('.textLayer')) : [],
    );
  }, [chosen, page, words]);
  useEffect(
    () =>
      highlight(
        hits
          .filter((hit) => hit.page === page)
          .flatMap((hit) =>
            rangesOf(hit.pieces, words).map(
              (range) => [hit === chosen ? currentHit : allHits, range] as const,
            ),
          ),
      ),
    [hits, chosen, page, words],
  );
  return boxes;
}

/** Wider than the words by this, CSS pixels: letters stay free. */
const boxEdge = 2;

function boxesOf(ranges: readonly Range[], layer: Element | null | undefined): Box[] {
  const page = layer?.parentElement?.getBoundingClientRect();
  if (!page || page.width === 0) return [];
  const across = (pixels: number) => `${(pixels / page.width) * 100}%` as const;
  const down = (pixels: number) => `${(pixels / page.height) * 100}%` as const;
  return joinedInLines(ranges.flatMap((range) => [...range.getClientRects()])).map((rect) => ({
    left: across(rect.left - page.left - boxEdge),
    top: down(rect.top - page.top - boxEdge),
    width: across(rect.right - rect.left + 2 * boxEdge),
    height: down(rect.bottom - rect.top + 2 * boxEdge),
  }));
}

type Edges = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** One box for words that stand side by side. */
function joinedInLines(rects: readonly DOMRect[]): Edges[] {
  const lines: Edges[] = [];
  for (const rect of rects) {
    if (rect.width === 0 || rect.height === 0) continue;
    const line = lines.at(-1);
    const beside = line && rect.top < line.bottom && rect.bottom > line.top;
    const below =
      line && rect.left < line.right && rect.right > line.left && Math.abs(rect.top - line.bottom) < 2;
    if (!line || !(beside || below)) lines.push(rect);
    else
      lines[lines.length - 1] = {
        left: Math.min(line.left, rect.left),
        top: Math.min(line.top, rect.top),
        right: Math.max(line.right, rect.right),
        bottom: Math.max(line.bottom, rect.bottom),
      };
  }
  return lines;
}
