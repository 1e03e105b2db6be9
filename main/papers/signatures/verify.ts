/** Checks one signature over bytes of a file, and the timestamp on it. */
import {
  constants,
  createHash,
  createVerify,
  type KeyObject,
  verify as verifyBytes,
  type X509Certificate,
} from 'node:crypto';
import type { PaperSignature, SignatureFinding } from '#domain/paper/signature.ts';
import type { Names } from './certificate.ts';
import { findingsOfChain } from './chain.ts';
import { CmsUnreadable, readSignedMessage, readTimestamp, type SignedMessage } from './cms.ts';

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

const weak = new Set(['md5', 'sha1']);

export async function verifySignature(
  entry: SignatureEntry,
  encoded: Uint8Array,
  bytes: SignedBytes,
  anchors: readonly X509Certificate[],
): Promise<Omit<PaperSignature, 'covers'>> {
  const isTimestamp = entry.subFilter === 'ETSI.RFC3161';
  const kind = isTimestamp ? 'timestamp' : 'signature';
  const nobody = { signer: null, organisation: null, issuer: null, kind, reason: entry.reason } as const;
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
      : ((await proofOfTime(message, anchors)) ?? timeOfSigner(message, entry));
    for (const each of chainFindings(message, anchors, time.signedAt ?? Date.now())) findings.add(each);
    if (weak.has(message.digest) || weak.has(message.scheme.digest ?? '')) findings.add('weak-digest');
    return {
      ...nobody,
      ...who(message.signer?.subject),
      issuer: message.signer?.issuer.common ?? message.signer?.issuer.organisation ?? null,
      ...time,
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
  const key = keyOf(signer.certificate.publicKey, scheme.saltLength);
  const signed = attributes
    ? verifyBytes(scheme.digest, attributes.encoded, key, signature)
    : await verifyStream(scheme.digest, content, key, signature);
  return signed ? [] : ['signature-differs'];
}

function keyOf(key: KeyObject, saltLength: number | undefined) {
  return saltLength === undefined ? { key } : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
}

async function verifyStream(
  name: string | null,
  content: SignedBytes,
  key: ReturnType<typeof keyOf>,
  signature: Uint8Array,
): Promise<boolean> {
  if (name === null) throw new CmsUnreadable('this way of signing needs attributes');
  const check = createVerify(name);
  for await (const piece of content()) check.update(piece);
  return check.verify(key, signature);
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
  anchors: readonly X509Certificate[],
): Promise<Time | undefined> {
  if (!timestamp) return undefined;
  try {
    const message = readSignedMessage(timestamp);
    const findings = await timestampFindings(message, () => once(signature));
    const signedAt = timestampOf(message);
    if (findings.length > 0 || signedAt === null) return undefined;
    return chainFindings(message, anchors, signedAt).length > 0
      ? undefined
      : { signedAt, timeFrom: 'timestamp' };
  } catch (error) {
    if (error instanceof CmsUnreadable) return undefined;
    throw error;
  }
}

function chainFindings(
  { signer, certificates }: SignedMessage,
  anchors: readonly X509Certificate[],
  at: number,
): SignatureFinding[] {
  if (!signer) return ['issuer-unknown'];
  const brought = certificates.map(({ certificate }) => certificate);
  return findingsOfChain(signer.certificate, brought, anchors, at);
}

/**
 * ISO 32000-2 prefers the message's own time. Programs in use in Vietnam write the hour of Hà Nội there and call it UTC; the dictionary,
 * which is signed as well, names its zone.
 */
function timeOfSigner({ signedAt }: SignedMessage, { statedAt }: SignatureEntry): Time {
  const at = statedAt ?? signedAt ?? null;
  return { signedAt: at, timeFrom: at === null ? null : 'signer' };
}
