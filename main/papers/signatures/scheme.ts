/** Ways of signing: what an algorithm is called in certificates and messages, and the arithmetic by Node's own crypto. */
import { constants, type KeyObject, verify } from 'node:crypto';
import { type AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';
import { CmsUnreadable } from './unreadable.ts';

/** How the signature was computed. */
export interface Scheme {
  /** Node's name of the digest that is signed; `null` where the key's own scheme has one (Ed25519). */
  digest: string | null;
  /** Of RSA-PSS: bytes of salt. */
  saltLength: number | undefined;
}

const digests: Record<string, string> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
};

/** Signature algorithms that name their digest. */
const named: Record<string, string> = {
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

const ids = {
  rsa: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  ec: '1.2.840.10045.2.1',
  ed25519: '1.3.101.112',
} as const;

/** @throws CmsUnreadable */
export function digestOf({ algorithmId }: AlgorithmIdentifier): string {
  const digest = digests[algorithmId] ?? named[algorithmId];
  if (!digest) throw new CmsUnreadable(`an unknown digest: ${algorithmId}`);
  return digest;
}

/** @param digest of the content, for algorithms that name none. @throws CmsUnreadable */
export function schemeOf({ algorithmId, algorithmParams }: AlgorithmIdentifier, digest: string): Scheme {
  if (algorithmId === ids.ed25519) return { digest: null, saltLength: undefined };
  if (algorithmId === ids.rsaPss) {
    const parameters = new RSASSAPSSParams({ schema: algorithmParams });
    return { digest: digestOf(parameters.hashAlgorithm), saltLength: parameters.saltLength };
  }
  if (algorithmId === ids.rsa || algorithmId === ids.ec) return { digest, saltLength: undefined };
  const own = named[algorithmId];
  if (!own) throw new CmsUnreadable(`an unknown way of signing: ${algorithmId}`);
  return { digest: own, saltLength: undefined };
}

/** What Node asks for to check a signature. */
export function checkingKey(key: KeyObject, { saltLength }: Scheme) {
  return saltLength === undefined ? { key } : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
}

export function isSignedBy(
  key: KeyObject,
  scheme: Scheme,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  return verify(scheme.digest, bytes, checkingKey(key, scheme), signature);
}
