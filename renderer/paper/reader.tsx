/** The place where delegates live: one paper of a meeting, to read and to write on. Fills the height it is given. */
import { type ReactNode, useState } from 'react';
import type { MeetingId, PaperId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { packOf } from '#domain/paper/pack.ts';
import { usePaperStates } from '#renderer/data/live.ts';
import { useMe } from '#renderer/data/session.ts';
import { PackPlace, type PackWays } from '#renderer/pack/pack-place.tsx';
import { useAgenda } from '#renderer/restricted/use-agenda.ts';
import { type GoTo, OpenPaper } from './ui/open-paper.tsx';
import { AwaitedPaper, FailedPaper, LockedPaper, MissingPaper, OpeningPaper } from './ui/paper-states.tsx';
import { useOpenPaper, useReadingPlace } from './ui/use-open-paper.ts';

export interface ReaderProps {
  meeting: MeetingId;
  paper: PaperId;
  /** Goes to a page from outside, e.g. after the leader; a new `nonce` for each request. */
  goTo: GoTo | undefined;
  /** The page now being read, from 1. */
  onPage: (page: number) => void;
  /** How other pages of the meeting's board pack are reached. */
  packWays: PackWays;
  /** Stands at the end of the reader's own bar. */
  toolbarExtra?: ReactNode;
}

export function Reader({ meeting, paper, goTo, onPage, packWays, toolbarExtra }: ReaderProps) {
  const { plan, common, status, opening, groupOf } = useAgenda(meeting);
  const found = plan.papers.find(({ id }) => id === paper);
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
      toolbarExtra={toolbarExtra}
    />
  );
}

interface PaperProps {
  meeting: MeetingId;
  paper: Paper;
  /** Not everyone in the meeting reads it. */
  restricted: boolean;
  goTo: GoTo | undefined;
  onPage: (page: number) => void;
  packPlace: ReactNode;
  toolbarExtra: ReactNode;
}

/** A paper that is not looked up in the plan. */
export function PaperReader(props: PaperProps) {
  const { meeting, paper } = props;
  const { sha256 } = paper.file;
  const bytes = usePaperStates(meeting).find((each) => each.sha256 === sha256);
  if (!bytes?.here) return <AwaitedPaper meeting={meeting} sha256={sha256} state={bytes} />;
  return <ReadablePaper {...props} />;
}

function ReadablePaper({ meeting, paper, restricted, goTo, onPage, packPlace, toolbarExtra }: PaperProps) {
  const me = useMe().person;
  const [password, setPassword] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const opening = useOpenPaper(meeting, paper, restricted, me, password, attempt);
  useReadingPlace(opening.state === 'open' ? opening.session : undefined);
  switch (opening.state) {
    case 'opening':
      return <OpeningPaper />;
    case 'open':
      return (
        <OpenPaper
          session={opening.session}
          goTo={goTo}
          onPage={onPage}
          packPlace={packPlace}
          toolbarExtra={toolbarExtra}
        />
      );
    case 'failed':
      if (opening.code === 'needs-password' || opening.code === 'wrong-paper-password')
        return (
          <LockedPaper
            wrong={password !== undefined}
            open={(typed) => {
              setPassword(typed);
              setAttempt(attempt + 1);
            }}
          />
        );
      return <FailedPaper code={opening.code} retry={() => setAttempt(attempt + 1)} />;
  }
}
