/** Checks one signature over bytes of a file, and the timestamp on it. */
import { createHash, createVerify, type KeyObject, type X509Certificate } from 'node:crypto';
import type { PaperSignature, Revocation, SignatureFinding } from '#domain/paper/signature.ts';
import type { Names } from './certificate.ts';
import { chainOf, findingsOfChain } from './chain.ts';
import { readSignedMessage, readTimestamp, type SignedMessage } from './cms.ts';
import { revocationOf, type Witness, witnessesIn } from './revocation.ts';
import { checkingKey, isSignedBy, type Scheme } from './scheme.ts';
import { CmsUnreadable } from './unreadable.ts';

/** As its dictionary in the file has it. */
export interface SignatureEntry {
  /** ISO 32000-2, table 255: how the signed message is made. */
  subFilter: string | null;
  /** ms since the epoch. */
  statedAt: number | null;
  reason: string | null;
}

/** The signed bytes, as often as asked for. */
export type SignedBytes = () => AsyncIterable<Uint8Array>;

/** What else there is to judge a signature by. */
export interface Beside {
  anchors: readonly X509Certificate[];
  /** Certificates that the file brings outside of the message. */
  certificates: readonly X509Certificate[];
  /** What the file brings outside of the message about revoked certificates. */
  witnesses: readonly Witness[];
}

const weak = new Set(['md5', 'sha1']);

export async function verifySignature(
  entry: SignatureEntry,
  encoded: Uint8Array,
  bytes: SignedBytes,
  beside: Beside,
): Promise<Omit<PaperSignature, 'covers'>> {
  const isTimestamp = entry.subFilter === 'ETSI.RFC3161';
  const kind = isTimestamp ? 'timestamp' : 'signature';
  const revocation: Revocation = { state: 'unchecked' };
  const { reason } = entry;
  const nobody = { signer: null, organisation: null, issuer: null, kind, reason, revocation } as const;
  const stated = { signedAt: entry.statedAt, timeFrom: entry.statedAt === null ? null : 'signer' } as const;
  if (!isTimestamp && !isMessage(entry.subFilter))
    return { ...nobody, ...stated, findings: ['kind-unknown'] };
  try {
    const message = readSignedMessage(encoded);
    const findings = new Set<SignatureFinding>(
      await (isTimestamp ? timestampFindings(message, bytes) : bytesFindings(entry, message, bytes)),
    );
    const time = isTimestamp
      ? { signedAt: timestampOf(message), timeFrom: 'timestamp' as const }
      : ((await proofOfTime(message, beside)) ?? timeOfSigner(message, entry));
    const trust = trustIn(message, beside, time);
    for (const each of trust.findings) findings.add(each);
    if (weak.has(message.digest) || weak.has(message.scheme.digest ?? '')) findings.add('weak-digest');
    return {
      ...nobody,
      ...who(message.signer?.subject),
      issuer: message.signer?.issuer.common ?? message.signer?.issuer.organisation ?? null,
      ...time,
      revocation: trust.revocation,
      findings: [...findings],
    };
  } catch (error) {
    if (!(error instanceof CmsUnreadable)) throw error;
    return { ...nobody, ...stated, findings: ['unreadable'] };
  }
}

function isMessage(subFilter: string | null): boolean {
  return ['adbe.pkcs7.detached', 'ETSI.CAdES.detached', 'adbe.pkcs7.sha1'].includes(subFilter ?? '');
}

function who(names: Names | undefined): Pick<PaperSignature, 'signer' | 'organisation'> {
  if (!names) return { signer: null, organisation: null };
  const signer = names.common ?? names.organisation;
  const organisation = [names.unit, names.organisation].filter((each) => each !== null && each !== signer);
  return { signer, organisation: organisation.length > 0 ? organisation.join(', ') : null };
}

async function bytesFindings(
  { subFilter }: SignatureEntry,
  message: SignedMessage,
  bytes: SignedBytes,
): Promise<SignatureFinding[]> {
  if (subFilter !== 'adbe.pkcs7.sha1') return await messageFindings(message, bytes);
  // The message holds the SHA-1 digest of the bytes and signs that.
  const { content } = message;
  if (!content) return ['unreadable'];
  if (!(await digest('sha1', bytes)).equals(content)) return ['bytes-differ'];
  return await messageFindings(message, () => once(content));
}

async function timestampFindings(message: SignedMessage, bytes: SignedBytes): Promise<SignatureFinding[]> {
  const { content } = message;
  if (!content) return ['unreadable'];
  const stated = readTimestamp(content);
  if (!(await digest(stated.digest, bytes)).equals(stated.of)) return ['bytes-differ'];
  return await messageFindings(message, () => once(content));
}

function timestampOf({ content }: SignedMessage): number | null {
  return content ? readTimestamp(content).at : null;
}

async function messageFindings(message: SignedMessage, content: SignedBytes): Promise<SignatureFinding[]> {
  const { attributes, scheme, signature, signer } = message;
  if (attributes && !(await digest(message.digest, content)).equals(attributes.digest))
    return ['bytes-differ'];
  if (!signer) return [];
  const { publicKey } = signer.certificate;
  const signed = attributes
    ? isSignedBy(publicKey, scheme, attributes.encoded, signature)
    : await verifyStream(publicKey, scheme, content, signature);
  return signed ? [] : ['signature-differs'];
}

async function verifyStream(
  key: KeyObject,
  scheme: Scheme,
  content: SignedBytes,
  signature: Uint8Array,
): Promise<boolean> {
  if (scheme.digest === null) throw new CmsUnreadable('this way of signing needs attributes');
  const check = createVerify(scheme.digest);
  for await (const piece of content()) check.update(piece);
  return check.verify(checkingKey(key, scheme), signature);
}

async function digest(name: string, content: SignedBytes): Promise<Buffer> {
  const hash = createHash(name);
  for await (const piece of content()) hash.update(piece);
  return hash.digest();
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

type Time = Pick<PaperSignature, 'signedAt' | 'timeFrom'>;

/** The time of a timestamp on the signature itself, if it is sound and from somebody who is trusted. */
async function proofOfTime(
  { timestamp, signature }: SignedMessage,
  beside: Beside,
): Promise<Time | undefined> {
  if (!timestamp) return undefined;
  try {
    const message = readSignedMessage(timestamp);
    const findings = await timestampFindings(message, () => once(signature));
    const signedAt = timestampOf(message);
    if (findings.length > 0 || signedAt === null) return undefined;
    const time = { signedAt, timeFrom: 'timestamp' } as const;
    return trustIn(message, beside, time).findings.length > 0 ? undefined : time;
  } catch (error) {
    if (error instanceof CmsUnreadable) return undefined;
    throw error;
  }
}

/** How far the signer's certificate can be believed at that time. */
function trustIn(
  { signer, certificates, evidence }: SignedMessage,
  { anchors, certificates: others, witnesses }: Beside,
  { signedAt, timeFrom }: Time,
): { findings: SignatureFinding[]; revocation: Revocation } {
  if (!signer) return { findings: ['issuer-unknown'], revocation: { state: 'unchecked' } };
  const brought = [...certificates.map(({ certificate }) => certificate), ...others];
  const chain = chainOf(signer.certificate, brought, anchors);
  const at = signedAt ?? Date.now();
  const revocation = revocationOf(chain, [...witnessesIn(evidence), ...witnesses], at);
  const findings = findingsOfChain(chain, at);
  if (revocation.state !== 'revoked') return { findings, revocation };
  if (revocation.at <= at) findings.push('revoked');
  // Whoever has a revoked key may have turned back the clock.
  else if (timeFrom !== 'timestamp') findings.push('revoked-since');
  return { findings, revocation };
}

/**
 * ISO 32000-2 prefers the message's own time. Programs in use in Vietnam write the hour of Hà Nội there and call it UTC; the dictionary,
 * which is signed as well, names its zone.
 */
function timeOfSigner({ signedAt }: SignedMessage, { statedAt }: SignatureEntry): Time {
  const at = statedAt ?? signedAt ?? null;
  return { signedAt: at, timeFrom: at === null ? null : 'signer' };
}
