/**
 * The published list of a secret ballot: everything anybody needs to count it again, and nothing about who cast what.
 * `docs/kiem-phieu.mjs` counts it without any of this code.
 */
import { z } from 'zod';
import { BallotId, MeetingId, Timestamp } from '../ids.ts';
import { type Ballot, BallotTerms, type Choice } from './ballot.ts';

/** Names this form of list; another form gets another name. */
export const paperListFormat = 'hopso/phieu-kin/1';

/** A paper as it lies in the box. Keys and signatures are base64url. */
export const SecretPaper = z.object({
  option: z.string().max(64),
  text: z.string().max(2000),
  /** Ed25519, 32 bytes; made by the voter's machine for this paper alone. */
  key: z.string().regex(/^[\w-]{43}$/),
  /** RSABSSA-SHA384-PSS over the key: the paper was handed out for this ballot. */
  permit: z.string().regex(/^[\w-]{342,684}$/),
  /** Ed25519 over {@link signedText}: the choice is its owner's. */
  signature: z.string().regex(/^[\w-]{86}$/),
});
export type SecretPaper = z.infer<typeof SecretPaper>;

export const PaperList = z.object({
  format: z.literal(paperListFormat),
  meeting: MeetingId,
  ballot: BallotId,
  terms: BallotTerms.pick({ question: true, kind: true, options: true, denominator: true, passRule: true }),
  openedAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  /** Members with a vote, how many of them were there, and how many could vote. */
  members: z.number().int(),
  present: z.number().int(),
  eligible: z.number().int(),
  /** How many papers were handed out, one a person: there can't be more in the list. */
  taken: z.number().int(),
  /** RSA, SPKI in base64url. */
  publicKey: z.string(),
  /** In the order of their receipt codes. */
  papers: z.array(SecretPaper.extend({ receipt: z.string() })),
});
export type PaperList = z.infer<typeof PaperList>;

/** What the voter's machine signs: the choice, bound to its ballot. */
export function signedText(meeting: MeetingId, ballot: BallotId, { option, text }: Choice): string {
  return JSON.stringify([paperListFormat, meeting, ballot, option, text]);
}

/** The list as text; the same papers give the same text, in whatever order they are handed in. */
export function paperListText(
  meeting: MeetingId,
  ballot: Ballot,
  taken: number,
  papers: PaperList['papers'],
): string {
  const { question, kind, options, denominator, passRule } = ballot;
  const list: PaperList = {
    format: paperListFormat,
    meeting,
    ballot: ballot.id,
    terms: { question, kind, options, denominator, passRule },
    openedAt: ballot.openedAt,
    closedAt: ballot.closedAt,
    members: ballot.members,
    present: ballot.present,
    eligible: ballot.eligible.length,
    taken,
    publicKey: ballot.publicKey ?? '',
    papers: [...papers].sort((a, b) => (a.receipt < b.receipt ? -1 : 1)),
  };
  return JSON.stringify(list);
}
