import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DeskItem } from '#contract';
import { useMeetingsVersion } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';

/** What waits for the person, from what is on this machine, followed as it changes; `undefined` before the first answer. */
export function useDesk(): DeskItem[] | undefined {
  const client = useQueryClient();
  const version = useMeetingsVersion();
  const { data } = useQuery({ queryKey: ['desk'], queryFn: () => rpc.desk.list(), staleTime: 0 });
  useEffect(() => {
    if (version >= 0) void client.invalidateQueries({ queryKey: ['desk'] });
  }, [client, version]);
  return data;
}
