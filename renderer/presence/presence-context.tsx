/** The presence of the meeting that is on the screen; none where there is no meeting, as with one's own papers. */
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { MeetingPresence as Announced } from '#domain/meeting/presence.ts';
import { documents } from '#renderer/data/documents.ts';
import { useMe } from '#renderer/data/session.ts';
import { usePart } from '#renderer/data/use-part.ts';
import { MeetingPresence } from './meeting-presence.ts';

const PresenceContext = createContext<MeetingPresence | undefined>(undefined);

export function PresenceOf({ meeting, children }: { meeting: MeetingId; children: ReactNode }) {
  const presence = useMeetingPresence(meeting);
  return <PresenceContext value={presence}>{children}</PresenceContext>;
}

function useMeetingPresence(meeting: MeetingId): MeetingPresence | undefined {
  const { person } = useMe();
  const { floor, opening } = usePart(meeting);
  const [presence, setPresence] = useState<MeetingPresence>();
  useEffect(() => {
    if (opening) return undefined;
    const made = new MeetingPresence(person, (name) => documents.acquire(name), floor);
    setPresence(made);
    return () => {
      made.close();
      setPresence(undefined);
    };
  }, [person, floor, opening]);
  return presence;
}

export function usePresence(): MeetingPresence | undefined {
  return use(PresenceContext);
}

const nobody: readonly Announced[] = [];
const never = () => () => {};

/** What the others announce now. */
export function useOthers(): readonly Announced[] {
  const presence = usePresence();
  return useSyncExternalStore(presence?.subscribe ?? never, () => presence?.others ?? nobody);
}

/** Whose pointer is shown on the pages; `leading`: one's own is told to the others. */
export interface Led {
  leading: boolean;
  leader: PersonId | undefined;
}

const nobodyLeads: Led = { leading: false, leader: undefined };

export const LedContext = createContext<Led>(nobodyLeads);
