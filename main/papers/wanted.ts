/** Which papers a meeting needs on this machine, as its plan and what surrounds the plan name them. */
import type { GroupId, ItemId, Sha256, Timestamp } from '#domain/ids.ts';
import { filesOf, type Paper } from '#domain/meeting/plan.ts';
import type { WantedFile } from './store.ts';

/** A paper of a plan, and the group that alone reads it besides the organisers; `null` or left out: everyone invited. */
export type PlannedPaper = Paper & { group?: GroupId | null };

/** A paper that is not the plan's, with the item that a unit prepares it for; `null`: it goes with minutes or a notice. */
export interface PaperApart {
  paper: Paper;
  item: ItemId | null;
  mayUpload: boolean;
}

export interface PapersWanted {
  plan: readonly PlannedPaper[];
  /** Whether this person may send the plan's to the server. */
  mayUpload: boolean;
  /** Papers of the meeting that is nearest come first; left out: it has no time. */
  startsAt?: Timestamp | null;
  apart?: readonly PaperApart[];
}

/** The files of these papers, each as often as somebody names it. What is the plan's already is not prepared any more. */
export function wantedFiles({ plan, mayUpload, apart = [] }: PapersWanted): WantedFile[] {
  const planned = plan.flatMap((paper) =>
    filesOf(paper).map((file) => ({ ...file, group: paper.group ?? null, item: null, mayUpload })),
  );
  const common = new Set<Sha256>(planned.filter(({ group }) => group === null).map(({ sha256 }) => sha256));
  const others = apart.flatMap(({ paper, item, mayUpload }) =>
    filesOf(paper).map((file) => ({ ...file, group: null, item, mayUpload })),
  );
  return [...planned, ...others.filter(({ item, sha256 }) => item === null || !common.has(sha256))];
}
