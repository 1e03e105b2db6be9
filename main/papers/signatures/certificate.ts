/** A certificate (X.509) with what Node does not tell of it: names by their parts, and what its key is for. */
import { X509Certificate } from 'node:crypto';
import { BitString, fromBER } from 'asn1js';
import { Certificate, ExtKeyUsage, type RelativeDistinguishedNames } from 'pkijs';

const ids = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  unit: '2.5.4.11',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  answeringForIssuer: '1.3.6.1.5.5.7.3.9',
} as const;

/** RFC 5280, 4.2.1.3, as they stand in the first byte. */
const usages = { digitalSignature: 0x80, nonRepudiation: 0x40, revocationLists: 0x02 } as const;

/** A certificate with its names, which Node gives but as one text. */
export interface Certified {
  certificate: X509Certificate;
  subject: Names;
  issuer: Names;
}

export interface Names {
  common: string | null;
  organisation: string | null;
  unit: string | null;
}

export function certified(certificate: Certificate): Certified {
  return {
    certificate: new X509Certificate(Buffer.from(certificate.toSchema().toBER())),
    subject: namesOf(certificate.subject),
    issuer: namesOf(certificate.issuer),
  };
}

/** Of one in DER. */
export function namesIn(der: Uint8Array): Pick<Certified, 'subject' | 'issuer'> {
  const { subject, issuer } = parsed(der);
  return { subject: namesOf(subject), issuer: namesOf(issuer) };
}

/** Whether it says that its key may sign (RFC 5280, 4.2.1.3): digital signatures, or proof of what was agreed to. One that says nothing may. */
export function maySign(der: Uint8Array): boolean {
  return isFor(der, usages.digitalSignature | usages.nonRepudiation);
}

/** Whether its key may sign lists of what was revoked. */
export function maySignLists(der: Uint8Array): boolean {
  return isFor(der, usages.revocationLists);
}

/** Whether it was made to answer for its issuer what was revoked (RFC 6960, 4.2.2.2). */
export function mayAnswerForIssuer(der: Uint8Array): boolean {
  const purposes: unknown = parsed(der).extensions?.find(
    ({ extnID }) => extnID === ids.extendedKeyUsage,
  )?.parsedValue;
  return purposes instanceof ExtKeyUsage && purposes.keyPurposes.includes(ids.answeringForIssuer);
}

/** What others refer to it by: its name, and the bits of its key. */
export function identityOf(der: Uint8Array): { name: RelativeDistinguishedNames; key: Uint8Array } {
  const { subject, subjectPublicKeyInfo } = parsed(der);
  return { name: subject, key: subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView };
}

function isFor(der: Uint8Array, wanted: number): boolean {
  const usage: unknown = parsed(der).extensions?.find(({ extnID }) => extnID === ids.keyUsage)?.parsedValue;
  if (!(usage instanceof BitString)) return true;
  return ((usage.valueBlock.valueHexView[0] ?? 0) & wanted) !== 0;
}

function parsed(der: Uint8Array): Certificate {
  return new Certificate({ schema: fromBER(new Uint8Array(der)).result });
}

function namesOf({ typesAndValues }: RelativeDistinguishedNames): Names {
  const named = (id: string): string | null => {
    const value: unknown = typesAndValues.find(({ type }) => type === id)?.value.getValue();
    return typeof value === 'string' && value.trim() !== '' ? value.trim().normalize('NFC') : null;
  };
  return { common: named(ids.commonName), organisation: named(ids.organisation), unit: named(ids.unit) };
}
