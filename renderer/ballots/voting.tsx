/**
 * What everyone in the room sees of a ballot under way: whoever may vote gets their paper over whatever they have open,
 * and once it is put aside a strip that brings it back; everyone else gets the strip.
 */
import { useEffect, useState } from 'react';
import type { BallotId } from '#domain/ids.ts';
import { type Ballot, ballotUnderWay } from '#domain/meeting/ballot.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useMe } from '#renderer/data/session.ts';
import type { PanelChoice } from '#renderer/live/room-panel.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { LostPaper } from './lost-paper.tsx';
import { useOwnPapers } from './own-papers.ts';
import { PublishedBanner } from './published-banner.tsx';
import { useTurn } from './use-turn.ts';
import { VotingBanner } from './voting-banner.tsx';
import { VotingCard } from './voting-card.tsx';

export function Voting({ meeting, panel }: { meeting: Meeting; panel: PanelChoice }) {
  const ballot = ballotUnderWay(meeting.floor);
  const showResult = panel.shown === 'ballots' ? undefined : () => panel.toggle('ballots');
  return (
    <>
      {!ballot && <PublishedBanner meeting={meeting} show={showResult} />}
      {ballot && <UnderWay key={ballot.id} meeting={meeting} ballot={ballot} />}
      <Lost meeting={meeting} />
    </>
  );
}

function UnderWay({ meeting, ballot }: { meeting: Meeting; ballot: Ballot }) {
  const turn = useTurn(meeting, ballot);
  const [shown, setShown] = useState(turn.state !== 'done');
  useSecretPaper(meeting, ballot);
  if (turn.state === 'not-eligible') return <VotingBanner meeting={meeting} ballot={ballot} turn={turn} />;
  return (
    <>
      <VotingBanner
        meeting={meeting}
        ballot={ballot}
        turn={turn}
        show={shown ? undefined : () => setShown(true)}
      />
      {shown && <VotingCard meeting={meeting} ballot={ballot} turn={turn} minimise={() => setShown(false)} />}
    </>
  );
}

/** Gets the paper as soon as the ballot is seen, long before its voter has chosen. */
function useSecretPaper({ id: meeting }: Meeting, { id: ballot, secrecy, openedAt }: Ballot): void {
  useEffect(() => {
    if (secrecy === 'secret' && openedAt !== null)
      void rpc.ballots.takePaper({ meeting, ballot }).catch(() => {});
  }, [meeting, ballot, secrecy, openedAt]);
}

/** A paper with a choice that will never be counted is told about until it was read. */
function Lost({ meeting }: { meeting: Meeting }) {
  const { person } = useMe();
  const papers = useOwnPapers(meeting.id);
  const [read, setRead] = useState<readonly BallotId[]>([]);
  const lost = papers.find(
    ({ ballot: id, state, refusal }) =>
      state === 'refused' &&
      refusal === 'ballot-closed' &&
      !read.includes(id) &&
      meeting.floor.ballots.get(id)?.eligible.includes(person),
  );
  const ballot = lost && meeting.floor.ballots.get(lost.ballot);
  return ballot ? <LostPaper ballot={ballot} dismiss={() => setRead([...read, ballot.id])} /> : null;
}
