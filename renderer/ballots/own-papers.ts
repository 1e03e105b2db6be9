/** One's own secret papers of a meeting, as main tells them. */
import type { OwnPaper } from '#contract';
import type { BallotId, MeetingId } from '#domain/ids.ts';
import type { Subscribe } from '#renderer/data/event-stream.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useEvents } from '#renderer/data/use-events.ts';

const streams = new Map<MeetingId, Subscribe<OwnPaper[]>>();

function watchPapers(meeting: MeetingId): Subscribe<OwnPaper[]> {
  const known = streams.get(meeting);
  if (known) return known;
  const subscribe: Subscribe<OwnPaper[]> = (signal) => rpc.ballots.watchPapers({ meeting }, { signal });
  streams.set(meeting, subscribe);
  return subscribe;
}

const none: OwnPaper[] = [];

export function useOwnPapers(meeting: MeetingId): OwnPaper[] {
  return useEvents(watchPapers(meeting), none);
}

export function useOwnPaper(meeting: MeetingId, ballot: BallotId): OwnPaper | undefined {
  return useOwnPapers(meeting).find((paper) => paper.ballot === ballot);
}
