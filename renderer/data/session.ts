/** Who is signed in. */
import { createContext, useContext } from 'react';
import type { Session } from '#contract';
import type { PersonId } from '#domain/ids.ts';
import type { Subscribe } from './event-stream.ts';
import { rpc } from './rpc.ts';
import { useEvents } from './use-events.ts';

export type SignedIn = Extract<Session, { state: 'signed-in' }>;
export type SignedOut = Extract<Session, { state: 'signed-out' }>;

const watchSession: Subscribe<Session> = (signal) => rpc.session.watch(undefined, { signal });

/** `undefined` for the blink before main has said it. */
export function useSession(): Session | undefined {
  return useEvents<Session | undefined>(watchSession, undefined);
}

/** Provided around everything that only a signed-in person sees. */
export const SignedInContext = createContext<SignedIn | undefined>(undefined);

export interface Me {
  person: PersonId;
  name: string;
}

export function useMe(): Me {
  const session = useContext(SignedInContext);
  if (!session) throw new Error('useMe outside of the signed-in part');
  return session;
}
