/** What a voter's own machine knows of a secret ballot. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { BallotId, MeetingId } from '#domain/ids.ts';
import { Choice } from '#domain/meeting/ballot.ts';
import { call } from './call.ts';
import { HandedOut } from './files.ts';

/** One's own paper of a secret ballot, on this machine alone. */
export const OwnPaper = z.object({
  ballot: BallotId,
  /**
   * `asked`: the server is asked to sign it. `ready`: for a choice. `sending`: chosen, and goes into the box as soon as it
   * can. `cast`: in the box. `refused`: never will be.
   */
  state: z.enum(['asked', 'ready', 'sending', 'cast', 'refused']),
  /** By which its voter finds it in the published list. */
  receipt: z.string(),
  /** A refusal of a command, or the code of a failed request. */
  refusal: z.string().nullable(),
});
export type OwnPaper = z.infer<typeof OwnPaper>;

/** What counting a published list again has shown. */
export const Recount = z.object({
  /** The list is the one whose hash was told when the ballot closed. */
  isAsSealed: z.boolean(),
  /** Its papers are signed with the key that was told when the ballot opened. */
  isOfBallot: z.boolean(),
  papers: z.array(z.object({ receipt: z.string(), option: z.string(), text: z.string() })),
  /** Receipts of papers that are not genuine. */
  bad: z.array(z.string()),
  /** Papers that are there more than once. */
  twice: z.number().int(),
  taken: z.number().int(),
  eligible: z.number().int(),
  /** More papers than were handed out, or more handed out than people may vote. */
  tooMany: z.boolean(),
  totals: z.array(z.object({ option: z.string(), count: z.number().int() })),
  /** The totals are those that were published. */
  isAsTold: z.boolean(),
  /** One's own paper; `null` if none was cast on this machine. */
  own: z.enum(['found', 'missing']).nullable(),
  ownReceipt: z.string().nullable(),
});
export type Recount = z.infer<typeof Recount>;

const AboutBallot = z.object({ meeting: MeetingId, ballot: BallotId });

export const ballotCalls = {
  /** Gets one's paper of a secret ballot ready on this machine, once. */
  takePaper: call.input(AboutBallot),
  /** Puts the choice on the paper, which goes into the box by itself; it can't be taken back. */
  choose: call.input(AboutBallot.extend({ choice: Choice })),
  watchPapers: oc.input(z.object({ meeting: MeetingId })).output(eventIterator(z.array(OwnPaper))),
  /** Counts the published list again, on this machine. */
  recount: call.input(AboutBallot).output(Recount),
  /** The published list as a file, fetched under {@link exportPath}. */
  save: call.input(AboutBallot).output(HandedOut),
};
