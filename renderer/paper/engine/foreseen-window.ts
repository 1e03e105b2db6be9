/**
 * How large the window onto the pages will be, before it is on the screen: pages are painted for it while the screen is still
 * being built, and would be painted twice if it turned out otherwise.
 */
import type { Size } from './coordinates.ts';

/** Width of the reader from which its panel stands open beside the pages, CSS pixels. */
export const roomForPanel = 1180;

/** What the reader takes around its pages, as its style sheets say: bars above, tools at the side, the panel. CSS pixels. */
const bars = 119;
const tools = 126;
const panel = 268;

let latest: Size | undefined;

/** Of a paper that is open: the next one most likely stands in the same. */
export function noteWindow(size: Size): void {
  latest = size;
}

export function foreseenWindow(): Size {
  return latest ?? firstWindow({ width: innerWidth, height: innerHeight });
}

/** That of the first paper, in an app's window of this size. Pure. */
export function firstWindow({ width, height }: Size): Size {
  return { width: width - tools - (width >= roomForPanel ? panel : 0), height: height - bars };
}
