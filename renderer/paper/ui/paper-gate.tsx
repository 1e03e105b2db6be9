/** What comes before an open paper: its bytes on their way, a password to be typed, a failure to be told. */
import { type ReactNode, useState } from 'react';
import type { MeetingId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { usePaperStates } from '#renderer/data/live.ts';
import { useMe } from '#renderer/data/session.ts';
import { LastLookShown } from '../last-look/last-look.tsx';
import { lastLook } from '../last-look/last-looks.ts';
import type { ReaderSession } from '../reader-session.ts';
import { AwaitedPaper, FailedPaper, LockedPaper, OpeningPaper } from './paper-states.tsx';
import { useOpenPaper, useReadingPlace } from './use-open-paper.ts';

interface GateProps {
  meeting: MeetingId;
  paper: Paper;
  /** Not everyone in the meeting reads it. */
  restricted: boolean;
  children: (session: ReaderSession) => ReactNode;
}

export function PaperGate(props: GateProps) {
  const { meeting, paper } = props;
  const { sha256 } = paper.file;
  const bytes = usePaperStates(meeting).find((each) => each.sha256 === sha256);
  if (!bytes?.here) return <AwaitedPaper meeting={meeting} sha256={sha256} state={bytes} />;
  return <HeldPaperGate {...props} keepsPlace />;
}

/** For bytes that are known to be here. @param keepsPlace where one was in it is remembered */
export function HeldPaperGate({
  meeting,
  paper,
  restricted,
  keepsPlace,
  children,
}: GateProps & { keepsPlace: boolean }) {
  const me = useMe().person;
  const [password, setPassword] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const opening = useOpenPaper(meeting, paper, restricted, me, password, attempt);
  useReadingPlace(keepsPlace && opening.state === 'open' ? opening.session : undefined);
  switch (opening.state) {
    case 'opening': {
      const look = lastLook(me, { meeting, paper });
      return look ? <LastLookShown look={look} /> : <OpeningPaper />;
    }
    case 'open':
      return children(opening.session);
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
