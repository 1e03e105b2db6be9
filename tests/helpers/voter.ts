/** A voter's machine as bytes and requests: takes a paper of a secret ballot and puts it into the box. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { BallotId, MeetingId } from '#domain/ids.ts';
import type { Choice } from '#domain/meeting/ballot.ts';
import { type SecretPaper, signedText } from '#domain/meeting/paper-list.ts';
import { ballotPapersPath, HttpError } from '#protocol/http.ts';

export const suite = RSABSSA.SHA384.PSS.Deterministic();

export function rsaKey(spki: string): Promise<CryptoKey> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  return crypto.subtle.importKey('spki', Buffer.from(spki, 'base64url'), algorithm, true, ['verify']);
}

export class Voter {
  readonly key: string;
  readonly #private: KeyObject;
  readonly ballot: BallotId;
  readonly #meeting: MeetingId;
  readonly #publicKey: string;
  #inverse: Uint8Array = new Uint8Array();
  blinded = '';
  permit = '';

  /** @param publicKey of the ballot */
  constructor({ meeting, ballot }: { meeting: MeetingId; ballot: BallotId }, publicKey: string) {
    const pair = generateKeyPairSync('ed25519');
    this.#private = pair.privateKey;
    this.key = pair.publicKey.export({ format: 'jwk' }).x ?? '';
    this.ballot = ballot;
    this.#meeting = meeting;
    this.#publicKey = publicKey;
  }

  /** What to ask `ballot.takePaper` for. */
  async blind(): Promise<string> {
    const { blindedMsg, inv } = await suite.blind(
      await rsaKey(this.#publicKey),
      Buffer.from(this.key, 'base64url'),
    );
    this.#inverse = inv;
    this.blinded = Buffer.from(blindedMsg).toString('base64url');
    return this.blinded;
  }

  /** @throws if it is no signature of the ballot's key over this voter's */
  async unblind(signature: string): Promise<void> {
    const permit = await suite.finalize(
      await rsaKey(this.#publicKey),
      Buffer.from(this.key, 'base64url'),
      Buffer.from(signature, 'base64url'),
      this.#inverse,
    );
    this.permit = Buffer.from(permit).toString('base64url');
  }

  paper(option: string, text = ''): SecretPaper {
    const choice: Choice = { option, text };
    const words = signedText(this.#meeting, this.ballot, choice);
    const signature = sign(null, Buffer.from(words), this.#private).toString('base64url');
    return { option, text, key: this.key, permit: this.permit, signature };
  }

  /** @returns `stored`, or why not */
  async post(url: string, paper: SecretPaper): Promise<string> {
    const response = await fetch(url + ballotPapersPath(this.#meeting, this.ballot), {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(paper),
    });
    return response.status === 204 ? 'stored' : HttpError.parse(await response.json()).code;
  }
}
