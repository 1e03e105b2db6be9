/** The place where delegates live: one paper of a meeting, to read and to write on. Fills the height it is given. */
import { type ReactNode, useState } from 'react';
import type { MeetingId, PaperId } from '#domain/ids.ts';
import { type Paper, readPlan } from '#domain/meeting/plan.ts';
import { usePaperStates } from '#renderer/data/live.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
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
  /** Stands at the end of the reader's own bar. */
  toolbarExtra?: ReactNode;
}

export function Reader({ meeting, paper, goTo, onPage, toolbarExtra }: ReaderProps) {
  const { value: plan, state } = useDocument({ kind: 'plan', meeting }, readPlan);
  const found = plan.papers.find(({ id }) => id === paper);
  if (!found) return state === 'opening' ? <OpeningPaper /> : <MissingPaper />;
  return (
    <HerePaper
      key={`${found.id}/${found.file.sha256}`}
      meeting={meeting}
      paper={found}
      goTo={goTo}
      onPage={onPage}
      toolbarExtra={toolbarExtra}
    />
  );
}

interface PaperProps {
  meeting: MeetingId;
  paper: Paper;
  goTo: GoTo | undefined;
  onPage: (page: number) => void;
  toolbarExtra: ReactNode;
}

function HerePaper(props: PaperProps) {
  const { meeting, paper } = props;
  const { sha256 } = paper.file;
  const bytes = usePaperStates(meeting).find((each) => each.sha256 === sha256);
  if (!bytes?.here) return <AwaitedPaper meeting={meeting} sha256={sha256} state={bytes} />;
  return <ReadablePaper {...props} />;
}

function ReadablePaper({ meeting, paper, goTo, onPage, toolbarExtra }: PaperProps) {
  const me = useMe().person;
  const [password, setPassword] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const opening = useOpenPaper(meeting, paper, me, password, attempt);
  useReadingPlace(opening.state === 'open' ? opening.session : undefined);
  switch (opening.state) {
    case 'opening':
      return <OpeningPaper />;
    case 'open':
      return <OpenPaper session={opening.session} goTo={goTo} onPage={onPage} toolbarExtra={toolbarExtra} />;
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
