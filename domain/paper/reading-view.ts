/** How a person has a paper before them: kept for each paper on each machine, so that it opens again as it was left. */
import { z } from 'zod';

/** One below the other, one at a time, or two side by side like an open book. */
export const ViewMode = z.enum(['continuous', 'single', 'spreads']);
export type ViewMode = z.infer<typeof ViewMode>;

/**
 * What the zoom follows: the window's width, the whole page, or the width of what stands on the pages without their
 * margins. `auto`: the width, but no larger than one reads comfortably on a wide screen.
 */
export const Fit = z.enum(['width', 'page', 'content', 'auto']);
export type Fit = z.infer<typeof Fit>;

export const ReadingView = z.object({
  mode: ViewMode,
  /** Of two pages side by side: the first one stands alone. */
  coverAlone: z.boolean(),
  /** Margins are cut off. */
  trimmed: z.boolean(),
  /** `null` at a zoom chosen by hand. */
  fit: Fit.nullable(),
  /** Of a zoom chosen by hand: CSS pixels per point. */
  scale: z.number().positive().max(100),
  /** Clockwise, on top of the pages' own. */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
});
export type ReadingView = z.infer<typeof ReadingView>;

export const ReadingPlace = z.object({
  /** From 1. */
  page: z.number().int().min(1),
  /** How far down the page the window's upper edge was, by the page's height. */
  down: z.number().min(0).max(1),
  view: ReadingView.nullable(),
});
export type ReadingPlace = z.infer<typeof ReadingPlace>;
