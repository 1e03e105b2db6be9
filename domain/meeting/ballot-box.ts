/**
 * The ballot box: what is on the server alone while people vote. A rule asks it while it decides, and says in its effect
 * what goes into it; both are stored in the transaction of the command.
 */
import type { BallotId, PersonId, Sha256 } from '../ids.ts';
import type { Ballot, Choice } from './ballot.ts';
import type { Vote } from './tally.ts';

export interface BallotBox {
  /** A fresh RSA key for the papers of one secret ballot: its public half, SPKI in base64url. */
  newKey(): string;
  /** What this person asked to be signed, blinded, and got; `undefined` for nothing yet. */
  paperOf(ballot: BallotId, person: PersonId): { blinded: string; signature: string } | undefined;
  /** Signs without seeing what (RFC 9474); `undefined` for what is no number below the modulus. */
  sign(ballot: BallotId, blinded: string): string | undefined;
  /** All votes: with names of an open ballot, without any of a secret one. */
  votes(ballot: BallotId): Vote[];
  /** The list of papers of a secret ballot as it will be published, and its hash. */
  list(ballot: Ballot, taken: number): { text: string; hash: Sha256 };
}

export type BoxChange =
  /** Keeps the private half of a key that {@link BallotBox.newKey} made. */
  | { do: 'keep-key'; ballot: BallotId; publicKey: string }
  /** An open vote, in place of an earlier one of the same person. */
  | { do: 'cast'; ballot: BallotId; person: PersonId; choice: Choice }
  | { do: 'hand-out'; ballot: BallotId; person: PersonId; blinded: string; signature: string }
  /** The box is closed for good: the list stays, key and single papers go. */
  | { do: 'seal'; ballot: BallotId; list: string }
  /** The ballot is annulled before it was closed: nobody will ever count what is in it. */
  | { do: 'discard'; ballot: BallotId };
