/** What the window onto the pages tells those who draw them. */
import type { Fit, ViewMode } from '#domain/paper/reading-view.ts';
import type { PageLayout } from './layout.ts';

export interface ViewState {
  layout: PageLayout;
  /** Follows the window's size; `undefined` at a zoom chosen by hand. */
  fit: Fit | undefined;
  mode: ViewMode;
  /** Of two pages side by side: the first one stands alone. */
  coverAlone: boolean;
  /** Pages show without their margins, as far as these are known. */
  trimmed: boolean;
  /** The page people would name. */
  page: number;
  /** Pages that show, at least in part. */
  first: number;
  last: number;
  /** Reading forwards or back. */
  direction: 1 | -1;
  /** The zoom is still changing: pictures are stretched, not painted. */
  zooming: boolean;
  /** Pages go by faster than anybody reads: none is painted until it slows down. */
  rushing: boolean;
}

/** A point in the paper to come back to. */
export interface Place {
  page: number;
  /** How far down the page the window's upper edge is, by the page's height. */
  down: number;
}
