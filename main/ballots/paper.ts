/**
 * A paper of a secret ballot on its voter's machine: the key that is its only name, blinded for the server to sign without
 * seeing it (RFC 9474), and the choice signed by it.
 */
import { createHash, createPrivateKey, generateKeyPairSync, sign, type webcrypto } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { z } from 'zod';
import { Choice } from '#domain/meeting/ballot.ts';
import { type SecretPaper, signedText } from '#domain/meeting/paper-list.ts';
import { receiptOf } from '#domain/meeting/receipt.ts';
import type { BoxName } from '../store/ballots.ts';

const suite = RSABSSA.SHA384.PSS.Deterministic();

/** All that must stay on this machine. Bytes are base64url. */
export const PaperSecret = z.object({
  /** Ed25519: PKCS #8, and the public key as it stands on the paper. */
  privateKey: z.string(),
  key: z.string(),
  /** Takes the blinding off the signature. */
  inverse: z.string(),
  choice: Choice.nullable(),
});
export type PaperSecret = z.infer<typeof PaperSecret>;

/** @param publicKey of the ballot */
export async function newPaper(
  publicKey: string,
): Promise<{ secret: PaperSecret; blinded: string; receipt: string }> {
  const pair = generateKeyPairSync('ed25519');
  const key = pair.publicKey.export({ format: 'jwk' }).x ?? '';
  const { blindedMsg, inv } = await suite.blind(await imported(publicKey), bytes(key));
  return {
    secret: {
      privateKey: text(pair.privateKey.export({ format: 'der', type: 'pkcs8' })),
      key,
      inverse: text(inv),
      choice: null,
    },
    blinded: text(blindedMsg),
    receipt: receiptOf(createHash('sha256').update(bytes(key)).digest()),
  };
}

/**
 * The paper as it goes into the box: from the same secret, signature and choice always the very same.
 * @throws if the signature is none of this ballot's key: the server signed something else
 */
export async function finishedPaper(
  { meeting, ballot }: BoxName,
  publicKey: string,
  secret: PaperSecret,
  signature: string,
  choice: Choice,
): Promise<SecretPaper> {
  const permit = await suite.finalize(
    await imported(publicKey),
    bytes(secret.key),
    bytes(signature),
    bytes(secret.inverse),
  );
  const key = createPrivateKey({ key: Buffer.from(bytes(secret.privateKey)), format: 'der', type: 'pkcs8' });
  const signed = Buffer.from(signedText(meeting, ballot, choice));
  return { ...choice, key: secret.key, permit: text(permit), signature: text(sign(null, signed, key)) };
}

function imported(publicKey: string): Promise<webcrypto.CryptoKey> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  return crypto.subtle.importKey('spki', bytes(publicKey), algorithm, true, ['verify']);
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
