import { useNavigate } from '@tanstack/react-router';
import { v7 } from 'uuid';
import { MeetingId } from '#domain/ids.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';

/** Opens a draft and its editor; without a network the draft is written on this machine and created when it is back. */
export function useCreateMeeting(): { create: () => Promise<void>; creating: boolean } {
  const { ask, asking } = useAsk();
  const navigate = useNavigate();
  async function create() {
    const meeting = MeetingId.parse(v7());
    const outcome = await ask('meeting.create', { meeting });
    if (isSettled(outcome)) await navigate({ to: '/meetings/$meeting/plan', params: { meeting } });
  }
  return { create, creating: asking };
}
