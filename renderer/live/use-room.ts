/** What one has open in the room, and how it goes with the leader's page: following, away, or leading oneself. */
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { PaperId } from '#domain/ids.ts';
import { ask } from '#renderer/data/commands.ts';
import { useSettings } from '#renderer/data/live.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { type Following, follow, notFollowing, type ReadingAt } from './follow.ts';
import { LatestOnly } from './latest-only.ts';

const route = getRouteApi('/meetings/$meeting/room');
const LEAD_QUIET_MS = 200;

export interface Room {
  /** The open paper; `undefined` for none. */
  paper: PaperId | undefined;
  open(paper: PaperId | undefined): void;
  /** Opens a paper at a page. */
  openAt(at: ReadingAt): void;
  /** Where the reader is asked to go. */
  goTo: { page: number; nonce: number } | undefined;
  /** The reader shows a page; `byHand` if the person turned to it. */
  reading(page: number, byHand: boolean): void;
  /** Somebody else leads the page. */
  led: boolean;
  follows: boolean;
  following: Following;
  returnToLeader(): void;
  leading: boolean;
  setLeading(leading: boolean): void;
}

export function useRoom(meeting: Meeting): Room {
  const { person } = useMe();
  const { paper } = route.useSearch();
  const navigate = route.useNavigate();
  const follows = useSettings()?.follow ?? true;
  const lead = meeting.floor.lead;
  const leading = lead?.leader === person;
  const led = lead !== null && !leading;
  const [following, happened] = useReducer(follow, notFollowing);
  const [at, setAt] = useState<ReadingAt>();
  /** Where one asked to go oneself, until the leader goes on. */
  const [jump, setJump] = useState<ReadingAt & { nonce: number }>();

  const show = useCallback(
    (next: PaperId | undefined) => void navigate({ search: { paper: next }, replace: true }),
    [navigate],
  );

  const leadAt = lead?.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each leading is told once, by its time
  useEffect(() => {
    happened({ kind: 'led', lead: led && follows ? lead : null });
  }, [leadAt, lead?.leader, led, follows]);

  const target = following.target;
  useEffect(() => {
    if (!target) return;
    setJump(undefined);
    show(target.paper);
  }, [target, show]);

  const { offer, stop } = useLeadSender(meeting);
  useEffect(() => {
    if (leading && at && at.paper === paper) offer(at);
  }, [leading, at, paper, offer]);

  return useMemo(
    () => ({
      paper,
      open(next) {
        show(next);
        if (led && next !== lead?.paper)
          happened({ kind: 'reading', at: next && { paper: next, page: 1 }, byHand: true, lead });
      },
      openAt(next) {
        setJump({ ...next, nonce: Date.now() });
        show(next.paper);
        if (led) happened({ kind: 'reading', at: next, byHand: true, lead });
      },
      goTo: jump?.paper === paper ? jump : target && !following.away ? leaderPage(target, paper) : undefined,
      reading(page, byHand) {
        if (paper === undefined) return;
        setAt({ paper, page });
        if (led) happened({ kind: 'reading', at: { paper, page }, byHand, lead });
      },
      led,
      follows,
      following,
      returnToLeader: () => happened({ kind: 'return', lead }),
      leading,
      setLeading(on) {
        if (on && paper !== undefined) offer(at?.paper === paper ? at : { paper, page: 1 });
        if (!on) stop();
      },
    }),
    [paper, show, led, lead, jump, target, follows, following, leading, at, offer, stop],
  );
}

function leaderPage(target: ReadingAt & { at: number }, paper: PaperId | undefined): Room['goTo'] {
  return target.paper === paper ? { page: target.page, nonce: target.at } : undefined;
}

/** Leads the room to a page, each page once, the latest alone where several come at once. */
function useLeadSender(meeting: Meeting): { offer: (at: ReadingAt) => void; stop: () => void } {
  const id = meeting.id;
  const lead = meeting.floor.lead;
  const last = useRef<ReadingAt>(undefined);
  useEffect(() => {
    last.current = lead ?? undefined;
  }, [lead]);
  const sender = useMemo(
    () =>
      new LatestOnly<ReadingAt>(
        ({ paper, page }) => ask('meeting.lead', { meeting: id, paper, page }),
        LEAD_QUIET_MS,
      ),
    [id],
  );
  useEffect(() => () => sender.cancel(), [sender]);
  const offer = useCallback(
    (at: ReadingAt) => {
      if (last.current?.paper === at.paper && last.current.page === at.page) return sender.cancel();
      sender.offer(at);
    },
    [sender],
  );
  const stop = useCallback(() => {
    sender.cancel();
    void ask('meeting.stopLeading', { meeting: id });
  }, [sender, id]);
  return { offer, stop };
}
