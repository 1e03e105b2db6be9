/** The place where delegates live: one paper of a meeting, to read and to write on. Fills the height it is given. */
import { type ReactNode, useMemo } from 'react';
import type { MeetingId, PaperId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { packOf } from '#domain/paper/pack.ts';
import { papersInOrder } from '#renderer/meeting/papers-in-order.ts';
import { PackPlace, type PackWays } from '#renderer/pack/pack-place.tsx';
import { useAgenda } from '#renderer/restricted/use-agenda.ts';
import type { Neighbour } from './beside/beside.ts';
import type { OpenOther } from './find/use-other-papers.ts';
import { type GoTo, OpenPaper } from './ui/open-paper.tsx';
import { PaperGate } from './ui/paper-gate.tsx';
import { MissingPaper, OpeningPaper } from './ui/paper-states.tsx';

export interface ReaderProps {
  meeting: MeetingId;
  paper: PaperId;
  /** Goes to a page from outside, e.g. after the leader; a new `nonce` for each request. */
  goTo: GoTo | undefined;
  /** The page now being read, from 1. */
  onPage: (page: number) => void;
  /** How other pages of the meeting's board pack are reached. */
  packWays: PackWays;
  /** What changed since the person read it is shown beside it at once. */
  changesFirst?: boolean;
  /** Stands at the end of the reader's own bar. */
  toolbarExtra?: ReactNode;
}

export function Reader({ meeting, paper, goTo, onPage, packWays, changesFirst, toolbarExtra }: ReaderProps) {
  const { plan, common, status, opening, groupOf } = useAgenda(meeting);
  const found = plan.papers.find(({ id }) => id === paper);
  const neighbours = useMemo<Neighbour[]>(
    () =>
      papersInOrder(plan)
        .filter(({ id }) => id !== paper)
        .map((each) => ({ paper: each, restricted: groupOf(each.item) !== undefined })),
    [plan, paper, groupOf],
  );
  if (!found) return status.state === 'opening' || opening ? <OpeningPaper /> : <MissingPaper />;
  // A pack of one paper has that paper's own numbers; restricted papers are in no pack.
  const inPack = common.papers.length > 1 && common.papers.some(({ id }) => id === paper);
  return (
    <PaperReader
      key={`${found.id}/${found.file.sha256}`}
      meeting={meeting}
      paper={found}
      restricted={groupOf(found.item) !== undefined}
      goTo={goTo}
      onPage={onPage}
      packPlace={inPack && <PackPlace pack={packOf(common)} ways={packWays} />}
      openOther={packWays.open}
      neighbours={neighbours}
      changesFirst={changesFirst ?? false}
      toolbarExtra={toolbarExtra}
    />
  );
}

const alone: readonly Neighbour[] = [];

interface PaperProps {
  meeting: MeetingId;
  paper: Paper;
  /** Not everyone in the meeting reads it. */
  restricted: boolean;
  goTo: GoTo | undefined;
  onPage: (page: number) => void;
  packPlace: ReactNode;
  /** Opens another paper of the meeting, where the screen around can. */
  openOther?: OpenOther;
  /** Papers that may stand beside it; left out: none. */
  neighbours?: readonly Neighbour[];
  changesFirst?: boolean;
  toolbarExtra: ReactNode;
}

/** A paper that is not looked up in the plan. */
export function PaperReader({
  meeting,
  paper,
  restricted,
  openOther,
  neighbours = alone,
  changesFirst = false,
  ...around
}: PaperProps) {
  return (
    <PaperGate meeting={meeting} paper={paper} restricted={restricted}>
      {(session) => (
        <OpenPaper
          session={session}
          openOther={openOther}
          neighbours={neighbours}
          changesFirst={changesFirst}
          {...around}
        />
      )}
    </PaperGate>
  );
}
