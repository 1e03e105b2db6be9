/**
 * Whether somebody this machine trusts stands behind a certificate. Trusted is what whoever runs the machine put into its own store, e.g. the
 * roots of Ban Cơ yếu Chính phủ and of the Ministry: no list of ours that would grow old. Whether a certificate was revoked
 * can't be asked without a network, and is not.
 */
import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import type { SignatureFinding } from '#domain/paper/signature.ts';

/** More certificates behind one another than any office has. */
const LONGEST = 8;

/** The machine's own roots; none where its store can't be read, or by a runtime older than Node 22.15. */
export function machineAnchors(): X509Certificate[] {
  try {
    return tls.getCACertificates('system').map((each) => new X509Certificate(each));
  } catch {
    return [];
  }
}

/**
 * @param brought certificates that came with the signature, in any order: they are believed only if an anchor stands behind
 * @param at when it was signed, ms since the epoch
 * @returns what speaks against the certificate; nothing if it can be trusted
 */
export function findingsOfChain(
  signer: X509Certificate,
  brought: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  at: number,
): SignatureFinding[] {
  let current = signer;
  const findings = new Set<SignatureFinding>();
  for (let length = 0; length < LONGEST; length++) {
    if (!isInForce(current, at)) findings.add('not-in-force');
    if (anchors.some((anchor) => anchor.fingerprint256 === current.fingerprint256)) return [...findings];
    const anchor = issuerOf(current, anchors);
    if (anchor) return isInForce(anchor, at) ? [...findings] : [...findings.add('not-in-force')];
    if (isIssuedBy(current, current)) break;
    const next = issuerOf(current, brought);
    if (!next) break;
    current = next;
  }
  const alone = current === signer && isIssuedBy(signer, signer);
  return [...findings.add(alone ? 'self-signed' : 'issuer-unknown')];
}

function issuerOf(
  certificate: X509Certificate,
  among: readonly X509Certificate[],
): X509Certificate | undefined {
  return among.find((each) => each.ca && isIssuedBy(certificate, each));
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // A key of a kind that is not known here proves nothing.
    return false;
  }
}

function isInForce(certificate: X509Certificate, at: number): boolean {
  return Date.parse(certificate.validFrom) <= at && at <= Date.parse(certificate.validTo);
}
