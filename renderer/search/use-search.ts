import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect } from 'react';
import type { SearchHits } from '#contract';
import { useMeetingsVersion } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';

/** What is found for `query`, followed as papers come. `undefined` before the first answer. */
export function useSearch(query: string): SearchHits | undefined {
  const client = useQueryClient();
  const version = useMeetingsVersion();
  const asked = useDeferredValue(query.trim());
  const { data } = useQuery({
    queryKey: ['search', asked],
    queryFn: () => rpc.search.find({ query: asked }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Text is taken in after a paper has come, which nothing announces.
    refetchInterval: ({ state }) => ((state.data?.behind ?? 0) > 0 ? 2_000 : false),
  });
  useEffect(() => {
    if (version >= 0) void client.invalidateQueries({ queryKey: ['search'] });
  }, [client, version]);
  return data;
}
