/** What may stand beside the open paper. */
import type { Paper } from '#domain/meeting/plan.ts';

/** Another paper that this person reads in the same place. */
export interface Neighbour {
  paper: Paper;
  /** Not everyone in the meeting reads it. */
  restricted: boolean;
}

/** `choosing`: another paper, not chosen yet. `version`: the version of this one that was read before. */
export type Beside = { kind: 'choosing' } | { kind: 'paper'; neighbour: Neighbour } | { kind: 'version' };

/** How something is put beside the open paper; what is left out can't be. */
export interface Besides {
  /** Another paper; takes it away again where one is there. */
  paper: (() => void) | undefined;
  /** The version that was read before, where it is news that there is another one. */
  version: (() => void) | undefined;
  /** Why there is no other paper to be put there. */
  lacks: 'narrow' | 'none';
}

/** Width of the reader from which there is room for two papers, CSS pixels. */
export const roomForTwo = 1000;
