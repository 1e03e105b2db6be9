/** The server's time on this machine: everyone's clocks of speakers and items run alike, however wrong a machine's own clock is. */
import { useCallback } from 'react';
import type { Timestamp } from '#domain/ids.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import { useConnection } from './live.ts';

/**
 * The server's clock in milliseconds since 1970, anew every `everyMs`; standing still without it. Of its distance to this
 * machine's clock the last welcome of the server told.
 */
export function useServerNow(everyMs?: number): Timestamp {
  const { clockSkew } = useConnection();
  return useNow(everyMs) + clockSkew;
}

/** Reads the server's clock at the moment of being called: for what is written down with its time. */
export function useServerClock(): () => Timestamp {
  const { clockSkew } = useConnection();
  return useCallback(() => Date.now() + clockSkew, [clockSkew]);
}
