/** How far oneself is in a ballot, and casting one's vote. */
import { z } from 'zod';
import { type Ballot, type Choice, hadTurn } from '#domain/meeting/ballot.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useMe } from '#renderer/data/session.ts';
import { tellFailure } from '#renderer/data/tell-failure.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { useOwnPaper } from './own-papers.ts';

export interface Turn {
  /**
   * `waiting`: the vote is on this machine and waits for a network. `sending`: on its way. `refused`: this machine has no
   * paper to vote with.
   */
  state: 'not-eligible' | 'to-vote' | 'waiting' | 'sending' | 'done' | 'refused';
  /** Of a secret paper that is in the box. */
  receipt: string | undefined;
  /** Why there is no paper: a refusal of a command, or the code of a request. */
  refusal: string | undefined;
  cast(choice: Choice): Promise<void>;
}

export function useTurn(meeting: Meeting, ballot: Ballot): Turn {
  const { person } = useMe();
  const paper = useOwnPaper(meeting.id, ballot.id);
  const { ask, asking } = useAsk();
  const secret = ballot.secrecy === 'secret';
  const about = { meeting: meeting.id, ballot: ballot.id };
  const waits = meeting.waiting.some(({ name, input }) => name === 'ballot.cast' && isAbout(input, ballot));
  const open = (): Turn['state'] => {
    if (asking) return 'sending';
    if (waits) return 'waiting';
    return hadTurn(meeting.floor, ballot.id, person) ? 'done' : 'to-vote';
  };
  const states = {
    asked: 'to-vote',
    ready: 'to-vote',
    sending: 'sending',
    cast: 'done',
    refused: 'refused',
  } as const;
  return {
    state: !ballot.eligible.includes(person)
      ? 'not-eligible'
      : secret
        ? states[paper?.state ?? 'asked']
        : open(),
    receipt: paper?.state === 'cast' ? paper.receipt : undefined,
    refusal: paper?.refusal ?? undefined,
    async cast(choice) {
      if (!secret) return void (await ask('ballot.cast', { ...about, choice }));
      try {
        await rpc.ballots.choose({ ...about, choice });
      } catch (error) {
        tellFailure(error);
      }
    },
  };
}

function isAbout(input: unknown, { id }: Ballot): boolean {
  return z.object({ ballot: z.literal(id) }).safeParse(input).success;
}
