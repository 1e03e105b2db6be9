import { useNavigate } from '@tanstack/react-router';
import { v7 } from 'uuid';
import { PollId } from '#domain/ids.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';

/** Opens a draft; without a network it is written on this machine and created when it is back. */
export function useCreatePoll(): { create: () => Promise<void>; creating: boolean } {
  const { ask, asking } = useAsk();
  const navigate = useNavigate();
  async function create() {
    const poll = PollId.parse(v7());
    const outcome = await ask('poll.create', { poll });
    if (isSettled(outcome)) await navigate({ to: '/polls/$poll', params: { poll } });
  }
  return { create, creating: asking };
}
