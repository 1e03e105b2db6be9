import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect } from 'react';
import type { PollRow } from '#contract';
import { useMeetingsVersion } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';

/** The polls as they are on this machine, followed as they change; `undefined` before the first answer. */
export function usePolls(query: string): PollRow[] | undefined {
  const client = useQueryClient();
  const version = useMeetingsVersion();
  const asked = useDeferredValue(query);
  const { data } = useQuery({
    queryKey: ['polls', asked],
    queryFn: () => rpc.polls.list({ query: asked }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  useEffect(() => {
    if (version >= 0) void client.invalidateQueries({ queryKey: ['polls'] });
  }, [client, version]);
  return data;
}
