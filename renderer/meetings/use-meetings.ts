import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect } from 'react';
import type { MeetingRow } from '#contract';
import { useMeetingsVersion } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';

export type When = 'upcoming' | 'past';

/** The list as it is on this machine, followed as it changes. `rows` is `undefined` before the first answer. */
export function useMeetings(when: When, query: string): { rows: MeetingRow[] | undefined; failed: boolean } {
  const client = useQueryClient();
  const version = useMeetingsVersion();
  const asked = useDeferredValue(query);
  const { data, isError } = useQuery({
    queryKey: ['meetings', when, asked],
    queryFn: () => rpc.meetings.list({ query: asked, when }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  useEffect(() => {
    if (version >= 0) void client.invalidateQueries({ queryKey: ['meetings'] });
  }, [client, version]);
  return { rows: data, failed: isError };
}
