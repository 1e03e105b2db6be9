/**
 * What a digital signature within a paper says and how far it can be believed. Technically as ISO 32000-2, 12.8 has it; what the law asks
 * of a signature is Luật Giao dịch điện tử 20/2023/QH15, which leaves the checking of it to whoever receives it. Pure.
 */
import { z } from 'zod';
import { Timestamp } from '../ids.ts';

/** The bytes or the signature are not what was signed, or whoever signed had no right to sign any more. */
const flaws = [
  'bytes-differ',
  'signature-differs',
  'unreadable',
  /** The certificate, or one behind it, was revoked before it was signed. */
  'revoked',
] as const;

/** Nothing speaks against the signature, but something that would speak for it is missing. */
const doubts = [
  /** Something other than further signatures was added to the file afterwards. */
  'changed-later',
  /** No certificate that this machine trusts stands behind the signer's. */
  'issuer-unknown',
  'self-signed',
  /** The signer's certificate, or one behind it, was not in force when it was signed. */
  'not-in-force',
  /** The certificate, or one behind it, was revoked after the time of signing that nobody but the signer's machine tells of. */
  'revoked-since',
  /** MD5 and SHA-1: two papers with one fingerprint can be made. */
  'weak-digest',
  /** A way of signing that is not checked here. */
  'kind-unknown',
] as const;

export const SignatureFinding = z.enum([...flaws, ...doubts]);
export type SignatureFinding = z.infer<typeof SignatureFinding>;

/** What the file itself brings along about certificates that were taken back. Nobody outside is asked. */
export const Revocation = z.discriminatedUnion('state', [
  /** Nothing in the file speaks of the signer's certificate. */
  z.object({ state: z.literal('unchecked') }),
  /** It was not revoked, as far as its issuer knew at that time. */
  z.object({ state: z.literal('good'), asOf: Timestamp }),
  z.object({ state: z.literal('revoked'), at: Timestamp, whose: z.enum(['signer', 'issuer']) }),
]);
export type Revocation = z.infer<typeof Revocation>;

export const PaperSignature = z.object({
  /** The common name in the signer's certificate: a person, or an office with its seal. */
  signer: z.string().nullable(),
  /** Their organisation, and the part of it. */
  organisation: z.string().nullable(),
  /** The common name of who issued the signer's certificate. */
  issuer: z.string().nullable(),
  signedAt: Timestamp.nullable(),
  /** A timestamp that was checked, or the clock of whoever signed. */
  timeFrom: z.enum(['timestamp', 'signer']).nullable(),
  /** As the signer put it. */
  reason: z.string().nullable(),
  /** A person's or an office's signature, or a mere proof of time. */
  kind: z.enum(['signature', 'timestamp']),
  /** What was signed: all of the file, or a state after which others signed or something was added. */
  covers: z.enum(['whole', 'then-signed', 'then-changed']),
  revocation: Revocation,
  /** Empty: valid. */
  findings: z.array(SignatureFinding),
});
export type PaperSignature = z.infer<typeof PaperSignature>;

export type SignatureVerdict = 'valid' | 'unknown' | 'invalid';

export function verdictOf({ findings }: Pick<PaperSignature, 'findings'>): SignatureVerdict {
  if (findings.some((finding) => (flaws as readonly string[]).includes(finding))) return 'invalid';
  return findings.length === 0 ? 'valid' : 'unknown';
}

/** The worst of several: what a paper with these signatures is called at a glance. */
export function verdictOfAll(signatures: readonly PaperSignature[]): SignatureVerdict {
  const verdicts = new Set(signatures.map(verdictOf));
  return verdicts.has('invalid') ? 'invalid' : verdicts.has('unknown') ? 'unknown' : 'valid';
}

/**
 * What each signature covers.
 * @param ends where the bytes that each covers end; all begin with the file
 * @param size of the file
 */
export function coverage(ends: readonly number[], size: number): PaperSignature['covers'][] {
  const last = Math.max(0, ...ends);
  return ends.map((end) => {
    if (end === size) return 'whole';
    return end < last && last === size ? 'then-signed' : 'then-changed';
  });
}
