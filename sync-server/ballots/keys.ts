/** RSA keys that sign the papers of secret ballots: one a ballot, made ahead of its opening. */
import {
  constants,
  createPrivateKey,
  generateKeyPair,
  generateKeyPairSync,
  privateDecrypt,
} from 'node:crypto';

/** Good for one ballot; what it signed counts no more once the list is published. */
const modulusLength = 2048;
const options = {
  modulusLength,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
} as const;

export interface BallotKey {
  /** SPKI in base64url. */
  publicKey: string;
  /** PKCS #8. */
  privateKey: Buffer;
}

export class BallotKeys {
  #ready: BallotKey | undefined;
  #making = false;

  /** Makes one beside the work of the server, so that nobody waits for it when a ballot opens. */
  prepare(): void {
    if (this.#ready || this.#making) return;
    this.#making = true;
    generateKeyPair('rsa', options, (error, publicKey, privateKey) => {
      this.#making = false;
      if (!error) this.#ready = keyOf({ publicKey, privateKey });
    });
  }

  take(): BallotKey {
    const key = this.#ready ?? keyOf(generateKeyPairSync('rsa', options));
    this.#ready = undefined;
    return key;
  }
}

/** BlindSign of RFC 9474, 4.3: the bare RSA operation. `undefined` for what is no number below the modulus. */
export function blindSign(privateKey: Buffer, blinded: Buffer): Buffer | undefined {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
  } catch {
    return undefined;
  }
}

function keyOf({ publicKey, privateKey }: { publicKey: Buffer; privateKey: Buffer }): BallotKey {
  return { publicKey: publicKey.toString('base64url'), privateKey };
}
