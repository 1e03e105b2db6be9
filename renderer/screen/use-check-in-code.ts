/** The check-in code, fetched anew whenever the server changes it. */
import { useEffect, useState } from 'react';
import type { MeetingId } from '#domain/ids.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import { isRunning } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { useConnection } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useMe } from '#renderer/data/session.ts';

const AGAIN_MS = 5_000;
/** The server has changed it by then, whatever the way took. */
const SPARE_MS = 500;

/** `null` while there is none to be had; `undefined` until that is known, and where the person or the meeting has none to show. */
export function useCheckInCode(meeting: MeetingId, { phase, members }: Floor): string | null | undefined {
  const { person } = useMe();
  const { state, clockSkew } = useConnection();
  const [code, setCode] = useState<string | null>();
  const wanted = (phase === 'convened' || isRunning(phase)) && isOrganiser(members.get(person)?.role);
  const connected = state === 'connected';
  useEffect(() => {
    if (!wanted || !connected) return setCode(null);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    setCode(undefined);
    const fetchNext = async () => {
      let wait = AGAIN_MS;
      try {
        const next = await rpc.meetings.checkInCode({ meeting });
        if (gone) return;
        setCode(next.code);
        wait = Math.max(SPARE_MS, next.changesAt - (Date.now() + clockSkew)) + SPARE_MS;
      } catch {
        // Said on the screen; tried again below.
        if (!gone) setCode(null);
      }
      if (!gone) timer = setTimeout(() => void fetchNext(), wait);
    };
    void fetchNext();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [meeting, wanted, connected, clockSkew]);
  return wanted ? code : undefined;
}
