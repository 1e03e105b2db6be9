/** Certificate files (PKCS#12) as people have them, made on the spot: an authority, and those it vouches for. */
import { generateKeyPairSync } from 'node:crypto';
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

const authorityKeys = keyPair();
const authorityName = names('Cơ quan chứng thực thử', 'Ban Cơ yếu thử');
const authority = certificate(authorityKeys.publicKey, authorityName, { authority: true });

/** The authority's own certificate, PEM: trusted where a test says so. */
export const testAnchor = pki.certificateToPem(authority);

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
  /** What goes into the file besides the certificates. */
  without?: 'key';
}

export const testPassword = 'Mật khẩu 2026!';

/** A certificate file of somebody for whom the authority vouches. */
export function certificateFile(options: CertificateOptions): Buffer {
  const { name, organisation = 'UBND xã Đồng Sen', password = testPassword, locked = 'aes256' } = options;
  const keys = keyPair(options.bits);
  const own = certificate(keys.publicKey, names(name, organisation), options);
  const key = options.without === 'key' ? null : keys.privateKey;
  const file = forge.pkcs12.toPkcs12Asn1(key as forge.pki.rsa.PrivateKey, [own, authority], password, {
    algorithm: locked,
  });
  return Buffer.from(forge.asn1.toDer(file).getBytes(), 'binary');
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
  publicKey: forge.pki.PublicKey,
  subject: forge.pki.CertificateField[],
  {
    from = -1,
    to = 365,
    usage,
    authority: isAuthority = false,
  }: Partial<CertificateOptions> & { authority?: boolean },
): forge.pki.Certificate {
  const made = pki.createCertificate();
  made.publicKey = publicKey;
  made.serialNumber = `01${Math.floor(Math.random() * 1e12).toString(16)}`.padEnd(16, '0');
  made.validity.notBefore = new Date(Date.now() + from * DAY_MS);
  made.validity.notAfter = new Date(Date.now() + to * DAY_MS);
  made.setSubject(subject);
  made.setIssuer(authorityName);
  made.setExtensions([
    { name: 'basicConstraints', cA: isAuthority, critical: true },
    {
      name: 'keyUsage',
      critical: true,
      ...(isAuthority ? { keyCertSign: true } : (usage ?? { digitalSignature: true, nonRepudiation: true })),
    },
  ]);
  made.sign(authorityKeys.privateKey as forge.pki.rsa.PrivateKey, forge.md.sha256.create());
  return made;
}
