/** Signing answers to polls, and the sheets that were signed. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CommandId, PersonId, PollId, Timestamp } from '#domain/ids.ts';
import { PaperSignature } from '#domain/paper/signature.ts';
import { Choice, longestReply } from '#domain/poll/reply.ts';
import { SheetFile } from '#domain/poll/sheet.ts';
import { call } from './call.ts';
import { HandedOut } from './files.ts';

/** Bytes; a file with a whole chain of certificates takes a tenth of it. */
export const largestCertificateFile = 128 * 1024;

/** A certificate file (PKCS#12) in base64, and what it is called; `null`: the one that is kept on this machine. */
export const CertificateFile = z
  .object({ name: z.string().max(255), bytes: z.base64().max(Math.ceil(largestCertificateFile / 3) * 4) })
  .nullable();
export type CertificateFile = z.infer<typeof CertificateFile>;

const Password = z.string().max(500);

/** Whose certificate it is, who says so and until when. */
export const CertificateShown = z.object({
  holder: z.string(),
  organisation: z.string().nullable(),
  issuer: z.string(),
  validFrom: Timestamp,
  validTo: Timestamp,
});
export type CertificateShown = z.infer<typeof CertificateShown>;

/** An answer to be signed. */
export const SignRequest = z.object({
  poll: PollId,
  choice: Choice,
  text: z.string().max(longestReply),
  file: CertificateFile,
  password: Password,
  /** The certificate file stays on this machine, sealed. */
  keep: z.boolean(),
});
export type SignRequest = z.infer<typeof SignRequest>;

const AboutSheet = z.object({ poll: PollId, person: PersonId });
export type AboutSheet = z.infer<typeof AboutSheet>;

/** What was found of a sheet that came with an answer. */
export const SheetCheck = z.object({
  /** Everything in it; one, in any sheet that was signed here. */
  signatures: z.array(PaperSignature),
  /** Its words are those of the answer as it was counted. */
  matches: z.boolean(),
  /** The certificate's holder goes by the name of whoever answered. */
  sameName: z.boolean(),
});
export type SheetCheck = z.infer<typeof SheetCheck>;

export const signingCalls = {
  /** The name of the certificate file that is kept on this machine; never its password. */
  kept: oc.output(z.object({ name: z.string() }).nullable()),
  forget: oc,
  /** Opens a certificate file; fails where it can't be signed with it now. */
  look: call.input(z.object({ file: CertificateFile, password: Password })).output(CertificateShown),
  /** Makes the sheet of an answer and signs it, on this machine and without a network; it is then sent with the answer. */
  signAnswer: call.input(SignRequest).output(z.object({ sheet: SheetFile })),
};

export const sheetCalls = {
  /** Looks at the sheet that came with an answer: its signature, and whether it says what was answered. */
  check: call.input(AboutSheet).output(SheetCheck),
  /** One page of a sheet as a picture (PNG, base64), and how many there are. */
  page: call
    .input(AboutSheet.extend({ page: z.number().int().min(1).max(1000) }))
    .output(z.object({ png: z.string(), pages: z.number().int() })),
  /** Hands a sheet out under {@link exportPath}, once. */
  save: call.input(AboutSheet).output(HandedOut),
  /** All sheets of a poll in one .zip. */
  saveAll: call.input(z.object({ poll: PollId })).output(HandedOut),
  /** The sheet of an answer that was not counted, as long as that stands in the outbox. */
  saveRefused: call.input(z.object({ id: CommandId })).output(HandedOut),
};
