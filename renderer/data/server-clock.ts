/** The server's time on this machine: everyone's clocks of speakers and items run alike, however wrong a machine's own clock is. */
import { useNow } from '#renderer/ui/use-now.ts';
import { useConnection } from './live.ts';

/**
 * The server's clock in milliseconds since 1970, anew every `everyMs`; standing still without it. Of its distance to this
 * machine's clock the last welcome of the server told.
 */
export function useServerNow(everyMs: number | undefined): number {
  const { clockSkew } = useConnection();
  return useNow(everyMs) + clockSkew;
}
