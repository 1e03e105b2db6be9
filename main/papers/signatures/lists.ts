/** Lists of revoked certificates (CRL, RFC 5280) as witnesses. */
import type { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { CertificateRevocationList, IssuingDistributionPoint } from 'pkijs';
import { identityOf, maySignLists } from './certificate.ts';
import type { Vouched, Witness } from './revocation.ts';
import { isSignedBy, schemeOf } from './scheme.ts';

const ids = { distributionPoint: '2.5.29.28', authorityKey: '2.5.29.35', number: '2.5.29.20' } as const;
const understood: ReadonlySet<string> = new Set(Object.values(ids));

/** @returns `undefined` for a list that says less than all, as one of changes or of others' certificates does */
export function listWitness(der: Uint8Array): Witness | undefined {
  const list = new CertificateRevocationList({ schema: fromBER(new Uint8Array(der)).result });
  const extensions = list.crlExtensions?.extensions ?? [];
  if (extensions.some(({ critical, extnID }) => critical && !understood.has(extnID))) return undefined;
  const about: unknown = extensions.find(({ extnID }) => extnID === ids.distributionPoint)?.parsedValue;
  const scope = about instanceof IssuingDistributionPoint ? about : undefined;
  if (scope?.indirectCRL || scope?.onlyContainsAttributeCerts || scope?.onlySomeReasons !== undefined)
    return undefined;
  const revoked = new Map(
    (list.revokedCertificates ?? []).map(({ userCertificate, revocationDate }) => [
      serial(Buffer.from(userCertificate.valueBlock.valueHexView).toString('hex')),
      revocationDate.value.getTime(),
    ]),
  );
  const signedBy = oncePerIssuer((issuer) => isListOf(list, issuer));
  return ({ certificate, issuer }) => {
    if (certificate.ca ? scope?.onlyContainsUserCerts : scope?.onlyContainsCACerts) return undefined;
    if (!signedBy(issuer)) return undefined;
    return {
      revokedAt: revoked.get(serial(certificate.serialNumber)),
      from: list.thisUpdate.value.getTime(),
      until: list.nextUpdate?.value.getTime(),
    };
  };
}

function isListOf(list: CertificateRevocationList, { raw, publicKey }: Vouched['issuer']): boolean {
  if (!list.issuer.isEqual(identityOf(raw).name) || !maySignLists(raw)) return false;
  const signature = list.signatureValue.valueBlock.valueHexView;
  return isSignedBy(publicKey, schemeOf(list.signatureAlgorithm, 'sha256'), list.tbsView, signature);
}

/** Many signatures of one file have one issuer, and its list may be long. */
function oncePerIssuer(check: (issuer: X509Certificate) => boolean): (issuer: X509Certificate) => boolean {
  const known = new Map<string, boolean>();
  return (issuer) => {
    const answer = known.get(issuer.fingerprint256) ?? check(issuer);
    known.set(issuer.fingerprint256, answer);
    return answer;
  };
}

/** However many zeros it begins with. */
export function serial(hex: string): string {
  return hex.toLowerCase().replace(/^0+(?=.)/, '');
}
