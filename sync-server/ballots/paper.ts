/** One secret paper: whether it is what it says, and what it is known by. */
import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import type { BallotId, MeetingId } from '#domain/ids.ts';
import { type SecretPaper, signedText } from '#domain/meeting/paper-list.ts';
import { receiptOf } from '#domain/meeting/receipt.ts';

export function keyHashOf({ key }: SecretPaper): Buffer {
  return createHash('sha256').update(Buffer.from(key, 'base64url')).digest();
}

/** What its voter finds it by in the published list. */
export function receiptOfPaper(paper: SecretPaper): string {
  return receiptOf(keyHashOf(paper));
}

/** The key was signed for this ballot, and the choice by the key. */
export function isGenuine(
  { meeting, ballot }: { meeting: MeetingId; ballot: BallotId },
  publicKey: string,
  paper: SecretPaper,
): boolean {
  const key = Buffer.from(paper.key, 'base64url');
  const rsa = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
  const permit = Buffer.from(paper.permit, 'base64url');
  const pss = { key: rsa, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  if (!verify('sha384', key, pss, permit)) return false;
  const ed25519 = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: paper.key }, format: 'jwk' });
  const text = Buffer.from(signedText(meeting, ballot, paper));
  return verify(null, text, ed25519, Buffer.from(paper.signature, 'base64url'));
}
