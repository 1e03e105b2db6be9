/**
 * Opens a certificate file (PKCS#12: .p12, .pfx) and says whether one may sign with it now. `node-forge` reads the container: files in
 * use are locked in ways of the 1990s that the runtime's own crypto has given up. Key and certificates are then Node's own.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { CallFailure } from '../call-failure.ts';
import { maySign } from '../papers/signatures/certificate.ts';

export interface Credential {
  key: KeyObject;
  /** DER, as the file has it. */
  certificate: Uint8Array;
  x509: X509Certificate;
  /** What stands behind it, as far as the file brings it. DER. */
  behind: Uint8Array[];
}

/** Shorter RSA keys are broken by whoever wants to (TCVN and eIDAS alike ask for 2048). */
const SHORTEST_RSA = 2048;
const curves = new Set(['prime256v1', 'P-256', 'secp384r1', 'P-384', 'secp521r1', 'P-521']);

/** @param at ms since the epoch: when it is to be signed. @throws CallFailure each reason has a code of its own */
export function openCertificateFile(file: Uint8Array, password: string, at: number): Credential {
  const { keys, certificates } = contentsOf(file, password);
  const pair = keys
    .map(readKey)
    .flatMap((key) => certificates.flatMap((der) => (belongs(der, key) ? { key, der } : [])))[0];
  if (!pair) throw new CallFailure('no-private-key');
  const { key, der } = pair;
  const x509 = new X509Certificate(der);
  checkKey(key);
  if (!maySign(der)) throw new CallFailure('certificate-not-for-signing');
  if (Date.parse(x509.validFrom) > at) throw new CallFailure('certificate-not-yet');
  if (Date.parse(x509.validTo) < at) throw new CallFailure('certificate-expired');
  return { key, certificate: der, x509, behind: certificates.filter((each) => each !== der) };
}

function contentsOf(file: Uint8Array, password: string): { keys: Uint8Array[]; certificates: Uint8Array[] } {
  const { pki } = forge;
  const p12 = unlocked(file, password);
  const bagsOf = (type: string) => p12.getBags({ bagType: type })[type] ?? [];
  const keys = [pki.oids.pkcs8ShroudedKeyBag, pki.oids.keyBag].flatMap((type) => bagsOf(type ?? ''));
  const certificates = bagsOf(pki.oids.certBag ?? '');
  return {
    // What forge has no word for, keys on curves among them, it leaves as it stood.
    keys: keys.flatMap(({ key, asn1 }) =>
      key ? [derOf(pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key)))] : asn1 ? [derOf(asn1)] : [],
    ),
    certificates: certificates.flatMap(({ cert, asn1 }) =>
      cert ? [derOf(pki.certificateToAsn1(cert))] : asn1 ? [derOf(asn1)] : [],
    ),
  };
}

function unlocked(file: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  const container = parsed(file);
  try {
    // Not strict: what is locked inside is written by some programs as BER allows it.
    return forge.pkcs12.pkcs12FromAsn1(container, false, password);
  } catch (cause) {
    throw new CallFailure(reasonOf(cause), { cause });
  }
}

function parsed(file: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(Buffer.from(file).toString('binary'));
  } catch (cause) {
    throw new CallFailure('not-a-certificate-file', { cause });
  }
}

/** By what forge says, which has no codes: another password is the usual reason by far. */
function reasonOf(cause: unknown): CallFailure['code'] {
  const said = cause instanceof Error ? cause.message : '';
  if (/not an PKCS#12 PFX|version other than 3/.test(said)) return 'not-a-certificate-file';
  if (/unsupported|not supported/i.test(said)) return 'key-not-supported';
  return 'wrong-certificate-password';
}

function derOf(asn1: forge.asn1.Asn1): Uint8Array {
  return new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary'));
}

/** @param pkcs8 DER */
function readKey(pkcs8: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new CallFailure('key-not-supported', { cause });
  }
}

function belongs(certificate: Uint8Array, key: KeyObject): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(key);
  } catch {
    // A certificate that can't be read is nobody's.
    return false;
  }
}

function checkKey(key: KeyObject): void {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  const isUsed =
    (key.asymmetricKeyType === 'rsa' && modulusLength >= SHORTEST_RSA) ||
    (key.asymmetricKeyType === 'ec' && curves.has(namedCurve));
  if (!isUsed) throw new CallFailure('key-not-supported');
}
