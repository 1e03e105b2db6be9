/** Certificate files (PKCS#12) as people have them, made on the spot: an authority, and those it vouches for. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const DAY_MS = 24 * 3600_000;
const { pki } = forge;

/** Makes keys in a moment, where forge alone would take seconds. */
function keyPair(modulusLength = 2048): { publicKey: forge.pki.PublicKey; privateKey: forge.pki.PrivateKey } {
  const pair = generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    publicKey: pki.publicKeyFromPem(pair.publicKey),
    privateKey: pki.privateKeyFromPem(pair.privateKey),
  };
}

/** Whoever holds a certificate and its key. */
export interface Holder {
  x509: X509Certificate;
  key: KeyObject;
  made: forge.pki.Certificate;
  signing: forge.pki.PrivateKey;
}

/** An authority that nobody vouches for. */
export const testAuthority = holder({
  name: 'Cơ quan chứng thực thử',
  organisation: 'Ban Cơ yếu thử',
  authority: true,
});

/** The authority's own certificate, PEM: trusted where a test says so. */
export const testAnchor = pki.certificateToPem(testAuthority.made);

export interface CertificateOptions {
  /** Common name. */
  name: string;
  organisation?: string;
  password?: string;
  /** Days from now. */
  from?: number;
  to?: number;
  /** Of the key, in bits. */
  bits?: number;
  usage?: { digitalSignature?: boolean; nonRepudiation?: boolean; keyEncipherment?: boolean };
  /** How the file is locked: as Windows does it by default, or as it is done today. */
  locked?: '3des' | 'aes256';
  /** Who vouches for it; left out: the authority, and for the authority itself. */
  by?: Holder;
  /** It may vouch for others. */
  authority?: boolean;
  /** It answers for its issuer what was revoked. */
  answering?: boolean;
  /** What goes into the file besides the certificates. */
  without?: 'key';
}

export const testPassword = 'Mật khẩu 2026!';

/** A certificate file of somebody for whom the authority vouches. */
export function certificateFile(options: CertificateOptions): Buffer {
  const { name, organisation = 'UBND xã Đồng Sen', password = testPassword, locked = 'aes256' } = options;
  const own = holder({ ...options, name, organisation, by: options.by ?? testAuthority });
  const key = options.without === 'key' ? null : own.signing;
  const chain = [own.made, testAuthority.made];
  const file = forge.pkcs12.toPkcs12Asn1(key as forge.pki.rsa.PrivateKey, chain, password, {
    algorithm: locked,
  });
  return Buffer.from(forge.asn1.toDer(file).getBytes(), 'binary');
}

/** Left out who vouches for it: it does so itself. */
export function holder(options: CertificateOptions): Holder {
  const keys = keyPair(options.bits);
  const made = certificate(keys, names(options.name, options.organisation ?? 'UBND xã Đồng Sen'), options);
  return {
    made,
    signing: keys.privateKey,
    x509: new X509Certificate(pki.certificateToPem(made)),
    key: createPrivateKey(pki.privateKeyToPem(keys.privateKey)),
  };
}

function names(common: string, organisation: string): forge.pki.CertificateField[] {
  // forge writes text as PrintableString by default, in which there are no Vietnamese letters.
  const valueTagClass = forge.asn1.Type.UTF8 as unknown as forge.asn1.Class;
  return [
    { name: 'commonName', value: common, valueTagClass },
    { name: 'organizationName', value: organisation, valueTagClass },
  ];
}

function certificate(
  keys: ReturnType<typeof keyPair>,
  subject: forge.pki.CertificateField[],
  { from = -1, to = 365, usage, authority = false, answering = false, by }: CertificateOptions,
): forge.pki.Certificate {
  const made = pki.createCertificate();
  made.publicKey = keys.publicKey;
  made.serialNumber = `01${Math.floor(Math.random() * 1e12).toString(16)}`.padEnd(16, '0');
  made.validity.notBefore = new Date(Date.now() + from * DAY_MS);
  made.validity.notAfter = new Date(Date.now() + to * DAY_MS);
  made.setSubject(subject);
  made.setIssuer(by?.made.subject.attributes ?? subject);
  const signing = usage ?? { digitalSignature: true, nonRepudiation: true };
  made.setExtensions([
    { name: 'basicConstraints', cA: authority, critical: true },
    { name: 'keyUsage', critical: true, ...(authority ? { keyCertSign: true, cRLSign: true } : signing) },
    // OCSPSigning, for which forge has no name.
    ...(answering ? [{ name: 'extKeyUsage', '1.3.6.1.5.5.7.3.9': true }] : []),
  ]);
  made.sign((by?.signing ?? keys.privateKey) as forge.pki.rsa.PrivateKey, forge.md.sha256.create());
  return made;
}
